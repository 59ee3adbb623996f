"""The characters of a paragraph: what a reader sees of its runs, fields and controls."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractors.readers.flow.lines import raise_link, raised, seen, superscript
from extractors.readers.flow.look import Look
from extractors.readers.flow.model import Flow, Note, text_of
from extractors.readers.flow.symbols import to_unicode
from extractors.readers.strokes import Run
from extractors.readers.word import boxes, forms
from extractors.readers.word.context import Context, Field
from extractors.readers.word.styles import Style, run_look
from extractors.readers.word.xml import Element, attr, child, chosen, is_on, q

_SPACE = re.compile(r"[\t\r\n]+")  # Word shows a line end of the XML as a space
_REFERS = re.compile(r"\s*(?:NOTEREF\b|HYPERLINK\s+\\l\b)", re.IGNORECASE)
_PLACEHOLDER = frozenset(("placeholder text", "texte de l'espace réservé"))


@dataclass
class Inline:
    """The content of one paragraph, gathered run by run."""

    context: Context
    style: Style
    pieces: list[Run] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    before: Flow = field(default_factory=list)
    after: Flow = field(default_factory=list)
    """Text boxes anchored here, above and below the paragraph."""

    def add(self, text: str, look: Look) -> None:
        """Text of a run, unless it is hidden or part of a field's instruction."""
        if not text or self.context.is_silent:
            return
        if look.hidden:
            if text.strip():
                self.context.note_problem("hidden_content")
            return
        text = to_unicode(text, look.font)
        self.pieces.append((raised(text) if look.raised else text, look.flags))

    def walk(self, parent: Element, look: Look) -> None:
        """Everything below an element, in order."""
        for element in parent:
            handler = _HANDLERS.get(str(element.tag))
            if handler is not None:
                handler(self, element, look)
            elif element.tag not in _SKIPPED:
                self.walk(element, look)


def read_inline(context: Context, paragraph: Element, style: Style) -> Inline:
    """The runs of a paragraph, its text boxes and notes."""
    inline = Inline(context, style)
    inline.walk(paragraph, style.look)
    while context.fields and not context.fields[-1].in_result:
        context.fields.pop()  # an instruction that never ends must not swallow the rest
    return inline


def _run(inline: Inline, element: Element, look: Look) -> None:
    properties = child(element, "w:rPr")
    if properties is not None:
        character = inline.context.styles.character(attr(child(properties, "w:rStyle")))
        look = run_look(properties).over(_toggled(character.look, look))
    custom = _custom_mark(element)
    if custom:
        inline.notes.append(Note(custom, ""))
    inline.walk(element, look)


def _toggled(character: Look, paragraph: Look) -> Look:
    """Bold of a character style on bold of a paragraph style is not bold (§ 17.7.3)."""
    if character.bold and paragraph.bold:
        character = replace(character, bold=False)
    return character.over(paragraph)


def _custom_mark(run: Element) -> str:
    is_custom = any(attr(e, "w:customMarkFollows") for e in run)
    return "".join(e.text or "" for e in run if e.tag == q("w:t")).strip() if is_custom else ""


def _text(inline: Inline, element: Element, look: Look) -> None:
    inline.add(_SPACE.sub(" ", seen(element.text or "")), look)


def _constant(text: str) -> Handler:
    return lambda inline, element, look: inline.add(text, look)


def _symbol(inline: Inline, element: Element, look: Look) -> None:
    try:
        char = chr(int(attr(element, "w:char") or "", 16))
    except (ValueError, OverflowError):
        return
    font = attr(element, "w:font")
    inline.add(char, replace(look, font=font))


def _note(kind: str) -> Handler:
    def handle(inline: Inline, element: Element, look: Look) -> None:
        context = inline.context
        if context.is_silent or look.hidden:
            return
        mark, note = context.notes.take(kind, element)
        text = "" if note is None else text_of(context.story(note)).strip()
        if mark:
            inline.add(superscript(mark), look)
            inline.notes.append(Note(mark, text))
        elif inline.notes and not inline.notes[-1].text:
            inline.notes[-1] = Note(inline.notes[-1].mark, text)

    return handle


def _field_char(inline: Inline, element: Element, look: Look) -> None:
    fields = inline.context.fields
    kind = attr(element, "w:fldCharType")
    if kind == "begin":
        shown = forms.legacy_field(element)
        inline.add(shown or "", look)
        fields.append(Field(is_muted=shown is not None))
    elif kind == "separate" and fields:
        fields[-1].in_result = True
        fields[-1].start = id(inline.pieces), len(inline.pieces)
    elif kind == "end" and fields:
        ended = fields.pop()
        if ended.refers and ended.start[0] == id(inline.pieces):
            raise_link(inline.pieces, ended.start[1])


def _instruction(inline: Inline, element: Element, look: Look) -> None:
    if inline.context.fields and _REFERS.match(element.text or ""):
        inline.context.fields[-1].refers = True


def _link(inline: Inline, element: Element, look: Look) -> None:
    start = len(inline.pieces)
    inline.walk(element, look)
    if attr(element, "w:anchor"):
        raise_link(inline.pieces, start)


def _simple_field(inline: Inline, element: Element, look: Look) -> None:
    start = len(inline.pieces)
    inline.walk(element, look)
    if _REFERS.match(attr(element, "w:instr") or ""):
        raise_link(inline.pieces, start)


def _control(inline: Inline, element: Element, look: Look) -> None:
    box = forms.check_box(element)
    content = child(element, "w:sdtContent")
    if box is not None:
        inline.add(box, look)
    elif content is not None and not is_prompt(inline.context, element, content):
        inline.walk(content, look)


def is_prompt(context: Context, control: Element, content: Element) -> bool:
    """An empty control shows a prompt ("Cliquez ici …"), which nobody has written."""
    if not is_on(child(control, "w:sdtPr"), "w:showingPlcHdr"):
        return False
    ids = {attr(e) for e in content.iter(q("w:rStyle"))}
    return any(context.styles.character(i).name in _PLACEHOLDER for i in ids)


def _alternate(inline: Inline, element: Element, look: Look) -> None:
    branch = chosen(element)
    if branch is not None:
        inline.walk(branch, look)


def _deleted(inline: Inline, element: Element, look: Look) -> None:
    texts = element.iter(q("w:delText"), q("w:t"), q("w:sym"))
    if any(e.tag == q("w:sym") or (e.text or "").strip() for e in texts):
        inline.context.note_problem("tracked_changes")


def _drawing(inline: Inline, element: Element, look: Look) -> None:
    flow = boxes.flow_of(inline.context, element)
    (inline.before if boxes.is_above(element) else inline.after).extend(flow)


Handler = Callable[[Inline, Element, Look], None]

_HANDLERS: dict[str, Handler] = {
    q("w:r"): _run,
    q("w:t"): _text,
    q("m:t"): _text,
    q("w:tab"): _constant("\t"),
    q("w:ptab"): _constant("\t"),
    q("w:br"): _constant("\n"),
    q("w:cr"): _constant("\n"),
    q("w:noBreakHyphen"): _constant("-"),
    q("w:sym"): _symbol,
    q("w:footnoteReference"): _note("footnote"),
    q("w:endnoteReference"): _note("endnote"),
    q("w:fldChar"): _field_char,
    q("w:instrText"): _instruction,
    q("w:fldSimple"): _simple_field,
    q("w:hyperlink"): _link,
    q("w:sdt"): _control,
    q("mc:AlternateContent"): _alternate,
    q("w:del"): _deleted,
    q("w:moveFrom"): _deleted,
    q("w:drawing"): _drawing,
    q("w:pict"): _drawing,
    q("w:object"): _drawing,
}
_SKIPPED = frozenset(
    map(
        q,
        (
            "w:pPr",
            "w:rPr",
            "w:delText",
            "w:delInstrText",
            "w:fldData",
            "w:ffData",
            "w:customXmlPr",
            "w:smartTagPr",
            "m:ctrlPr",
        ),
    )
)

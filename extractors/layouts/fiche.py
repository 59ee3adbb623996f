"""The fiche that is open while the scan goes down the document, and what goes into it."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.blocks import Block, Span
from extractors.layouts.context import groups_of, names_group, path_of, says_objective
from extractors.layouts.facts import facts_of, fields_of, states_figure
from extractors.layouts.fields import GROUPS, NAMES, TITLES
from extractors.layouts.label_pairs import Pair, is_dated_start, pairs_of_line, run_in_label, within
from extractors.layouts.records import Field, Record
from extractors.layouts.told import state_of, states_itself
from extractors.layouts.view import LONGEST_LABEL, labels_of
from normalizers.closings import heads_annex, is_afterword, is_closing
from normalizers.label_split import label_within, split_label
from normalizers.numbering import parse_action_heading
from normalizers.title_state import is_state

_NAMED = (*GROUPS, *NAMES, None, "text")
"""Fields of which a fiche may have some before it tells anything."""
_OF_PEOPLE = ("pilot", "partners", "public", "text")


@dataclass(slots=True)
class OpenFiche:
    """A fiche being filled; `field` takes the text that follows a label standing alone."""

    record: Record
    field: Field | None = None
    from_table: bool = False
    takes_list: bool = False
    """The label stood alone: list items below it are its values, whatever they begin with."""
    level: int | None = None
    rubric: int = 0
    """The level of the heading that is the last label; 0 where no heading is."""
    item: int = 0
    """The level of the list item that is the last label; 0 where none is."""

    @property
    def has_own_fields(self) -> bool:
        """Whether anything but its name, its group and the title of a rubric was read."""
        return any(item.name not in _NAMED for item in self.record.fields)

    @property
    def _tells_more(self) -> bool:
        """Whether it has fields of its own besides a state, which may stand above the title."""
        return any(item.name not in (*_NAMED, "status") for item in self.record.fields)

    @property
    def asked(self) -> str:
        """The field of the last label, which what stands below answers; "" where none is known."""
        return (self.field.name if self.field else None) or ""

    @property
    def _is_new(self) -> bool:
        """Whether nothing was read but its name and group: a state alone is the action's."""
        return all(item.name in (*GROUPS, *NAMES) for item in self.record.fields)

    @property
    def _waits_for_group(self) -> bool:
        """Whether the label just above asks for an engagement, measure or objective, or may."""
        return self.field is not None and self.field.is_empty and self.asked in ("", *GROUPS)

    def takes_group(self, block: Block, *, is_path: bool) -> bool:
        """Whether the name of an engagement or objective is of this fiche, not of those below.

        A heading above its own is not, nor is one below the sentences of a fiche; a paragraph below
        « Objectif du contrat » answers it, a path of groups where no objective stands above.
        """
        told = self.record.has(*GROUPS) or self.record.context.below_engagement
        if block.kind != "heading" and (self._waits_for_group or (is_path and not told)):
            return True
        if self.has_own_fields:
            return False
        if block.kind != "heading":
            return True
        tells = any(item.text.rstrip().endswith(".") for item in self.record.all("text"))
        return not tells and (block.level or 9) >= (self.level or 0)

    def ends_before(self, span: Span, block: Block, *, at_end: bool = False) -> bool:
        """A heading as high as the fiche's own that is no label ends it, a signature too.

        `at_end`: the document's last words.
        """
        closes = is_closing(span.text) or (at_end and is_afterword(span.text))
        if closes and block.kind != "list_item" and not self._names_people():
            return True
        has_label = split_label(span.text) is not None or bool(labels_of(span.text))
        waits = self.field is not None and self.field.is_empty
        told = block.kind == "paragraph" and self.has_own_fields and not waits
        if told and heads_annex(span.text):
            return True
        if told and block.below_rule:
            return not has_label
        untitled = self.field is None and self._wants_title()
        if block.kind != "heading" or untitled or (self._is_new and is_state(span.text)):
            return False
        if self.from_table and self.level is None:
            return True
        if (block.level or 9) < (self.level or 0):
            return True
        if has_label or self.level is None or block.level is None:
            return False
        return block.level <= self.level

    def _names_people(self) -> bool:
        """Whether the words of an office may be a value: nothing yet, or a rubric of persons."""
        if not self.takes_list or self.field is None:
            return False
        return self.field.is_empty or self.field.name in _OF_PEOPLE

    def add(self, name: str | None, label: str, values: list[Span]) -> Field:
        """A labelled value; a label met again takes more text."""
        item, *figures = fields_of(name, label, values)
        self.record.fields += [item, *figures]
        if name in (None, *GROUPS):  # « Rattachement : Engagement 2 – Mesure 6 – Objectif 12 »
            steps = path_of(values)
            self.record.fields += [Field(level, level, [words]) for level, words in steps]
        return item

    def add_groups(self, groups: list[tuple[str, Span]]) -> None:
        """What the fiche belongs to, by level."""
        if self._waits_for_group:
            self.field = None
        for level, words in groups:
            self.add(level, level, [words])

    def add_pair(self, pair: Pair) -> None:
        """One label and value of a table."""
        if pair.label is not None:
            values = [pair.value] if pair.value and pair.value.text.strip() else []
            self.field = self.add(pair.name, pair.label.text, values)
            self.field.blank = None if values else pair.value
        elif pair.value is not None:
            self._add_unlabelled(pair.value)

    def _add_of_line(self, line: Span, pair: Pair) -> None:
        """One of several labels with their values; one that states with its value is a sentence."""
        if pair.label is not None and pair.value is not None:
            whole = line.cut(pair.label.start - line.start, pair.value.end - line.start)
            if (found := split_label(whole.text)) and states_itself(whole.text, *found):
                self.add("text", "", [whole])
                return
        self.add_pair(pair)

    def add_grid(self, pair: Pair, spans: list[Span], *, is_apart: bool) -> None:
        """The cells of a table of figures, under its own label or the one above."""
        if pair.label is not None:
            self.field = self.add(pair.name, pair.label.text, spans)
        elif self.field is not None:
            self.field = self.add(self.field.name, self.field.label, spans)
        else:
            self.field = self.add("text", "", spans)
        self.field.is_apart = is_apart

    def _add_unlabelled(self, value: Span) -> None:
        if (found := groups_of(value)) and (names_group(value.text) or self.asked in ("", *GROUPS)):
            self.add_groups(found)
        elif not (self.field is not None and self.field.is_empty) and is_state(value.text):
            self.add("status", "", [value])
        elif self._wants_title():
            self.add("title", "", [value])
        elif self.field is not None:
            self.field.values.append(value)
        else:
            self.add("text", "", [value])

    def _wants_title(self) -> bool:
        if self.record.heading is None or self.record.has(*TITLES):
            return False
        heading = parse_action_heading(self.record.heading.text)
        bare = heading is not None and not (
            self.record.heading.text[heading.value.title_start :].strip(" :.–—-\n")
        )
        return bare and not self._tells_more

    def add_text(self, span: Span, block: Block, *, is_rubric: bool = False) -> bool:
        """A paragraph or list item below the heading; false where it is none of the fiche's.

        `is_rubric`: the text is known for a label that stands alone.
        """
        if block.kind == "list_item" and self.takes_list and _item_level(block) > self.item:
            self._add_unlabelled(span)
            return True
        if facts := facts_of(span):
            for name, words in facts:
                self.add(name, "", [words])
            return True
        if self._is_new and is_state(span.text):
            self.add("status", "", [span])
            return True
        if self._opens_rubric(span, block, is_rubric=is_rubric):
            return True
        if run_in := run_in_label(span.text, block.bold_chars):
            self._add_inline(span, block, *run_in)
            return True
        if several := pairs_of_line(span):
            for pair in several:
                self._add_of_line(span, pair)
            self.takes_list, self.from_table = False, False
            return True
        found = split_label(span.text)
        if found and states_itself(span.text, *found):
            found = None
        if found and not (self.takes_list and within(self.asked, span, *found)):
            self._add_inline(span, block, found[0].value, found[0].end, found[1])
            return True
        if self.from_table and not (self.level and self.level < _level(block)):
            return False
        if block.kind == "paragraph" and (at := label_within(span.text)) is not None:
            self.add_text(span.cut(0, at).strip(), block)
            return self.add_text(span.cut(at, len(span.text)), block)
        if self._is_start(span):
            self.add("start", "", [span])
        elif self.field and not self.field.is_empty and states_figure(span.text, self.asked):
            self.add("indicators", "", [span])
            self.takes_list = False
        elif not self._add_unknown(span, block):
            self._add_unlabelled(span)
        return True

    def _is_start(self, span: Span) -> bool:
        """« Depuis avril 2022 », where no label waits for its value."""
        waits = self.field is not None and self.field.is_empty
        return not waits and not self.record.has("start") and is_dated_start(span.text)

    def add_told(self, span: Span) -> None:
        """What stands behind a name in one paragraph, a state first where it begins with one.

        « Formation réalisée à Mende. » is a sentence that tells one, « Réalisée, 12 familles. » is
        none.
        """
        end = state_of(span.text)
        sentence = span.text.rstrip().endswith(".") and not is_state(span.text[:end])
        if end is not None and not sentence:
            self.add("status", "", [span.cut(0, end)])
            span = span.cut(end, len(span.text))
            span = span.cut(len(span.text) - len(span.text.lstrip(" ,;.:–—")), len(span.text))
        if span.text.strip():
            self.add("text", "", [span])

    def _opens_rubric(self, span: Span, block: Block, *, is_rubric: bool) -> bool:
        """A label that stands alone: what follows is its value."""
        names = labels_of(span.text)
        stands_out = block.kind == "heading" or block.bold_chars >= len(span.text.strip()) > 0
        _, colon, value = span.text.partition(":")
        alone = "\t" not in span.text and (not value.strip() if colon else stands_out)
        if not names or not (alone or (is_rubric and not self._waits_for(names[0]))):
            return False
        self.field, self.from_table = self.add(names[0], span.text, []), False
        self.takes_list, self.rubric, self.item = True, _level(block), _item_level(block)
        return True

    def _waits_for(self, name: str) -> bool:
        """« Poursuite de l'action » right below "Perspectives" is what is planned, no label."""
        return self.field is not None and self.field.name == name and self.field.is_empty

    def _add_unknown(self, span: Span, block: Block) -> bool:
        """A label that the lexicon does not know, in bold (« **Et maintenant :** … »), before an
        objective (« Rattachement : objectif n° 5 ») or a heading below others: what follows is not
        theirs.
        """
        if block.kind == "heading" and self._tells_more and not self._is_within(block):
            self.field, self.takes_list = self.add(None, span.text, []), False
            self.rubric, self.from_table = _level(block), False
            return True
        label, colon, rest = span.text.partition(":")
        bold = len(label.rstrip()) <= block.bold_chars < len(span.text)
        if (
            not colon
            or not (bold or says_objective(rest))
            or len(label) > LONGEST_LABEL
            or block.kind == "list_item"
        ):
            return False
        value = span.cut(len(label) + 1, len(span.text)).strip()
        self.field = self.add(None, label, [value] if value.text else [])
        return True

    def _is_within(self, block: Block) -> bool:
        """Whether a heading stands below that of the last label: it parts its text."""
        return 0 < self.rubric < _level(block)

    def _add_inline(
        self, span: Span, block: Block, name: str, label_end: int, value_start: int
    ) -> None:
        value = span.cut(value_start, len(span.text)).strip()
        label = span.text[:label_end]
        self.field = self.add(name, label, [value] if value.text else [])
        self.takes_list, self.from_table, self.rubric = not value.text, False, 0
        self.item = _item_level(block)


def _level(block: Block) -> int:
    return (block.level or 0) if block.kind == "heading" else 0


def _item_level(block: Block) -> int:
    return (block.level or 1) if block.kind == "list_item" else 0

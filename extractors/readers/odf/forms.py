"""Form controls of OpenDocument: what a reader sees of them."""

from __future__ import annotations

from extractors.readers.flow.symbols import EMPTY_BOX, TICKED
from extractors.readers.odf.xml import Element, attr, number, q


def control_text(control: Element) -> str:
    """A box with its label ("☒ Oui"), the text or choice of any other control."""
    label = attr(control, "form:label") or ""
    if control.tag == q("form:checkbox"):
        state = attr(control, "form:current-state") or attr(control, "form:state")
        return f"{TICKED if state == 'checked' else EMPTY_BOX} {label}".rstrip()
    if control.tag == q("form:radio"):
        state = attr(control, "form:current-selected") or attr(control, "form:selected")
        return f"{TICKED if state == 'true' else EMPTY_BOX} {label}".rstrip()
    if control.tag == q("form:listbox"):
        options = control.findall(q("form:option"))
        return " ".join(attr(o, "form:label") or "" for o in options if _is_chosen(o))
    return attr(control, "form:current-value") or attr(control, "form:value") or label


def _is_chosen(option: Element) -> bool:
    state = attr(option, "form:current-selected") or attr(option, "form:selected")
    return state == "true"


def field_mark(element: Element) -> str:
    """A form field taken over from Word: ☒ or ☐, the entry of a drop-down list; else ""."""
    kind = attr(element, "field:type") or ""
    params = [
        (attr(p, "field:name") or "", attr(p, "field:value") or "")
        for p in element.findall(q("field:param"))
    ]
    if kind.endswith("FORMCHECKBOX"):
        return TICKED if ("Checkbox_Checked", "true") in params else EMPTY_BOX
    if kind.endswith("FORMDROPDOWN"):
        entries = [value for name, value in params if name == "Dropdown_ListEntry"]
        chosen = next((p for p in element if attr(p, "field:name") == "Dropdown_Selected"), None)
        index = number(chosen, "field:value", 0) if chosen is not None else 0
        return entries[index] if 0 <= index < len(entries) else ""
    return ""

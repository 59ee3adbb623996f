"""What the controls of a filled form show, as text."""

from __future__ import annotations

from bs4 import Tag

from extractors.readers.text.marks import CHECKED, UNCHECKED

_NO_VALUE = {"hidden", "submit", "button", "reset", "image", "file", "password"}


def control_text(tag: Tag) -> str | None:
    """Text of a form control ("☒", the value, the chosen option); None for other elements."""
    if tag.name == "input":
        return _input_text(tag)
    if tag.name == "select":
        return _selected(tag)
    if tag.name == "textarea":
        return tag.get_text().strip("\n")
    return None


def _input_text(tag: Tag) -> str:
    kind = str(tag.get("type", "text")).lower()
    if kind in {"checkbox", "radio"}:
        return f"{CHECKED if tag.has_attr('checked') else UNCHECKED} "
    return "" if kind in _NO_VALUE else str(tag.get("value", ""))


def _selected(tag: Tag) -> str:
    """The options marked as selected, else the one a browser shows; a prompt is no answer."""
    options = tag.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")]
    if not chosen and not tag.has_attr("multiple"):
        chosen = options[:1]
    return ", ".join(
        " ".join(option.get_text().split()) for option in chosen if option.get("value") != ""
    )

"""DOCX files (also .docm, .dotx and strict Office Open XML) as blocks."""

from extractors.readers.word.reader import read

__all__ = ["read"]

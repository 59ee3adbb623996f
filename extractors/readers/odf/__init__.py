"""OpenDocument: the package, and text documents into blocks."""

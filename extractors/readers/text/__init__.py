"""Plain text, Markdown and CSV into blocks."""

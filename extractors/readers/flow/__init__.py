"""What the readers of word-processor files share: lines and tables before they are blocks."""

"""Text in, value out: French and the policy's vocabulary, never files or layout."""

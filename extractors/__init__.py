"""Documents in, raw records out: file formats and page layout, never the output schema."""

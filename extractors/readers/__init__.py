"""One reader per family of formats: a file in, a `Document` of blocks out."""

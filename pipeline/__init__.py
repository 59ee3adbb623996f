"""Rows, checks, disk and user: the only package that knows the output schema."""

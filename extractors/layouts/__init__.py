"""Layouts turn blocks into raw records: fiches, table rows, listed actions."""

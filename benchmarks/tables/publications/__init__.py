"""Whole publications with known tables: what statistical offices and agencies print."""

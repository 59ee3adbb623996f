"""Workbooks into blocks: what each cell displays, regions as tables."""

"""Running over many files: what is kept of each, the worker processes, the tables in place."""

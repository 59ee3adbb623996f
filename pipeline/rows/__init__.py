"""Records become rows: each value normalised, set once, and pointed back to its words."""

"""Tables with known truth, printed by several programs, and how well they are read."""

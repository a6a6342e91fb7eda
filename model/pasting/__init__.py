"""Pasting a block of cells into a budget: what has to be decided, what would change, and the one Edit that does it."""

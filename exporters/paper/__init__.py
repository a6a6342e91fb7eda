"""Annexes as pages of paper: where every word, fill and rule stands, before anything paints them."""

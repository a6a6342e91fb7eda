"""Comparing in the window: what with what, the lines side by side, what moved the totals, and corrections."""

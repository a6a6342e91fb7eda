"""Comparing two budgets: which line is which, what differs in words and figures, and what moved the totals."""

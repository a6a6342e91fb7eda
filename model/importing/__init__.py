"""Budgets from files that are no workbooks. Nothing is guessed: what cannot be read is a finding, or refused."""

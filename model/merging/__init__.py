"""Merging copies of a budget that were edited apart: three ways, with their common base, and nothing guessed."""

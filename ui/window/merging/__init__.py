"""Merging copies in the window: their bases, the conflicts decided, and what came of it."""

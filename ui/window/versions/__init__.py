"""Frozen versions in the window: freezing, listing, looking at them, exporting and restoring."""

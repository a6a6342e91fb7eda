"""The window: pages, grids and panels over one session."""

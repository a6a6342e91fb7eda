"""The window: pages, grids and panels over one session."""

from ui.window.plain_imports import import_plainly

import_plainly()  # before the first of the modules that this package is full of

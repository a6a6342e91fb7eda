"""What the officer sees: the window (`ui.window`, PySide6) and the command line (`ui.commands`, which never imports Qt)."""

"""What the officer sees: the window (`ui.window`, PySide6) and the command line (`ui.commands`, no Qt)."""

"""Importing without a second look: Qt for Python reads the source of every module that is imported after it.

It looks there for a switch to names in snake_case, which the app does not use, and takes as long as importing does.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # what puts itself before `import`

_IMPORT_BEFORE_QT = "__orig_import__"


def import_plainly() -> None:
    """Import from now on as Python does by itself."""
    builtins.__import__ = getattr(builtins, _IMPORT_BEFORE_QT, builtins.__import__)

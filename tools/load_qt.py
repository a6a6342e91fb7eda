"""The proof that Qt works here: loads the libraries that the app uses, and finds a font.

Run by the environment's own Python, with the platform plugin to load as argument ("xcb", or "" for none).
"""

import ctypes
import os
import sys
from pathlib import Path


def main() -> int:
    """Exit code 0 if Qt starts; 1, with a sentence that names the library or the fonts, if it does not."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        import PySide6
        from PySide6 import QtGui, QtNetwork, QtPrintSupport, QtSvg, QtTest, QtWidgets  # noqa: F401

        if sys.argv[1]:
            plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
            ctypes.CDLL(str(plugins / f"libq{sys.argv[1]}.so"))
    except (ImportError, OSError) as error:
        print(f"Qt does not start here: {error}.", file=sys.stderr)
        return 1
    application = QtWidgets.QApplication([])
    if not QtGui.QFontDatabase.families():
        print("Qt finds no fonts here.", file=sys.stderr)
        return 1
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())

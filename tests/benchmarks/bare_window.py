"""A process with nothing but an empty QMainWindow: what any PySide6 program costs to start."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.painting import PaintWatch

if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    watch = PaintWatch(window)
    window.show()
    sys.exit(application.exec())

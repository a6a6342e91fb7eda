"""A program that has copied cells ends in order."""

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from ui.window.application import make_application
from ui.window.leaving_clipboard import leave_clipboard
application = make_application()
content = QMimeData()
content.setText("14SCS11")
QGuiApplication.clipboard().setMimeData(content)
leave_clipboard()
"""


def test_it_ends_without_a_crash_where_the_clipboard_is_its_own(tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], env=env, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr.decode()) == (0, "")

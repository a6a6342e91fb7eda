import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_it_says_so_before_qt_aborts() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    code = "import sys; from ui.window.application import run_window; sys.exit(run_window(None))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith("There is no display to open a window on")
    assert run.stderr.count("\n") == 1


def test_the_window_remembers_its_size(window: MainWindow) -> None:
    from ui.window.preferences import geometry

    assert geometry() is None
    window.close()
    assert geometry() is not None

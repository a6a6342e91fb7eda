import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.problems import EntryProblem
from ui.window.crash import CrashHandler
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


def test_an_unexpected_exception_is_told_and_work_goes_on(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    CrashHandler(window).handle(ValueError, ValueError("surprise"), None)
    assert "Something went wrong in the program (ValueError)" in window.message_bar.text
    assert "surprise" in capsys.readouterr().err
    assert window.isVisible()


def test_a_problem_that_nobody_took_is_told_in_its_own_words(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    CrashHandler(window).handle(EntryProblem, EntryProblem("An amount is a figure or blank."), None)
    assert window.message_bar.text == "An amount is a figure or blank."
    assert capsys.readouterr().err == ""


def test_the_window_remembers_its_size(window: MainWindow) -> None:
    from ui.window.preferences import geometry

    assert geometry() is None
    window.close()
    assert geometry() is not None

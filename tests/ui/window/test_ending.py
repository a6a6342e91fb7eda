"""The system ends the program: at log-off, by a signal or for good, no work is lost and nobody is asked."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from model import planning
from model.journal.place import leftovers
from model.journal.recovering import restored
from model.lines import Field
from model.local_data import recovery_folder
from model.samples import OXFORDSHIRE, load_sample
from model.saving import lock_record
from model.workbook.document import Document
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from model import planning
from model.lines import Field
from ui.window import application
from ui.window.main_window import MainWindow

def edit():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    if window.session.document is None:
        QTimer.singleShot(50, edit)
        return
    line = next(window.session.budget.lines())
    window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), "Typed just now"))
    print("typed", flush=True)

application.make_application()
QTimer.singleShot(0, edit)
sys.exit(application.run_window(Path(sys.argv[1])))
"""


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    Document(load_sample(OXFORDSHIRE).budget).save_as(tmp_path / "Strategy.xlsx")
    return tmp_path / "Strategy.xlsx"


@pytest.fixture
def editing(workbook: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another window of the program in which a title was typed a moment ago."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(workbook)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        yield process
        process.kill()


def _title_recovered(workbook: Path) -> str:
    (found,) = leftovers()
    document = Document.open(workbook)
    document.budget.apply(restored(found.edits, found.heading.order, document.budget).edit)
    found.leave()
    return next(document.budget.lines()).title


@pytest.mark.skipif(os.name == "nt", reason="Windows ends no program by a signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_the_work_on_disk_and_the_workbook_let_go(
    editing: subprocess.Popen[str], workbook: Path, number: int
) -> None:
    before = workbook.read_bytes()
    editing.send_signal(number)
    assert editing.wait(60) == 0
    assert workbook.read_bytes() == before
    assert lock_record.read(lock_record.place_of(workbook)) is None
    assert _title_recovered(workbook) == "Typed just now"


def test_log_off_puts_the_work_on_disk_at_once(window: MainWindow) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), "Typed"))
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.commitDataRequest.emit(None)
    assert len(list(recovery_folder().iterdir())) == 1


def test_an_end_that_the_officer_was_not_asked_about_leaves_the_work(window: MainWindow) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), "Typed"))
    window.end()
    (found,) = leftovers()
    assert len(found.edits) == 1
    found.leave()


def test_an_end_after_the_officer_gave_the_work_up_leaves_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), "Typed"))
    window.journal.flush()
    monkeypatch.setattr(window.documents, "may_leave", lambda: True)
    assert window.close()
    window.end()
    assert list(leftovers()) == []

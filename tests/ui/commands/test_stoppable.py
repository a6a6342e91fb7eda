import os
import signal
from pathlib import Path

import pytest

from exporters.exporting import export
from exporters.wanted import CSV, Wanted
from model.progress import Cancelled
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.commands.stoppable import stoppable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to the whole group of programs")


def _press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_stops_an_export_at_its_next_step_and_leaves_what_was_there(tmp_path: Path) -> None:
    document = Document(load_sample(OXFORDSHIRE).budget)
    wanted = Wanted(("schedule", "year-on-year"), (CSV,))
    export(document, tmp_path, wanted)
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()}
    with stoppable() as progress:
        _press_ctrl_c()
        with pytest.raises(Cancelled, match="nothing has changed"):
            export(document, tmp_path, wanted, progress)
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()} == before


def test_ctrl_c_after_the_last_step_changes_nothing() -> None:
    with stoppable() as progress:
        progress("Putting the files in place", 1.0)
        _press_ctrl_c()


def test_ctrl_c_means_what_it_meant_before_once_the_work_is_done() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before

"""An export that cannot be finished leaves what was there, whatever stops it and wherever."""

import errno
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from exporters import exporting
from exporters.exporting import export
from exporters.wanted import Wanted
from model.problems import FileProblem
from model.progress import Cancelled
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tests.exporters.budgets import DAY

TWO = Wanted(("year-on-year", "schedule"))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return document


@pytest.fixture
def folder(document: Document, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    export(document, folder, TWO)
    for path in folder.iterdir():
        path.write_bytes(b"as it was")
    return folder


def _is_as_it_was(folder: Path) -> bool:
    return len(list(folder.iterdir())) == 6 and {path.read_bytes() for path in folder.iterdir()} == {b"as it was"}


def _steps(document: Document, folder: Path) -> int:
    told: list[str] = []
    export(document, folder, TWO, lambda words, _share: told.append(words))
    return len(told)


def _stopping(at: int) -> Callable[[str, float], None]:
    calls = count()

    def stop(_words: str, _share: float) -> None:
        if next(calls) == at:
            raise Cancelled

    return stop


def test_an_export_cancelled_at_any_step_leaves_what_was_there(document: Document, folder: Path) -> None:
    new = folder.parent / "new"
    for step in range(_steps(document, folder.parent / "count")):
        for target in (folder, new):
            with pytest.raises(Cancelled):
                export(document, target, TWO, _stopping(step))
        assert _is_as_it_was(folder)
        assert not new.exists()


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize(
    "call, fault, words",
    [("fsync", errno.ENOSPC, "the disk is full"), ("fdopen", errno.EIO, "the disk reports a fault")],
)
def test_a_fault_before_the_last_file_is_on_disk_replaces_none(
    call: str, fault: int, words: str, number: int, document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = getattr(os, call), count()

    def faulty(*arguments: object) -> object:
        if next(calls) == number:
            raise OSError(fault, "injected")
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, faulty)
        if number < 6:
            with pytest.raises(FileProblem, match=words):
                export(document, folder, TWO)
    if number < 6:
        assert _is_as_it_was(folder)


def test_a_disk_that_is_really_full_replaces_none(folder: Path) -> None:
    pytest.importorskip("resource", reason="this system limits no file sizes")
    program = (
        "import resource, signal, sys; from pathlib import Path; from exporters.exporting import export; "
        "from model.workbook.document import Document; from model.problems import FileProblem\n"
        "document = Document.open(Path(sys.argv[1]))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))\n"
        "try:\n    export(document, Path(sys.argv[2]))\nexcept FileProblem as problem:\n    sys.exit(str(problem))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, folder.parent / "Strategy.xlsx", folder],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 1
    assert "cannot be saved: " in done.stderr
    assert "Traceback" not in done.stderr
    assert _is_as_it_was(folder)


@pytest.mark.parametrize("owner", ["~$Strategy schedule.xlsx", ".~lock.Strategy schedule.xlsx#"])
def test_an_annex_open_in_another_program_is_left_alone_and_named(owner: str, document: Document, folder: Path) -> None:
    (folder / owner).write_bytes(b"\x07Finance" + b" " * 50)
    with pytest.raises(FileProblem, match=r"Strategy schedule\.xlsx is open in (Excel|LibreOffice)"):
        export(document, folder, TWO)
    (folder / owner).unlink()
    assert _is_as_it_was(folder)


def test_a_target_that_is_a_folder_or_read_only_replaces_none(document: Document, folder: Path) -> None:
    last = folder / "Strategy schedule.csv-metadata.json"
    last.chmod(0o444)
    with pytest.raises(FileProblem, match="marked as read-only"):
        export(document, folder, TWO)
    assert _is_as_it_was(folder)
    last.unlink()
    last.mkdir()
    with pytest.raises(FileProblem, match="it is a folder"):
        export(document, folder, TWO)
    last.rmdir()
    assert {path.read_bytes() for path in folder.iterdir()} == {b"as it was"}


def test_a_folder_in_which_nothing_may_be_written_is_told(
    document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(FileProblem, match="you have no right to write there"):
        export(document, folder, TWO)
    assert _is_as_it_was(folder)
    with pytest.raises(FileProblem, match="you have no right to write there"):
        export(document, folder.parent / "new" / "deep", TWO)
    assert not (folder.parent / "new").exists()


def test_a_failed_rename_leaves_no_half_files_behind(
    document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_old: Path, _new: Path, *, exchange: bool) -> None:
        assert exchange
        error = PermissionError(errno.EACCES, "refused")
        error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # as Windows says that a file is open
        raise error

    monkeypatch.setattr("model.saving.exchanging._rename", refuse)
    with pytest.raises(FileProblem, match="another program has it open; close it there and try again"):
        export(document, folder, TWO)
    assert _is_as_it_was(folder)


def test_one_zip_holds_every_file_of_the_export_and_is_the_same_each_time(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_now", lambda: DAY)
    result = export(document, tmp_path / "zipped", replace(TWO, zipped=True))
    loose = export(document, tmp_path / "loose", TWO)
    (file,) = result.files
    assert (file.path.name, file.format) == ("Strategy annexes.zip", "zip")
    assert [path.name for path in (tmp_path / "zipped").iterdir()] == ["Strategy annexes.zip"]
    with zipfile.ZipFile(file.path) as package:
        assert {name: package.read(name) for name in package.namelist()} == {
            each.path.name: each.path.read_bytes() for each in loose.files
        }
        assert {info.date_time for info in package.infolist()} == {(2026, 1, 9, 0, 0, 0)}
    assert export(document, tmp_path / "zipped", replace(TWO, zipped=True)).files == result.files

"""Whatever operation fails in a save, the file is the whole old or the whole new one, and the exit code tells which.

As SQLite is tested: the N-th operation fails, or the process ends there, then the next, until a run meets no fault.
Each operation fails once, in one of three ways in turn.
"""

import builtins
import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from model.files import sha256
from model.saving import exchanging
from model.workbook.document import Document
from tests.ui.commands.conftest import Command, Told

pytestmark = pytest.mark.thorough

FAULTS = pytest.mark.parametrize(
    "number, first", [(errno.ENOSPC, 1), (errno.EIO, 2), (errno.EACCES, 3)], ids=["full", "broken", "not allowed"]
)
STEP = 3
STEP_OF_ENDS = 7  # each is a start of the program
MANY = 400
ENDED = 86
TWO_ANNEXES = ("--format", "csv", "--annex", "year-on-year", "--annex", "schedule")


class Faults:
    """Counts the operations on files in some folders, and fails the one wanted, or ends the process before it."""

    def __init__(self, folders: tuple[Path, ...], wanted: int, number: int | None) -> None:
        self._folders = tuple(str(folder) for folder in folders)
        self._wanted = wanted
        self._number = number
        self.met = 0

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("open", "replace", "rename", "link", "unlink", "mkdir", "stat", "chmod", "fsync"):
            patch.setattr(os, name, self._watched(getattr(os, name)))
        patch.setattr(os, "fdopen", self._opening(os.fdopen))
        patch.setattr(builtins, "open", self._opening(builtins.open))
        patch.setattr(io, "open", self._opening(io.open))
        patch.setattr(exchanging, "_rename", self._watched(exchanging._rename))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401  # whatever the system's call takes and gives
            self.meet(args)
            return real(*args, **options)

        return call

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401  # as above
            file = self._watched(real)(*args, **options)
            is_written = isinstance(args[0], int) or self._concerns(args)
            return WatchedFile(file, self) if is_written and "b" in str(args[1:2]) else file

        return call

    def meet(self, args: tuple[object, ...]) -> None:
        if not self._concerns(args):
            return
        self.met += 1
        if self.met == self._wanted:
            if self._number is None:
                os._exit(ENDED)
            raise OSError(self._number, os.strerror(self._number))

    def _concerns(self, args: tuple[object, ...]) -> bool:
        """Tell whether a call is about the folders; one with the number of an open file is taken to be."""
        first = args[0] if args else None
        return type(first) is int or (isinstance(first, str | Path) and str(first).startswith(self._folders))


class WatchedFile:
    """A file whose writing and closing may fail."""

    def __init__(self, file: Any, faults: Faults) -> None:  # noqa: ANN401  # any open file
        self._file, self._faults = file, faults

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._file)

    def write(self, data: bytes) -> int:
        self._faults.meet((0,))
        return int(self._file.write(data))

    def close(self) -> None:
        self._file.close()
        self._faults.meet((0,))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # as the file has it
        return getattr(self._file, name)


def amount_of(workbook: Path) -> object:
    (line,) = (line for line in Document.open(workbook).budget.lines() if line.reference == "14SCS3")
    return line.amounts[1]


def assert_true(told: Told, workbook: Path, before: bytes) -> None:
    """The file is whole, and the exit code says which it is."""
    if told.code == 2:
        assert workbook.read_bytes() == before, told.err
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert "fault of the program" not in told.err
        assert not [file for file in workbook.parent.iterdir() if file.suffix == ".tmp"]
    else:
        assert told.code == 0
        assert amount_of(workbook) == 500_000


@FAULTS
def test_any_operation_of_set_may_fail(
    number: int, first: int, command: Command, sample: Path, own_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.read_bytes()
    codes = set()
    for wanted in range(first, MANY, STEP):
        faults = Faults((sample.parent, own_data), wanted, number)
        with monkeypatch.context() as patch:
            faults.patch(patch)
            told = command("set", sample, "14SCS3", "2014/15", "0.5")
        assert_true(told, sample, before)
        codes.add(told.code)
        sample.write_bytes(before)
        if faults.met < wanted:
            break
    else:
        pytest.fail("the operations do not come to an end")
    assert codes == {0, 2}


@pytest.mark.every_fault
def test_set_may_end_at_any_operation_and_the_next_one_saves(sample: Path, own_data: Path, command: Command) -> None:
    before = sample.read_bytes()
    found = set()
    for wanted in range(1, MANY, STEP_OF_ENDS):
        process = subprocess.run(
            [sys.executable, "-c", ENDING, str(wanted), str(sample), str(own_data)],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=False,
        )
        found.add(sha256(sample.read_bytes()))
        assert sample.read_bytes() == before or amount_of(sample) == 500_000
        assert command("set", sample, "14SCS3", "2014/15", "0.25").code == 0
        sample.write_bytes(before)
        if process.returncode != ENDED:
            assert process.returncode == 0, process.stderr
            break
    assert len(found) == 2


ENDING = """
import sys
from pathlib import Path
import pytest
from tests.ui.commands.test_faults import Faults
from ui.commands.entry import run
workbook, data = Path(sys.argv[2]), Path(sys.argv[3])
with pytest.MonkeyPatch.context() as patch:
    Faults((workbook.parent, data), int(sys.argv[1]), None).patch(patch)
    code = run(["set", str(workbook), "14SCS3", "2014/15", "0.5"])
sys.exit(code)
"""


@pytest.mark.every_fault
@FAULTS
def test_any_operation_of_export_may_fail(
    number: int,
    first: int,
    command: Command,
    sample: Path,
    own_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "annexes"
    assert command("export", sample, "--to", folder, *TWO_ANNEXES).code == 0
    names = sorted(path.name for path in folder.iterdir())
    for wanted in range(first, MANY, STEP):
        for path in folder.iterdir():
            path.write_text("old")
        faults = Faults((folder, own_data), wanted, number)
        with monkeypatch.context() as patch:
            faults.patch(patch)
            told = command("export", sample, "--to", folder, *TWO_ANNEXES)
        for aside in folder.glob("* (replaced *"):  # it could not be read again when it was let go
            assert told.code == 0
            assert aside.name in told.out
            assert aside.read_text() == "old"
            aside.unlink()
        assert sorted(path.name for path in folder.iterdir()) == names
        new = [name for name in names if (folder / name).read_text() != "old"]
        if told.code == 0:
            assert new == names
        else:
            assert told.code == 2
            assert all(name in told.err for name in new)
            assert bool(new) == ("Written before that" in told.err)
        if faults.met < wanted:
            break
    else:
        pytest.fail("the operations do not come to an end")

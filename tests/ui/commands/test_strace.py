"""The system's calls of a save fail one by one, or kill the program: the file is whole, and the exit code is true.

strace says which calls on the folders a run makes, and then makes each of them fail, in one of three ways in turn.
"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from model.workbook.document import Document
from tests.ui.commands.conftest import Command

pytestmark = [
    pytest.mark.every_fault,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: NO CALL WAS MADE TO FAIL"),
]
ROOT = Path(__file__).parents[3]
CALLS = ("openat", "write", "fsync", "close", "rename", "renameat2", "link", "unlink", "chmod", "mkdir")
ERRORS = ("ENOSPC", "EIO", "EACCES")
KILL = "signal=KILL"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


@dataclass(frozen=True)
class Call:
    """The `count`-th call of a name that the program makes in a folder that is watched."""

    name: str
    count: int


class Traced:
    """The program under strace, with the same calls in every run."""

    def __init__(self, watched: tuple[Path, ...], log: Path) -> None:
        self._watched = watched
        self._log = log

    def run(self, arguments: list[str], fault: str = "") -> "subprocess.CompletedProcess[str]":
        inject = ["-e", f"inject={fault}"] if fault else []
        return subprocess.run(
            [
                *("strace", "-qq", "-y", "-e", f"trace={','.join(CALLS)}", "-o", str(self._log), *inject),
                *(sys.executable, "-B", "main.py", *arguments),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> Iterator[Call]:
        """Yield the calls of the run before that concern the folders."""
        counts: Counter[str] = Counter()
        for line in self._log.read_text(errors="replace").splitlines():
            match = _CALL.match(line)
            if match:
                counts[match[1]] += 1
                if any(str(folder) in line for folder in self._watched):
                    yield Call(match[1], counts[match[1]])


def amount_of(workbook: Path) -> object:
    (line,) = (line for line in Document.open(workbook).budget.lines() if line.reference == "14SCS3")
    return line.amounts[1]


@pytest.mark.parametrize("kills", [False, True], ids=["fails", "kills"])
def test_any_call_of_set_may_fail_or_kill(
    kills: bool, sample: Path, own_data: Path, tmp_path_factory: pytest.TempPathFactory, command: Command
) -> None:
    traced = Traced((sample.parent, own_data), tmp_path_factory.mktemp("log") / "calls")
    arguments = ["set", str(sample), "14SCS3", "2014/15", "0.5"]
    before = sample.read_bytes()
    assert traced.run(arguments).returncode == 0
    calls = list(traced.calls())
    assert {call.name for call in calls} >= {"openat", "write", "fsync", "close", "renameat2"}
    codes = Counter[int]()
    for number, call in enumerate(calls):
        shutil.rmtree(own_data)
        own_data.mkdir()
        sample.write_bytes(before)
        fault = KILL if kills else f"error={ERRORS[number % len(ERRORS)]}"
        done = traced.run(arguments, f"{call.name}:{fault}:when={call.count}")
        codes[done.returncode] += 1
        is_old = sample.read_bytes() == before
        assert is_old or amount_of(sample) == 500_000
        if not kills:
            assert done.returncode == (2 if is_old else 0), (call, done.stderr)
            assert "Traceback" not in done.stderr
        if kills and is_old:  # what the program left behind stops nobody
            assert command("set", sample, "14SCS3", "2014/15", "0.25").code == 0
        for left in (*sample.parent.glob(".~*"), *sample.parent.glob(".budget*")):
            left.unlink()
    assert len(codes) > 1 or kills


def test_any_call_of_export_may_fail(sample: Path, own_data: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The CSV and its metadata are each the whole old or the whole new file, and the exit code tells of both."""
    folder = tmp_path_factory.mktemp("annexes")
    traced = Traced((folder, own_data), tmp_path_factory.mktemp("log") / "calls")
    arguments = ["export", str(sample), "--to", str(folder), "--format", "csv", "--annex", "year-on-year"]
    assert traced.run(arguments).returncode == 0
    files = sorted(folder.iterdir())
    assert [path.suffix for path in files] == [".csv", ".json"]
    table = files[0].read_bytes()
    for path in files:
        path.write_bytes(b"old")
    assert traced.run(arguments).returncode == 0
    for number, call in enumerate(list(traced.calls())):
        shutil.rmtree(own_data)
        own_data.mkdir()
        for path in files:
            path.write_bytes(b"old")
        done = traced.run(arguments, f"{call.name}:error={ERRORS[number % len(ERRORS)]}:when={call.count}")
        new = [path for path in files if path.read_bytes() != b"old"]
        assert files[0] not in new or files[0].read_bytes() == table, (call, done.stderr)
        assert files[1] not in new or json.loads(files[1].read_text())["tableSchema"], (call, done.stderr)
        assert done.returncode == (0 if new == files else 2), (call, done.stderr)
        assert all(path.name in done.stderr for path in new if done.returncode), (call, done.stderr)
        assert "Traceback" not in done.stderr
        for left in folder.iterdir():
            if left not in files:
                left.unlink()

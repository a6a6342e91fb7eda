"""On disks that are really full, at every size, the workbook is the whole old or the whole new one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.commands.conftest import Command
from tests.ui.commands.test_faults import assert_true

KIB = 1024
STEP = 4 * KIB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, where the test may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        done = None
    if sys.platform != "linux" or done is None or done.returncode:
        pytest.skip("no disk may be mounted here: NO FULL DISK WAS TRIED")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607  # found on the PATH


def test_a_save_on_a_disk_of_any_size_is_whole(disk: Path, sample: Path, command: Command) -> None:
    workbook = disk / "Sample.xlsx"
    before = sample.read_bytes()
    codes = []
    for free in range(0, len(before) + 12 * STEP, STEP):
        workbook.write_bytes(before)
        space = os.statvfs(disk)
        (disk / "rest").write_bytes(b"-" * max(0, space.f_bavail * space.f_frsize - free))
        told = command("set", workbook, "14SCS3", "2014/15", "0.5")
        assert_true(told, workbook, before)
        assert told.code == 0 or "the disk is full" in told.err
        codes.append(told.code)
        (disk / "rest").unlink()
        assert [file.name for file in disk.iterdir()] == ["Sample.xlsx"]
    assert codes[0] == 2
    assert codes[-1] == 0


def test_where_the_backups_disk_is_full_the_save_is_done_and_says_so(
    disk: Path, sample: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(disk / "data"))
    (disk / "data").mkdir()
    space = os.statvfs(disk)
    (disk / "rest").write_bytes(b"-" * (space.f_bavail * space.f_frsize))
    told = command("set", sample, "14SCS3", "2014/15", "0.5")
    assert told.code == 0
    assert "the version before it could not be kept in the backups: the disk is full." in told.out

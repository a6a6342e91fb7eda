"""Reading and replacing whole files: what is no healthy, writable file is refused in one sentence."""

import os
from pathlib import Path

import pytest

from model.files import LARGEST_FILE, read_file, replace_file
from model.problems import FileProblem


def test_a_device_is_no_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(FileProblem, match="device"):
        read_file(pipe)


def test_a_file_beyond_every_workbook_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.xlsx"
    with huge.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FileProblem, match="larger than 200 MB"):
        read_file(huge)


def test_a_file_marked_read_only_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(b"agreed")
    path.chmod(0o444)
    with pytest.raises(FileProblem, match="read-only"):
        replace_file(path, b"changed")
    assert path.read_bytes() == b"agreed"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(b"agreed")
    path.chmod(0o640)
    replace_file(path, b"changed")
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"changed"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    with pytest.raises(FileProblem, match="is a device, not a file"):
        replace_file(path, b"new")
    assert path.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_back_to_itself_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "loop.xlsx"
    path.symlink_to(path)
    with pytest.raises(FileProblem, match="leads back to itself"):
        replace_file(path, b"new")
    assert path.is_symlink()
    assert list(tmp_path.iterdir()) == [path]

"""Reading whole files: what is no healthy file is refused in one sentence."""

import os
from pathlib import Path

import pytest

from model.files import LARGEST_FILE, read_file
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

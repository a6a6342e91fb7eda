"""A workbook is saved only under names that Excel opens it by."""

from pathlib import Path

import pytest

from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import rich_workbook, sample


def opened(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return Document.open(path)


@pytest.mark.parametrize("name", ["out.xlsm", "out.xls", "out.ods", "out.csv", "out"])
def test_a_workbook_without_macros_ends_in_xlsx(tmp_path: Path, name: str) -> None:
    document = opened(tmp_path / "in.xlsx", sample())
    with pytest.raises(FileProblem, match=r"end it in \.xlsx"):
        document.save_as(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_workbook_with_macros_ends_in_xlsm(tmp_path: Path) -> None:
    document = opened(tmp_path / "in.xlsm", rich_workbook())
    with pytest.raises(FileProblem, match=r"with macros; end it in \.xlsm"):
        document.save_as(tmp_path / "out.xlsx")
    document.save_as(tmp_path / "out.xlsm")
    assert (tmp_path / "out.xlsm").exists()


def test_a_new_workbook_ends_in_xlsx(tmp_path: Path) -> None:
    document = opened(tmp_path / "in.xlsx", sample())
    with pytest.raises(FileProblem, match=r"end it in \.xlsx"):
        document.save_as_new(tmp_path / "out.xlsm")

"""A colleague who has the workbook open is found by the files that programs leave beside it."""

from pathlib import Path

import pytest

from model.saving.lock_record import this_host, this_user
from model.workbook import owner_files
from model.workbook.owner_files import left_behind, open_elsewhere

EXCEL = b"\x0fFinance Officer" + b" " * 39


def test_nobody_has_it_open(tmp_path: Path) -> None:
    assert open_elsewhere(tmp_path / "Budget.xlsx") == ""


@pytest.mark.parametrize(
    "name,content,program",
    [
        ("~$Budget.xlsx", EXCEL, "Excel"),
        (".~lock.Budget.xlsx#", b",Finance Officer,host,01.10.2026 09:00,file:///x;", "LibreOffice"),
    ],
)
def test_the_owner_is_named(tmp_path: Path, name: str, content: bytes, program: str) -> None:
    (tmp_path / name).write_bytes(content)
    words = open_elsewhere(tmp_path / "Budget.xlsx")
    assert f"open in {program} (Finance Officer, since " in words


def test_a_link_is_followed_to_the_workbook_that_is_open(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "Budget.xlsx").write_bytes(b"")
    (share / "~$Budget.xlsx").write_bytes(EXCEL)
    link = tmp_path / "link.xlsx"
    link.symlink_to(share / "Budget.xlsx")
    assert "open in Excel" in open_elsewhere(link)


@pytest.mark.parametrize(
    "content,runs,is_left",
    [
        (f",{this_user()},{this_host()},22.11.2026 09:00,file:///x;", False, True),
        (f",{this_user()},{this_host()},22.11.2026 09:00,file:///x;", True, False),
        (f",somebody,{this_host()},22.11.2026 09:00,file:///x;", False, False),
        (f",{this_user()},elsewhere,22.11.2026 09:00,file:///x;", False, False),
        ("", False, False),
    ],
)
def test_an_owner_file_is_left_behind_only_where_it_is_ours_and_no_libreoffice_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, runs: bool, is_left: bool
) -> None:
    monkeypatch.setattr(owner_files, "_libreoffice_runs", lambda: runs)
    (tmp_path / ".~lock.Budget.xlsx#").write_text(content)
    assert (left_behind(tmp_path / "Budget.xlsx") is not None) is is_left

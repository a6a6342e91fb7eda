"""A colleague who has the workbook open is found by the files that programs leave beside it."""

import os
import time
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
    monkeypatch.setattr(owner_files, "_runs", lambda _program: runs)
    (tmp_path / ".~lock.Budget.xlsx#").write_text(content)
    assert (left_behind(tmp_path / "Budget.xlsx") is not None) is is_left


def _excel(folder: Path, who: str, days: float = 0) -> Path:
    owner = folder / "~$Budget.xlsx"
    owner.write_bytes(bytes([len(who)]) + who.encode() + b" " * 40)
    moment = time.time() - days * 86400
    os.utime(owner, (moment, moment))
    return owner


@pytest.mark.parametrize(
    "who,days,runs,is_left",
    [
        ("Ann Example", 0, False, False),
        ("Ann Example", 1, False, False),
        ("Ann Example", 3, False, True),
        ("Ann Example", -3, False, False),
        (this_user(), 0, False, True),
        (this_user().upper(), 0, False, True),
        (this_user(), 0, True, False),
        ("", 0, False, False),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows says itself whether it is in use")
def test_excels_file_may_be_left_behind_where_it_is_old_or_ours_and_no_excel_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, days: float, runs: bool, is_left: bool
) -> None:
    monkeypatch.setattr(owner_files, "_runs", lambda _program: runs)
    owner = _excel(tmp_path, who, days)
    path = tmp_path / "Budget.xlsx"
    assert left_behind(path) == (owner if is_left else None)
    told = open_elsewhere(path)
    assert ("or Excel left its file ~$Budget.xlsx behind" in told) is is_left
    assert ("close it there" in told) is not is_left
    assert told.endswith("save under another name.")

"""Earlier versions are kept by full path, for the officer alone, and a damaged one is never offered."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.backups import store
from model.problems import FileProblem


def test_files_of_the_same_name_in_two_folders_are_kept_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        store.keep(tmp_path / name / "Budget.xlsx", name.encode())
    assert [version.read() for version in store.versions(tmp_path / "a" / "Budget.xlsx")] == [b"a"]


def test_a_link_leads_to_the_versions_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_bytes(b"")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    store.keep(tmp_path / "link.xlsx", b"old")
    assert len(store.versions(tmp_path / "real.xlsx")) == 1


def test_the_same_version_twice_running_is_kept_once(tmp_path: Path) -> None:
    for data in (b"one", b"one", b"two", b"one"):
        store.keep(tmp_path / "B.xlsx", data)
    assert [version.read() for version in store.versions(tmp_path / "B.xlsx")] == [b"one", b"two", b"one"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_only_the_officer_may_read_them(tmp_path: Path, own_data: Path) -> None:
    store.keep(tmp_path / "B.xlsx", b"old")
    for place in (own_data / "backups").rglob("*"):
        assert place.stat().st_mode & 0o077 == 0 or place.is_dir()
    assert all(version.file.stat().st_mode & 0o777 == 0o600 for version in store.versions(tmp_path / "B.xlsx"))
    assert store.folder_of(tmp_path / "B.xlsx").stat().st_mode & 0o777 == 0o700


def test_a_damaged_version_is_not_given(tmp_path: Path) -> None:
    store.keep(tmp_path / "B.xlsx", b"old")
    (version,) = store.versions(tmp_path / "B.xlsx")
    version.file.write_bytes(b"odd")
    with pytest.raises(FileProblem, match="damaged"):
        version.read()
    store.keep(tmp_path / "B.xlsx", b"old")
    assert store.versions(tmp_path / "B.xlsx")[0].read() == b"old"


def test_old_versions_are_thinned_as_new_ones_come(tmp_path: Path) -> None:
    path = tmp_path / "B.xlsx"
    store.keep(path, b"0")
    (version,) = store.versions(path)
    for hours in range(1, 5):
        moment = datetime.now(UTC).replace(hour=12) - timedelta(days=4, hours=hours)
        version.file.with_name(f"{moment.strftime('%Y%m%dT%H%M%S-%f')}-{version.file.name[-16:]}").write_bytes(b"0")
    store.keep(path, b"1")
    assert len(store.versions(path)) == 3


def test_what_else_lies_in_the_folder_is_no_version(tmp_path: Path) -> None:
    store.keep(tmp_path / "B.xlsx", b"old")
    folder = store.folder_of(tmp_path / "B.xlsx")
    (folder / ".0123").write_bytes(b"half")
    assert (folder / "path.txt").read_text() == str(tmp_path / "B.xlsx")
    assert len(store.versions(tmp_path / "B.xlsx")) == 1


def test_a_file_that_was_never_replaced_has_none(tmp_path: Path) -> None:
    assert store.versions(tmp_path / "B.xlsx") == []

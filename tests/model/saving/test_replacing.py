"""Replacing whole files: what was there is kept, and what cannot be replaced is refused in one sentence."""

import os
from pathlib import Path

import pytest

from model.backups import store
from model.files import sha256
from model.problems import ChangedProblem, FileProblem
from model.saving import exchanging, replacing, staging
from model.saving.replacing import Replacement, replace_file


def kept(path: Path) -> list[bytes]:
    return [version.read() for version in store.versions(path)]


def refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def cannot_exchange(*_: object, **__: object) -> None:
    raise OSError(22, "Invalid argument")


def behind_a_colleague(temporary: Path, target: Path) -> Path | None:
    target.write_bytes(b"a colleague's")
    return exchanging.put_in_place(temporary, target)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(b"agreed")
    return path


def test_the_version_before_is_kept(path: Path) -> None:
    done = replace_file(path, b"first")
    assert (done.warnings, done.is_confirmed) == ((), True)
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert kept(path) == [b"first", b"agreed"]


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "New.xlsx"
    assert replace_file(path, b"new").warnings == ()
    assert path.read_bytes() == b"new"
    assert kept(path) == []


def test_what_is_not_the_version_expected_is_not_replaced(path: Path) -> None:
    with pytest.raises(ChangedProblem, match=r"Budget\.xlsx was changed by somebody else"):
        replace_file(path, b"mine", sha256(b"another"))
    assert path.read_bytes() == b"agreed"
    assert [file.name for file in path.parent.iterdir()] == ["Budget.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces with a backup instead")
def test_a_version_that_a_colleague_saves_in_the_same_moment_is_kept_and_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "put_in_place", behind_a_colleague)
    done = replace_file(path, b"mine", sha256(b"agreed"))
    assert path.read_bytes() == b"mine"
    assert kept(path) == [b"a colleague's", b"agreed"]
    (warning,) = done.warnings
    assert "a version that somebody else saved in the same moment; theirs is kept" in warning
    assert done.is_confirmed
    assert [file.name for file in path.parent.iterdir()] == ["Budget.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces with a backup instead")
def test_where_the_backups_take_nothing_a_colleagues_version_stays_beside_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "put_in_place", behind_a_colleague)
    monkeypatch.setattr(replacing, "keep", refuse)
    done = replace_file(path, b"mine")
    (aside,) = (file for file in path.parent.iterdir() if file != path)
    assert aside.name.startswith("Budget (replaced ")
    assert aside.read_bytes() == b"a colleague's"
    assert any(aside.name in warning for warning in done.warnings)


def test_a_backup_that_fails_does_not_stop_a_save_but_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "keep", refuse)
    done = replace_file(path, b"mine")
    assert path.read_bytes() == b"mine"
    assert done.warnings == (
        "Budget.xlsx was saved, but the version before it could not be kept in the backups: the disk is full.",
    )
    assert done.is_confirmed


def test_what_must_be_kept_and_cannot_be_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "keep", refuse)
    with pytest.raises(FileProblem, match=r"was not saved: .* could not be kept in the backups: the disk is full"):
        replace_file(path, b"mine", must_keep=True)
    assert path.read_bytes() == b"agreed"
    assert [file.name for file in path.parent.iterdir()] == ["Budget.xlsx"]


def test_where_files_cannot_be_exchanged_the_new_one_is_renamed_over_the_old(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging, "_rename", cannot_exchange)
    assert replace_file(path, b"mine").warnings == ()
    assert path.read_bytes() == b"mine"
    assert kept(path) == [b"agreed"]
    assert [file.name for file in path.parent.iterdir()] == ["Budget.xlsx"]


def test_a_file_that_appears_in_the_same_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "New.xlsx"
    monkeypatch.setattr(replacing, "put_in_place", behind_a_colleague)
    replace_file(path, b"mine")
    assert (path.read_bytes(), kept(path)) == (b"mine", [b"a colleague's"])


def test_a_folder_that_cannot_be_flushed_is_a_warning(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "flush_folder", refuse)
    done = replace_file(path, b"mine")
    assert path.read_bytes() == b"mine"
    assert "could not confirm that its folder is on disk" in done.warnings[0]
    assert done.is_confirmed


def test_a_file_changed_right_after_the_save_is_not_confirmed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "flush_folder", lambda _folder: path.write_bytes(b"another"))
    done = replace_file(path, b"mine")
    assert not done.is_confirmed
    assert done.warnings == ("Budget.xlsx was saved, but somebody has changed it in the same moment.",)


def test_what_cannot_be_read_back_replaces_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def cut(self: Path) -> bytes:
        return real(self)[:-1] if self.name.startswith(staging.PREFIX) else real(self)

    monkeypatch.setattr(Path, "read_bytes", cut)
    with pytest.raises(FileProblem, match="the disk reports a fault"):
        replace_file(path, b"new content")
    assert path.read_bytes() == b"agreed"
    assert [file.name for file in path.parent.iterdir()] == ["Budget.xlsx"]


def test_a_replacement_that_is_dropped_leaves_everything_as_it_was(path: Path) -> None:
    Replacement(path, b"new").drop()
    assert path.read_bytes() == b"agreed"
    assert list(path.parent.iterdir()) == [path]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="its name is too long; shorten it"):
        replace_file(tmp_path / f"{'a' * 252}.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_has_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="the folder does not exist"):
        replace_file(tmp_path / "share" / "Budget.xlsx", b"new")


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


def test_a_file_that_the_officer_may_not_change_is_not_replaced_by_way_of_its_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _place, mode: mode != os.W_OK)
    with pytest.raises(FileProblem, match="you have no right to change it"):
        replace_file(path, b"changed")
    assert path.read_bytes() == b"agreed"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_another_name_of_the_same_file_keeps_the_version_before_which_is_told(path: Path) -> None:
    other = path.with_name("Other name.xlsx")
    other.hardlink_to(path)
    (warning,) = replace_file(path, b"changed").warnings
    assert "another name too (a hard link), which still holds the version before" in warning
    assert (path.read_bytes(), other.read_bytes()) == (b"changed", b"agreed")
    assert replace_file(path, b"again").warnings == ()

"""What is written is the officer's alone until it takes the rights of what it replaces; no name can be foreseen."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.backups.store import folder_of, keep, versions
from model.edits import AreaMoved
from model.journal.place import Heading, Place
from model.local_data import private_folder
from model.saving import exchanging, lock_record, replacing, staging
from model.saving.locks import hold
from model.saving.replacing import Replacement, replace_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def secret(folder: Path) -> Path:
    path = folder / "Budget.xlsx"
    path.write_bytes(b"agreed")
    path.chmod(0o600)
    return path


def test_new_bytes_are_the_officers_alone_while_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = staging._compare

    def look(temporary: Path, data: bytes) -> None:
        seen.append(mode(temporary))
        real(temporary, data)

    monkeypatch.setattr(staging, "_compare", look)
    replace_file(tmp_path / "New.xlsx", b"new")
    assert seen == [0o600]
    assert mode(tmp_path / "New.xlsx") == 0o644


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_a_save_leaves_the_rights_of_the_file_as_they_were(tmp_path: Path, rights: int) -> None:
    path = secret(tmp_path)
    path.chmod(rights)
    replacement = Replacement(path, b"changed")
    (temporary,) = tmp_path.glob(f"{staging.PREFIX}*")
    assert mode(temporary) == rights
    replacement.put()
    assert mode(path) == rights


def test_what_a_colleague_wrote_keeps_to_its_rights_where_it_must_be_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = secret(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def behind(temporary: Path, target: Path) -> Path | None:
        target.write_bytes(b"a colleague's")
        return exchanging.put_in_place(temporary, target)

    monkeypatch.setattr(replacing, "put_in_place", behind)
    monkeypatch.setattr(replacing, "keep", refuse)
    replace_file(path, b"mine")
    assert [mode(file) for file in tmp_path.iterdir()] == [0o600, 0o600]


def test_every_temporary_name_is_another_and_is_never_written_through(tmp_path: Path) -> None:
    path = secret(tmp_path)
    names = {staging.staged(path, b"new").name for _ in range(20)}
    assert len(names) == 20
    stem = len(staging.PREFIX) + len(staging.SUFFIX)
    assert all(len(name) >= stem + 8 for name in names)


def test_what_stands_under_the_name_of_a_lock_that_is_being_written_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, victim = secret(tmp_path), tmp_path / "victim"
    victim.write_text("theirs")
    monkeypatch.setattr("secrets.token_hex", lambda _count: "foreseen")
    (tmp_path / f"{lock_record._PREFIX}foreseen").symlink_to(victim)
    with pytest.raises(OSError, match="exists"):
        hold(path)
    assert victim.read_text() == "theirs"


def test_everything_kept_on_this_computer_is_the_officers_alone(tmp_path: Path, own_data: Path) -> None:
    path = secret(tmp_path)
    own_data.rmdir()
    keep(path, b"a version")
    place = Place(Heading(str(path), path.name, "", [], ""), b"a workbook")
    place.append((AreaMoved(1, 0, 1),))
    place.flush()
    lock = hold(path)
    lock.release()
    assert versions(path)[0].file.parent == folder_of(path)
    for each in (own_data, *own_data.rglob("*")):
        assert mode(each) & 0o077 == 0, each
    place.remove()


def test_folders_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o755)
    private_folder(tmp_path / "shared" / "mine" / "deep")
    assert [mode(tmp_path / name) for name in ("shared", "shared/mine", "shared/mine/deep")] == [0o755, 0o700, 0o700]

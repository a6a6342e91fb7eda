"""A save that fails leaves the old file whole, no temporary file, and the work still to be saved."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from model.problems import FileProblem
from model.saving import replacing
from model.workbook.document import Document
from tests.model.workbook.builder import OLDER, sample
from tests.model.workbook.helpers import assert_reopens_equal, opened, rest_of_pressures, set_amount

FAULTS = pytest.mark.parametrize(
    "number, words",
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "no right to write"), (errno.EIO, "reports a fault"),
     (errno.EROFS, "read-only"), (errno.EDQUOT, "quota"), (errno.ETXTBSY, "cannot be saved")],
)  # fmt: skip


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


class _FullDisk:
    """A file that takes nothing."""

    def __init__(self, number: int, file: Any) -> None:  # noqa: ANN401 - any open file
        self._file = file
        self.write = failing(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the file has it
        return getattr(self._file, name)


def full_disk(number: int) -> Callable[..., Any]:
    real = os.fdopen
    return lambda *args, **options: _FullDisk(number, real(*args, **options))


@pytest.mark.parametrize("call", ["put_in_place", "fsync", "fdopen"])
@FAULTS
def test_a_fault_while_saving_leaves_the_old_file_whole(
    call: str, number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(tmp_path, sample())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    digest = document.digest
    with monkeypatch.context() as patch:
        if call == "put_in_place":
            patch.setattr(replacing, call, failing(number))
        else:
            patch.setattr(os, call, full_disk(number) if call == "fdopen" else failing(number))
        with pytest.raises(FileProblem, match=words) as caught:
            document.save()
    assert "budget.xlsx" in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["budget.xlsx"]
    assert (tmp_path / "budget.xlsx").read_bytes() == sample()
    assert document.digest == digest
    assert OLDER in document.save().parts_changed
    assert_reopens_equal(document)


@FAULTS
def test_a_fault_while_saving_a_new_workbook_leaves_no_file(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(tmp_path, sample())
    with monkeypatch.context() as patch:
        patch.setattr(replacing, "put_in_place", failing(number))
        with pytest.raises(FileProblem, match=words):
            document.save_as_new(tmp_path / "new.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["budget.xlsx"]
    assert document.path == tmp_path / "budget.xlsx"


@pytest.mark.parametrize(
    "place, words",
    [("missing/budget.xlsx", "folder does not exist"), ("budget.xlsx/budget.xlsx", "folder does not exist"),
                     (".", "is a folder")]
)  # fmt: skip
def test_a_place_where_no_file_can_be_is_refused(place: str, words: str, tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    with pytest.raises(FileProblem, match=words):
        document.save_as(tmp_path / place)
    assert [file.name for file in tmp_path.iterdir()] == ["budget.xlsx"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    document = opened(tmp_path, sample(), "real.xlsx")
    (tmp_path / "real.xlsx").chmod(0o640)
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "real.xlsx")
    document = Document.open(link)
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    document.save()
    assert link.is_symlink()
    assert (tmp_path / "real.xlsx").stat().st_mode & 0o777 == 0o640
    assert_reopens_equal(document)


def test_a_file_that_changed_while_it_was_being_saved_is_not_overwritten(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    path = tmp_path / "budget.xlsx"

    def colleague(step: str, _share: float) -> None:
        if step.startswith("Reading"):
            path.write_bytes(b"a colleague's")

    with pytest.raises(FileProblem, match="changed by somebody else"):
        document.save_job(path).carry_out(colleague)
    assert path.read_bytes() == b"a colleague's"


@pytest.mark.parametrize("content", [b"something else", None])
def test_a_file_that_changed_behind_our_back_is_not_overwritten(content: bytes | None, tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    path = tmp_path / "budget.xlsx"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(FileProblem, match=r"changed by somebody else|no longer there"):
        document.save()
    assert (path.read_bytes() if path.exists() else None) == content
    document.save_as(tmp_path / "mine.xlsx")
    assert_reopens_equal(document)


OWNERS = [
    ("~$budget.xlsx", b"\x0bAnn Example" + b" " * 43 + b"A\x00n\x00n\x00", "open in Excel (Ann Example, since"),
    ("~$budget.xlsx", b"", "open in Excel (somebody, since"),
    ("~$budget.xlsx", b"\xff\x00", "open in Excel ("),
    (
        ".~lock.budget.xlsx#",
        b",ann,desk-7,10.01.2013 10:00,file:///home/ann;",
        "open in LibreOffice (ann, since",
    ),
    (".~lock.budget.xlsx#", b"", "open in LibreOffice (somebody, since"),
]


@pytest.mark.parametrize("name, content, words", OWNERS)
def test_a_workbook_that_a_colleague_has_open_is_not_overwritten(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    document = opened(tmp_path, sample())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        document.save()
    assert words in str(caught.value)
    assert (tmp_path / "budget.xlsx").read_bytes() == sample()
    document.save_as(tmp_path / "mine.xlsx")
    assert_reopens_equal(document)
    (tmp_path / name).unlink()


def test_a_signed_workbook_is_not_edited(tmp_path: Path) -> None:
    from tests.model.workbook.builder import sample_parts

    book = sample_parts()
    book.parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    document = opened(tmp_path, book.zipped())
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    with pytest.raises(FileProblem, match="digitally signed"):
        document.save()

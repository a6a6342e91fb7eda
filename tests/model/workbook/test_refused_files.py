"""A file that is no healthy workbook is refused with one sentence, and nothing on disk changes."""

import random
from pathlib import Path

import pytest

from model.problems import FileProblem
from model.workbook.document import Document
from tests.corpus.refused import REFUSED
from tests.model.workbook.builder import (
    Parts,
    rich_workbook,
    sample,
    sample_parts,
)


def assert_refused(path: Path, reason: str) -> None:
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(FileProblem, match=reason) as caught:
        Document.open(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert "\n" not in message
    assert "Error" not in message
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_healthy_workbook_is_refused(kind: str, tmp_path: Path) -> None:
    make, reason = REFUSED[kind]
    path = tmp_path / "budget.xlsx"
    path.write_bytes(make())
    assert_refused(path, reason)


@pytest.mark.parametrize("tenth", range(10))
def test_a_file_that_was_cut_short_is_refused(tenth: int, tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    data = rich_workbook()
    path.write_bytes(data[: len(data) * tenth // 10])
    assert_refused(path, "empty|damaged|cut short")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path / "nothing.xlsx", "does not exist")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, "is a folder")


@pytest.mark.parametrize("name", ["a\0b.xlsx", "x" * 300 + ".xlsx"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be read"):
        Document.open(tmp_path / name)


@pytest.mark.parametrize(
    "error, words", [(PermissionError(13, "x"), "no right"), (OSError(5, "x"), "disk reports a fault")]
)
def test_a_file_that_may_not_be_read_is_refused(
    error: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(sample())

    def refuse(_path: Path) -> bytes:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(FileProblem, match=words):
            Document.open(path)


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_damaged_bytes_opens_or_is_refused_with_a_sentence(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - it guards nothing
    book: Parts = sample_parts()
    part = dice.choice(
        [name for name in book.parts if name.startswith(("xl/work", "xl/tab", "xl/shared", "_rels", "[Con"))]
    )
    content = bytearray(book.parts[part])
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(content))
        match dice.randrange(3):
            case 0:
                content[place] = dice.randrange(256)
            case 1:
                del content[place : place + dice.randrange(40)]
            case _:
                content[place:place] = dice.choice(
                    [b"<", b">", b'"', b"&#0;", b"-1", b"</row>", b"<v>", b"\x00", b"<!--"]
                )
    book.parts[part] = bytes(content)
    path = tmp_path / "budget.xlsx"
    path.write_bytes(book.zipped())
    try:
        Document.open(path)
        refusal = "."
    except FileProblem as problem:
        refusal = str(problem)
    assert refusal.endswith(".")

"""Workbooks that are put together otherwise than Excel does it, and as validly, are opened, saved and proved."""

import re
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from model import area_planning, planning
from model.lines import Kind
from model.problems import FileProblem
from model.workbook.document import Document
from model.workbook.independent import read_values
from model.workbook.xml import decoded
from tests.model.workbook.builder import OLDER, OLDER_TABLE, TYPES, WORKBOOK, Parts, rich_workbook, sample
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    comparable,
    opened,
    rest_of_pressures,
    set_amount,
    written,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

pytestmark = pytest.mark.thorough

RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"


def in_utf16(part: str, encoding: str = "utf-16") -> Callable[[Parts], None]:
    """Encode a part so; `utf-16` begins with a byte order mark."""

    def change(book: Parts) -> None:
        text = re.sub(r"^<\?xml[^>]*\?>", '<?xml version="1.0" encoding="UTF-16" standalone="yes"?>', book.text(part))
        book.parts[part] = text.encode(encoding)

    return change


def with_dots(book: Parts) -> None:
    book.parts[RELATIONS] = book.text(RELATIONS).replace('Target="', 'Target="./').encode()


def with_detours(book: Parts) -> None:
    book.parts[RELATIONS] = book.text(RELATIONS).replace('Target="', 'Target="../xl/').encode()


def elsewhere(book: Parts) -> None:
    book.parts["xl/book.xml"] = book.parts.pop(WORKBOOK)
    book.parts["xl/_rels/book.xml.rels"] = book.parts.pop(RELATIONS)
    for part in (TYPES, "_rels/.rels"):
        book.replace(part, "xl/workbook.xml", "xl/book.xml")


def with_prefix(*parts: str) -> Callable[[Parts], None]:
    """Let every element of these parts (of all where none is named) carry a prefix, as some programs write it."""

    def change(book: Parts) -> None:
        for part in parts or [name for name in book.parts if name.endswith((".xml", ".rels"))]:
            text = book.text(part)
            if " xmlns=" in text:
                text = text.replace(" xmlns=", " xmlns:own=", 1)
                book.parts[part] = re.sub(r"<(/?)(?=[A-Za-z]\w*[\s/>])", r"<\1own:", text).encode()

    return change


def named(file: str, target: str) -> Callable[[Parts], None]:
    """Let the file hold a sheet under this name, and the workbook point to it by another spelling."""

    def change(book: Parts) -> None:
        book.parts[f"xl/{file}"] = book.parts.pop(OLDER)
        folder, _, name = file.rpartition("/")
        book.parts[f"xl/{folder}/_RELS/{name}.rels"] = book.parts.pop("xl/worksheets/_rels/sheet2.xml.rels")
        book.replace(RELATIONS, "worksheets/sheet2.xml", target)
        book.replace(TYPES, f"/{OLDER}", f"/xl/{target}")

    return change


FRAMES: dict[str, Callable[[Parts], None]] = {
    "dots": with_dots,
    "detours": with_detours,
    "elsewhere": elsewhere,
    "workbook in UTF-16": in_utf16(WORKBOOK),
    "workbook in UTF-16 without a mark": in_utf16(WORKBOOK, "utf-16-le"),
    "workbook in UTF-16 the other way round": in_utf16(WORKBOOK, "utf-16-be"),
    "relations in UTF-16": in_utf16(RELATIONS),
    "sheet in UTF-16": in_utf16(OLDER),
    "strings in UTF-16": in_utf16(STRINGS),
    "table in UTF-16": in_utf16(OLDER_TABLE),
    "types in UTF-16": in_utf16(TYPES),
    "prefix everywhere": with_prefix(),
    "prefix in a sheet": with_prefix(OLDER),
    "prefix in the workbook": with_prefix(WORKBOOK),
    "prefix in relations and types": with_prefix(RELATIONS, TYPES, "xl/worksheets/_rels/sheet2.xml.rels"),
    "prefix in a table": with_prefix(OLDER_TABLE),
    "capital letters": named("Worksheets/Sheet2.xml", "worksheets/sheet2.XML"),
    "spaces": named("worksheets/sheet 2.xml", "worksheets/sheet%202.xml"),
    "spaces as codes": named("worksheets/sheet%202.xml", "worksheets/sheet 2.xml"),
}


def framed(frame: str, data: bytes) -> bytes:
    book = Parts(data)
    FRAMES[frame](book)
    return book.zipped()


def _set(document: Document) -> None:
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")


def _add_line(document: Document) -> None:
    area = area_id(document, "Older People")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="New"))


def _add_area(document: Document) -> None:
    carried_out(document, area_planning.add_area(document.budget, "Prevention", "Adult Social Care"))


@pytest.mark.parametrize("frame", FRAMES)
def test_the_same_budget_is_read(frame: str, tmp_path: Path) -> None:
    plain, other = opened(tmp_path, sample(), "plain.xlsx"), opened(tmp_path, framed(frame, sample()))
    assert comparable(other.budget.snapshot()) == comparable(plain.budget.snapshot())
    assert not other.findings


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("edit", [_set, _add_line, _add_area])
def test_every_edit_is_saved(frame: str, edit: Callable[[Document], None], tmp_path: Path) -> None:
    document = opened(tmp_path, framed(frame, sample()))
    edit(document)
    document.save()
    assert_reopens_equal(document)
    set_amount(document, rest_of_pressures(document.budget).id, "11000000")
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize("frame", FRAMES)
def test_recalculation_is_asked_for(frame: str, tmp_path: Path) -> None:
    old = framed(frame, rich_workbook())
    document = opened(tmp_path, old, "budget.xlsm")
    _set(document)
    assert ("Analysis", "A4") in document.save().cleared
    book = Parts((tmp_path / "budget.xlsm").read_bytes())
    part = "xl/book.xml" if frame == "elsewhere" else WORKBOOK
    text = decoded(book.parts[part], "budget.xlsm", part)
    assert 'fullCalcOnLoad="1"' in text
    assert book.parts[part] in (Parts(old).parts[part], text.encode())


@pytest.mark.libreoffice
@without_libreoffice
def test_another_program_reads_what_was_saved(tmp_path: Path) -> None:
    frames = ["detours", "workbook in UTF-16", "sheet in UTF-16", "prefix everywhere"]
    for frame in frames:
        document = opened(tmp_path, framed(frame, sample()), f"{frame}.xlsx")
        _set(document)
        document.save()
    assert_cached_values_are_right(*(tmp_path / f"{frame}.xlsx" for frame in frames), folder=tmp_path)


@pytest.mark.parametrize("part", [WORKBOOK, OLDER, OLDER_TABLE, RELATIONS, TYPES])
def test_a_part_in_another_encoding_is_refused_when_the_workbook_is_opened(part: str, tmp_path: Path) -> None:
    book = Parts(sample())
    text = book.text(part).replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    book.parts[part] = text.replace("?>", "?><!-- caf\u00e9 -->", 1).encode("latin-1")
    with pytest.raises(FileProblem, match=rf"budget.xlsx .*{re.escape(part)}.*save it again"):
        Document.open(written(tmp_path, book.zipped()))


def test_what_the_second_reader_cannot_read_is_refused_naming_the_file_and_a_remedy() -> None:
    with pytest.raises(FileProblem, match=r"budget.xlsx .*second.*save") as problem:
        read_values(b"PK\x05\x06" + bytes(18), file="budget.xlsx")
    assert str(problem.value).endswith(".")


def test_a_save_that_only_the_second_reader_cannot_read_any_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(tmp_path, sample())
    _set(document)
    first = read_values
    seen: list[bytes] = []

    def refusing(data: bytes, sheets: Collection[str], file: str) -> object:
        seen.append(data)
        if data != before:
            raise FileProblem(f"{file} cannot be read back.")
        return first(data, sheets, file)

    before = (tmp_path / "budget.xlsx").read_bytes()
    monkeypatch.setattr("model.workbook.verifying.read_values", refusing)
    with pytest.raises(FileProblem, match=r"budget.xlsx cannot be read back"):
        document.save()
    assert before in seen
    assert (tmp_path / "budget.xlsx").read_bytes() == before

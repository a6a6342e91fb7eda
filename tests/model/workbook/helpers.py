"""Opening, editing and comparing workbooks in tests."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from model import planning
from model.budget import Budget, Snapshot
from model.edits import Edit
from model.findings import Finding
from model.lines import AMOUNT, Field, Line
from model.workbook.document import Document
from model.workbook.package import Package
from model.years import Year

FIRST, SECOND = Field(AMOUNT, Year(2013)), Field(AMOUNT, Year(2014))


def written(folder: Path, data: bytes, name: str = "budget.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def opened(folder: Path, data: bytes, name: str = "budget.xlsx") -> Document:
    return Document.open(written(folder, data, name))


def told_of(document: Document) -> list[Finding]:
    """What was found in a file but stale totals: a test that puts a figure in by itself leaves them so."""
    return [finding for finding in document.findings if finding.rule != "stale total"]


def line_of(budget: Budget, reference: str, title: str = "", area: str = "") -> Line:
    (found,) = (
        line
        for line in budget.lines()
        if line.reference == reference and title in line.title and area in budget.area(line.area_id).name
    )
    return found


def area_id(document: Document, name: str) -> int:
    return next(area.id for area in document.budget.areas if area.name == name)


def rest_of_pressures(budget: Budget, area: str = "Older People") -> Line:
    return line_of(budget, "", "Other agreed pressures", area)


def carried_out(document: Document, edit: Edit | None) -> Edit:
    assert edit is not None
    document.budget.apply(edit)
    return edit


def set_amount(document: Document, line: int, figure: str | None, field: Field = FIRST) -> Edit:
    """Set an amount, in pounds."""
    amount = None if figure is None else Decimal(figure)
    return carried_out(document, planning.set_field(document.budget, line, field, amount, over_formula=True))


def comparable(snapshot: Snapshot) -> tuple[object, ...]:
    """A budget without the numbers by which it knows its lines and areas."""
    lines = [[replace(line, id=0, area_id=0) for line in snapshot.lines_of(area.id)] for area in snapshot.areas]
    areas = [replace(area, id=0) for area in snapshot.areas]
    return snapshot.settings, areas, lines, [replace(control, id=0) for control in snapshot.controls]


def assert_reopens_equal(document: Document) -> Document:
    assert document.path is not None
    again = Document.open(document.path)
    assert comparable(again.budget.snapshot()) == comparable(document.budget.snapshot())
    assert again.digest == document.digest
    for line in document.budget.lines():
        assert document.place_of(line.id) is not None
    return again


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that are not byte for byte the same in both, compressed bytes and headers included."""
    old, new = Package(before, "before"), Package(after, "after")
    same = [name for name in old.names if name in new and old.raw(name) == new.raw(name)]
    return (set(old.names) | set(new.names)) - set(same)


_CELL = re.compile(r'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)


def part_text(data: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(part).decode()


def changed_cells(before: bytes, after: bytes, part: str) -> dict[str, tuple[str, str]]:
    """The cells of a sheet's part whose XML differs; asserts that everything around them is the same."""
    old, new = part_text(before, part), part_text(after, part)
    assert _CELL.sub("", old) == _CELL.sub("", new)
    cells = [{match[1]: match[0] for match in _CELL.finditer(text)} for text in (old, new)]
    return {
        address: (cells[0].get(address, ""), cells[1].get(address, ""))
        for address in cells[0].keys() | cells[1].keys()
        if cells[0].get(address) != cells[1].get(address)
    }

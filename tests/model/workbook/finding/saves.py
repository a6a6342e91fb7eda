"""Workbooks that others laid out while they are saved: written to disk, edited, and read again."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from model import planning
from model.lines import AMOUNT, Field, Line
from model.workbook.document import Document
from model.workbook.receipt import Receipt
from tests.model.workbook.finding.books import Sheets, book
from tests.model.workbook.helpers import carried_out, set_amount


def written(folder: Path, sheets: Sheets, name: str = "Theirs.xlsx") -> Document:
    path = folder / name
    path.write_bytes(book(sheets))
    return Document.open(path)


def every(document: Document) -> list[Line]:
    return list(document.budget.lines())


def added(document: Document, beside: Line, title: str = "A new line", figure: str = "17000") -> int:
    """Add a line behind another, with an amount in the first year."""
    order = list(document.budget.line_ids(beside.area_id))
    place = order.index(beside.id) + 1
    carried_out(document, planning.add_line(document.budget, beside.area_id, beside.kind, place, title=title))
    line_id = document.budget.line_ids(beside.area_id)[place]
    set_amount(document, line_id, figure, Field(AMOUNT, document.budget.years[0]))
    return line_id


def saved(document: Document) -> tuple[bytes, bytes, Receipt]:
    assert document.path is not None
    before = document.path.read_bytes()
    receipt = document.save()
    return before, document.path.read_bytes(), receipt


def shown(amount: object) -> str:
    return f"{amount:f}" if isinstance(amount, Decimal) else str(amount)


def facts(document: Document) -> list[tuple[object, ...]]:
    return sorted(
        (
            line.kind.value,
            line.reference,
            line.title,
            line.category,
            tuple(each is not None and f"{each:f}" for each in line.amounts),
        )
        for line in document.budget.lines()
    )


def sheet(data: bytes, number: int = 1) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def formula_at(data: bytes, cell: str, number: int = 1) -> str:
    found = re.search(rf'<c r="{cell}"[^>]*><f>([^<]*)</f>', sheet(data, number))
    return found[1] if found else ""


def line(document: Document, reference: str) -> Line:
    return next(each for each in document.budget.lines() if each.reference == reference)

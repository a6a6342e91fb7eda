"""A layout survives JSON, and reading follows it, be it found or corrected by hand."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from model.lines import Kind
from model.workbook.finding.layout import RowRole
from model.workbook.finding.layout_coding import decoded, encoded
from model.workbook.opening import open_bytes
from tests.model.workbook.finding.books import Sheets, book, lines, opened, titles
from tests.model.workbook.finding.dressing import Dressing, dressed
from tests.model.workbook.finding.published import (
    BRIGHTON_2024,
    BRIGHTON_2024_HEADINGS,
    HAMPSHIRE_2007,
    OXFORDSHIRE_2025,
)

SHEETS: dict[str, Sheets] = {
    "Hampshire": dressed(HAMPSHIRE_2007, Dressing()),
    "Oxfordshire": dressed(OXFORDSHIRE_2025, Dressing(across=True, notes=True)),
    "Brighton": {"Changes": [BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]},
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_layout_survives_json_and_reads_the_same_lines(name: str) -> None:
    data = book(SHEETS[name])
    found = open_bytes(data, "Theirs.xlsx")
    assert found.layout is not None
    again = decoded(json.loads(json.dumps(encoded(found.layout))))
    assert again == found.layout
    assert lines(open_bytes(data, "Theirs.xlsx", layout=again)) == lines(found)


@pytest.mark.parametrize(
    "data", [None, 1, {}, {"format": 2}, {"format": 1, "unit": "acre"}, {"format": 1, "regions": [{"block": "no"}]}]
)
def test_what_is_no_layout_is_none(data: object) -> None:
    assert decoded(data) is None


def test_a_corrected_row_is_read_as_corrected() -> None:
    data = book(dressed(HAMPSHIRE_2007, Dressing(totals="none")))
    layout = open_bytes(data, "Theirs.xlsx").layout
    assert layout is not None
    (region,) = layout.regions
    first, second = region.lines[:2]
    rows = tuple(
        replace(row, role=RowRole.NOTE) if row is first else replace(row, kind=Kind.SAVING) if row is second else row
        for row in region.rows
    )
    found = open_bytes(data, "Theirs.xlsx", layout=replace(layout, regions=(replace(region, rows=rows),)))
    assert titles(found) == [title for _, title, _ in HAMPSHIRE_2007.sections[0].lines[1:]]
    assert found.budget.totals.directorate.kind(Kind.SAVING)[0] == Decimal(80000)


def test_found_lines_know_their_cells() -> None:
    found = opened(SHEETS["Hampshire"])
    line = next(found.budget.lines())
    assert found.bindings.place_of(line.id, line.area_id, None) == ("Proposals", "A7")
    assert found.bindings.line_at("proposals", 7) == line.id
    assert found.bindings.lines_at("Proposals", 6, 1) == []

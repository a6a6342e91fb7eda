"""Whatever an officer says of whatever workbook: it is found and read without a fault, and marked in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.lines import Kind
from model.money import Unit
from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import ColumnRole, Region, RowRole
from model.workbook.finding.marks import SheetMarks
from model.workbook.finding.placing import heading_words, row_words
from model.workbook.finding.questions import Apart
from model.workbook.finding.said_of_all import said_of_all
from model.workbook.found_opening import FoundReading
from model.workbook.mapping_coding import HOLDS, read, written
from model.years import Year
from tests.model.workbook.finding.books import Cells, opened

ROWS, COLUMNS = 9, 6
WORDS = st.sampled_from(
    (
        *("", "£000", "Ref", "Proposal", "Growth", "Savings", "Total", "Net", "2025/26", "2026/27", "Year 1", "2026"),
        *("G1", "Adults", "Area", "Type", "Base budget", "-", "note: see below", "Total Adults"),
    )
)
CELL = st.one_of(st.none(), WORDS, st.integers(-50, 50), st.sampled_from([2026, 2027, 0.5]))
GRID = st.lists(st.lists(CELL, min_size=COLUMNS, max_size=COLUMNS), min_size=ROWS, max_size=ROWS)
PLACE = st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS))
KINDS = st.sampled_from([None, Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING])
NAMES = st.sampled_from(["", "Adults"])
YEARS = st.sampled_from([Year(2025), Year(2026)])
ROLES = st.sampled_from([RowRole.LINE, RowRole.HEADING, RowRole.TOTAL, RowRole.NOTE])


@pytest.mark.thorough
@settings(max_examples=150)
@given(data=st.data(), grid=GRID)
def test_anything_may_be_said_of_anything(data: st.DataObject, grid: list[Cells]) -> None:
    page: list[Cells] = [["£000"], ["Ref", "Growth", "2025/26", "2026/27"], *grid]
    found = opened({"X": page})
    reading = FoundReading(found.package, found.structure, found.source)
    (picture,) = reading.pictures.sheets
    rows = [
        SaidRow(
            "X", row, row_words(picture, row), data.draw(ROLES), data.draw(KINDS), data.draw(NAMES), data.draw(NAMES)
        )
        for row in data.draw(st.sets(st.integers(1, ROWS + 2), max_size=4))
    ]
    columns = []
    for row, column in data.draw(st.sets(PLACE, max_size=4)):
        role, field = data.draw(st.sampled_from(list(HOLDS.values())))
        year = data.draw(YEARS) if role.has_year else None
        columns.append(
            SaidColumn(
                "X",
                row,
                column,
                heading_words(picture, row, column),
                role,
                field,
                year,
                data.draw(KINDS),
                data.draw(NAMES),
            )
        )
    first = reading.find(found.said)
    seen: list[Region | Apart] = [*first.layout.regions, *first.apart]
    tables = [
        SaidTable(
            "X",
            table.block.top,
            table.block.left,
            table.words,
            data.draw(st.sampled_from([None, True, False])),
            data.draw(NAMES),
            kind=data.draw(KINDS),
            unit=data.draw(st.sampled_from([None, *Unit])),
            positive_savings=data.draw(st.sampled_from([None, True, False])),
        )
        for table in seen
    ]
    years = (NamedYear("Year 1", Year(2026)), NamedYear("2026", Year(2025)))
    said = ReadAs(corrections=Corrections(tuple(rows), tuple(columns), tuple(tables), years))
    assert read(written(said), "m.json") == said
    again = reading.find(said)
    marks = SheetMarks.of("X", again.layout, again.apart, said.corrections)
    for row in range(1, ROWS + 4):
        for column in range(1, COLUMNS + 2):
            marks.mark(row, column)
            marks.column_words(row, column)
        marks.row_words(row)
    everything = said_of_all(again.layout, again.apart, reading.pictures.sheets, years)
    reading.find(replace(said, corrections=everything))
    cells = [(place.row, place.column) for _, _, place in again.binding.amounts()]
    assert len(cells) == len(set(cells))
    for region in again.layout.regions:
        held = [(each.year, each.account) for each in region.columns_of(ColumnRole.AMOUNT)]
        assert len(held) == len(set(held))
    ignored = {each.row for each in rows if each.role is RowRole.NOTE}
    assert not ignored & {row.row for region in again.layout.regions for row in region.lines}

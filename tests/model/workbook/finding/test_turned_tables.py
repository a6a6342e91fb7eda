"""Tables whose years stand down the rows: a row for each line and year, or each line in a column of its own."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field, Kind
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.finding.layout_coding import decoded, encoded
from model.workbook.opening import open_bytes
from tests.model.workbook.finding.books import FILE, Cells, Live, Page, areas, book, lines, opened, titles, told
from tests.model.workbook.helpers import carried_out, changed_cells, changed_parts, line_of, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

SHEET = "xl/worksheets/sheet1.xml"
HEAD: Cells = ["Ref", "Title", "Service area", "Type", "Year", "Amount"]
LONG: list[Cells] = [
    *(["MTFS lines (£000)"], HEAD),
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 99],
    ["S1", "Fees", "Older People", "Saving", "2026/27", -20],
    ["P2", "Placements", "Children", "Pressure", "2026/27", 60],
    ["S1", "Fees", "Older People", "Saving", "2027/28", -10],
    ["P2", "Placements", "Children", "Pressure", "2027/28", None],
]
LONG_LINES = [
    ("P1", "Demography", Kind.PRESSURE, (Decimal(100_000), Decimal(99_000))),
    ("S1", "Fees", Kind.SAVING, (Decimal(-20_000), Decimal(-10_000))),
    ("P2", "Placements", Kind.PRESSURE, (Decimal(60_000), None)),
]
TOTALS = {"B": 150, "C": 80, "D": -30, "E": -5, "F": 195}
DOWN: list[Cells] = [
    *(["Children's services: budget changes (£000)"], [], [None, "Pressures", None, "Savings"]),
    *(["Ref", "C1", "C2", "CS1", "CS2"], ["Year", "Demography", "Inflation", "Back office", "Fees", "Net change"]),
    ["2026/27", 100, 40, -10, -5, Live("SUM(B6:E6)", 125)],
    ["2027/28", 50, 40, -20, None, Live("SUM(B7:E7)", 70)],
    ["Total", *(Live(f"SUM({column}6:{column}7)", value) for column, value in TOTALS.items())],
    ["Note: subject to consultation."],
]


def written(folder: Path, rows: list[Cells], name: str = FILE) -> Document:
    path = folder / name
    path.write_bytes(book({"Data": rows}))
    return Document.open(path)


def test_the_rows_of_a_line_are_gathered_wherever_they_stand() -> None:
    found = opened({"Data": LONG})
    assert lines(found) == LONG_LINES
    assert areas(found) == ["Older People", "Children"]
    (note,) = told(found, "long table")
    assert "6 rows are gathered to 3 lines" in note.message


def test_words_said_once_hold_for_the_rows_below() -> None:
    rows: list[Cells] = [
        ["Service area", "Ref", "Saving £000", "Year", "£000"],
        *(["Adults", "S1", "Fees", "2026/27", -10], [None, None, None, "2027/28", -20]),
        *([None, "S2", "Rent", "2026/27", -5], [None, None, None, "2027/28", -6]),
        ["Children", "S3", "Care", "2026/27", -7],
    ]
    found = opened({"Data": rows})
    assert [(title, amounts) for _, title, _, amounts in lines(found)] == [
        ("Fees", (Decimal(-10_000), Decimal(-20_000))),
        ("Rent", (Decimal(-5000), Decimal(-6000))),
        ("Care", (Decimal(-7000), None)),
    ]
    assert areas(found) == ["Adults", "Children"]


def test_a_year_stated_twice_is_a_line_of_its_own_and_told() -> None:
    rows = [*LONG, ["P1", "Demography", "Older People", "Pressure", "2026/27", 50]]
    found = opened({"Data": rows})
    assert ("P1", "Demography", Kind.PRESSURE, (Decimal(50_000), None)) in lines(found)
    assert [finding.cell for finding in told(found, "repeated year")] == ["E9"]


def test_columns_of_growth_and_savings_are_lines_each_and_posts_are_none() -> None:
    rows: list[Cells] = [
        ["Ref", "Title", "Area", "Year", "Growth £000", "Savings £000", "FTE"],
        *(["1", "Roads", "Highways", "2026/27", 100, -20, 1], ["1", "Roads", "Highways", "2027/28", 50, -10, 2]),
        *(["2", "Bins", "Waste", "2026/27", None, -5], ["2", "Bins", "Waste", "2027/28", 30]),
        ["Total", *[None] * 3, 180],
    ]
    found = opened({"Data": rows})
    assert [(title, kind, amounts) for _, title, kind, amounts in lines(found)] == [
        ("Roads", Kind.PRESSURE, (Decimal(100_000), Decimal(50_000))),
        ("Roads", Kind.SAVING, (Decimal(-20_000), Decimal(-10_000))),
        ("Bins", Kind.PRESSURE, (None, Decimal(30_000))),
        ("Bins", Kind.SAVING, (Decimal(-5000), None)),
    ]
    assert [finding.cell for finding in told(found, "total of several years")] == ["E6"]


def test_calendar_years_are_asked_for_and_then_read() -> None:
    rows: list[Cells] = [HEAD, *([*each[:4], int(str(each[4])[:4]), each[5]] for each in LONG[2:])]
    found = opened({"Data": rows})
    assert not lines(found)
    assert told(found, "years not known")


def test_each_column_below_headings_is_a_line_where_years_stand_down() -> None:
    found = opened({"Children": DOWN})
    assert [(reference, kind, amounts) for reference, _, kind, amounts in lines(found)] == [
        ("C1", Kind.PRESSURE, (Decimal(100_000), Decimal(50_000))),
        ("C2", Kind.PRESSURE, (Decimal(40_000), Decimal(40_000))),
        ("CS1", Kind.SAVING, (Decimal(-10_000), Decimal(-20_000))),
        ("CS2", Kind.SAVING, (Decimal(-5000), None)),
    ]
    assert titles(found) == ["Demography", "Inflation", "Back office", "Fees"]
    assert not told(found, "stated total")
    assert "2 agree" in told(found, "totals compared")[0].message


def test_a_total_that_misses_is_told_with_its_own_cell() -> None:
    rows: list[Cells] = [*DOWN]
    rows[5] = ["2026/27", 100, 40, -10, -5, 130]
    (miss,) = told(opened({"Children": rows}), "stated total")
    assert miss.cell == "F6"


def test_an_area_above_each_of_several_tables_holds_for_it() -> None:
    rows: list[Cells] = [
        ["Savings £000"],
        *(["Adults"], ["Financial year", "Day care", "Home care"], ["2026/27", -10, -20], ["2027/28", -5, -6], []),
        *(["Children"], ["Financial year", "Fees", "Transport"], ["2026/27", -1, -2], ["2027/28", -3, -4]),
    ]
    found = opened({"Savings": rows})
    assert areas(found) == ["Adults", "Children"]
    assert [amounts[1] for _, _, _, amounts in lines(found)] == [-5000, -6000, -3000, -4000]


def test_hidden_rows_of_a_line_are_told() -> None:
    found = opened({"Data": Page(LONG, hidden_rows=[3])})
    assert [finding.cell for finding in told(found, "hidden row")] == ["A4"]


def test_beside_other_tables_such_a_table_is_told_to_be_left_out() -> None:
    rows: list[Cells] = [
        *(["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"], ["S9", "Fees", -1, -2], [], [], []),
        *([None] * 6 + list(row) for row in LONG),
    ]
    found = opened({"Data": rows})
    assert titles(found) == ["Fees"]
    assert told(found, "table not read")


@pytest.mark.parametrize("rows", [LONG, DOWN], ids=["long", "down"])
def test_a_layout_is_the_same_after_being_remembered(rows: list[Cells]) -> None:
    found = opened({"Data": rows})
    assert found.layout is not None
    assert decoded(encoded(found.layout)) == found.layout
    again = open_bytes(book({"Data": rows}), FILE, layout=found.layout)
    assert lines(again) == lines(found)


@pytest.mark.parametrize(
    "rows, reference, cell, dependents",
    [(LONG, "S1", "F7", set()), (LONG, "P2", "F8", set()), (DOWN, "CS1", "D7", {"F7", "D8", "F8"})],
)
def test_an_edit_goes_into_the_cell_it_came_from(
    rows: list[Cells], reference: str, cell: str, dependents: set[str], tmp_path: Path
) -> None:
    document = written(tmp_path, rows)
    assert document.path is not None
    before = document.path.read_bytes()
    line = line_of(document.budget, reference)
    set_amount(document, line.id, "-33000", Field(AMOUNT, document.budget.years[1]))
    receipt = document.save()
    after = document.path.read_bytes()
    assert {change.cell: change.new for change in receipt.cells} == {cell: "-33"}
    assert set(changed_cells(before, after, SHEET)) == {cell, *dependents}
    assert changed_parts(before, after) == set(receipt.parts_changed)
    assert line_of(Document.open(document.path).budget, reference).amounts[1] == Decimal(-33_000)


def test_a_title_is_written_into_every_row_that_says_it(tmp_path: Path) -> None:
    document = written(tmp_path, LONG)
    assert document.path is not None
    line = line_of(document.budget, "S1")
    carried_out(document, planning.set_field(document.budget, line.id, Field("title"), "Charges"))
    receipt = document.save()
    assert {change.cell: change.new for change in receipt.cells} == {"B5": "Charges", "B7": "Charges"}
    assert not [finding for finding in receipt.findings if finding.rule == "found otherwise"]


def test_levels_down_the_rows_are_written_back_as_levels(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(book({"Data": LONG}))
    document = Document.open(path, said=ReadAs(holds_levels=True))
    line = line_of(document.budget, "P1")
    assert line.amounts == (Decimal(100_000), Decimal(-1000))
    set_amount(document, line.id, "110000", Field(AMOUNT, document.budget.years[0]))
    assert {change.cell: change.new for change in document.save().cells} == {"F3": "110", "F4": "109"}


def test_a_cell_on_any_row_of_a_line_names_it() -> None:
    found = opened({"Data": LONG})
    binding = found.bindings.found
    assert binding is not None
    named = [found.budget.line(line_id).reference for line_id in binding.lines_at("Data", 7, 6)]
    assert named == ["S1"]


@pytest.mark.parametrize("how", ["added", "deleted"])
def test_lines_that_come_or_go_across_a_sheet_are_refused_with_the_way_out(how: str, tmp_path: Path) -> None:
    document = written(tmp_path, DOWN)
    assert document.path is not None
    before = document.path.read_bytes()
    line = next(iter(document.budget.lines()))
    if how == "added":
        carried_out(
            document, planning.add_line(document.budget, line.area_id, line.kind, 1, title="New", reference="N1")
        )
    else:
        carried_out(document, planning.delete_lines(document.budget, [line.id]))
    with pytest.raises(FileProblem, match=r"years stand down.*Save as a new Budget Workbook"):
        document.save()
    assert document.path.read_bytes() == before


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_what_was_written(tmp_path: Path) -> None:
    document = written(tmp_path, DOWN, "down.xlsx")
    set_amount(document, line_of(document.budget, "C2").id, "12500", Field(AMOUNT, document.budget.years[0]))
    document.save()
    assert document.path is not None
    assert_cached_values_are_right(document.path, folder=tmp_path)


def test_a_row_a_line_and_year_has_its_title_of_the_description_not_of_the_service() -> None:
    page: list[Cells] = [["Directorate", "Service", "Ref", "Description", "Category", "Financial year", "Amount (£)"]]
    for directorate, service, reference, text, kind in (
        ("Adults", "Older people", "A1", "Demand", "Pressure"),
        ("Adults", "Disability", "A2", "Reviews", "Saving"),
        ("Place", "Waste", "W1", "Tonnage", "Pressure"),
    ):
        sign = -1 if kind == "Saving" else 1
        page += [[directorate, service, reference, text, kind, f"202{y}/2{y + 1}", sign * 1000 * y] for y in (6, 7)]
    found = opened({"Data": page})
    assert [(title, amounts) for _, title, _, amounts in lines(found)] == [
        ("Demand", (Decimal(6000), Decimal(7000))),
        ("Reviews", (Decimal(-6000), Decimal(-7000))),
        ("Tonnage", (Decimal(6000), Decimal(7000))),
    ]
    assert areas(found) == ["Adults", "Place"]

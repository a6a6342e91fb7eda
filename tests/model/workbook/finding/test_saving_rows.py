"""Lines that come, go and move in workbooks that others laid out: saved into rows of their own tables."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field, Kind
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, Live, Page
from tests.model.workbook.finding.dressing import Dressing, dressed
from tests.model.workbook.finding.published import (
    HAMPSHIRE_2007,
    HAMPSHIRE_2009,
    OXFORDSHIRE_2025,
    Table,
)
from tests.model.workbook.finding.saves import added, every, facts, formula_at, line, saved, sheet, written
from tests.model.workbook.helpers import carried_out, changed_cells, changed_parts, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

DRESSINGS = {
    "live totals": Dressing(totals="formula"),
    "live totals, two header rows": Dressing(totals="formula", header_rows=2, left=1, notes=True),
    "type column": Dressing(totals="formula", sections="column", years="fy"),
    "a sheet a section": Dressing(totals="formula", sections="sheets"),
    "a block a section": Dressing(totals="formula", sections="blocks"),
    "in pounds": Dressing(totals="formula", unit_in="header", brackets=True),
    "typed totals": Dressing(notes=True),
}
TABLES = {"2007": HAMPSHIRE_2007, "2009": HAMPSHIRE_2009, "2025": OXFORDSHIRE_2025}


def as_cast(table: Table) -> Table:
    """The table with totals that its lines cast to, as formulas would have them."""
    sections = (
        replace(section, total=tuple(map(sum, zip(*(amounts for _, _, amounts in section.lines), strict=True))))
        for section in table.sections
    )
    return replace(table, sections=tuple(sections))


@pytest.mark.parametrize("how", DRESSINGS.values(), ids=DRESSINGS)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_an_added_line_is_found_again_in_every_dress(table: Table, how: Dressing, tmp_path: Path) -> None:
    document = written(tmp_path, dressed(table, how))
    last = every(document)[-1]
    line_id = added(document, last)
    before, after, receipt = saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert facts(again) == facts(document)
    assert document.place_of(line_id) is not None
    assert not document.changed
    assert changed_parts(before, after) <= set(receipt.parts_changed)
    assert {change.new for change in receipt.cells} >= {"A new line"}


@pytest.mark.parametrize("how", DRESSINGS.values(), ids=DRESSINGS)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_deleted_line_is_gone_in_every_dress(table: Table, how: Dressing, tmp_path: Path) -> None:
    document = written(tmp_path, dressed(table, how))
    line = next(
        line
        for line in every(document)
        if sum(other.kind is line.kind for other in document.budget.lines_of(line.area_id)) > 1
    )
    carried_out(document, planning.delete_lines(document.budget, [line.id]))
    saved(document)
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_every_value_after_lines_came_went_and_changed(tmp_path: Path) -> None:
    paths = []
    for name, table in TABLES.items():
        for number, how in enumerate(DRESSINGS.values()):
            document = written(tmp_path, dressed(as_cast(table), how), f"{name}-{number}.xlsx")
            lines = every(document)
            set_amount(document, lines[0].id, "23000", Field(AMOUNT, document.budget.years[-1]))
            added(document, lines[-1])
            added(document, lines[-1], "Another", "-3000")
            if how.totals == "formula":
                paths.append(document.path)
            saved(document)
            carried_out(document, planning.delete_lines(document.budget, [lines[1].id]))
            saved(document)
    made = [path for path in paths if path is not None]
    assert made
    assert_cached_values_are_right(*made, folder=tmp_path)


SMALL: list[Cells] = [
    ["Older People"],
    ["£000"],
    ["Ref", "Proposal", "2026/27", "2027/28", "Total", "Notes"],
    ["Pressures"],
    ["P1", "Care homes", 100, 50, Live("SUM(C5:D5)", 150)],
    ["P2", "Demography", 30, 20, Live("SUM(C6:D6)", 50)],
    [None, "Total", Live("SUM(C5:C6)", 130), Live("SUM(D5:D6)", 70), Live("SUM(E5:E6)", 200)],
    ["Savings"],
    ["S1", "Review", -40, -5, Live("SUM(C9:D9)", -45)],
    ["S2", "Contracts", -15, -25, Live("SUM(C10:D10)", -40)],
    [None, "Total", Live("SUM(C9:C10)", -55), Live("SUM(D9:D10)", -30), Live("SUM(E9:E10)", -85)],
    [None, "Net", Live("C7+C11", 75), Live("D7+D11", 40), Live("E7+E11", 115)],
]


def small(folder: Path, *, change: dict[int, Cells] | None = None, merged: tuple[str, ...] = ()) -> Document:
    rows = [(change or {}).get(number, row) for number, row in enumerate(SMALL, start=1)]
    return written(folder, {"Older People": Page(rows, merged)})


def test_a_line_added_at_the_end_is_counted_by_the_total_below_and_what_depends_on_it(tmp_path: Path) -> None:
    document = small(tmp_path)
    added(document, line(document, "P2"))
    before, after, receipt = saved(document)
    assert [formula_at(after, cell) for cell in ("C8", "E8", "C13", "E7")] == [
        "SUM(C5:C7)",
        "SUM(E5:E7)",
        "C8+C12",
        "SUM(C7:D7)",
    ]
    assert {(change.cell, change.old, change.new) for change in receipt.recalculated} == {
        ("E7", "", "17"),
        ("C8", "130", "147"),
        ("E8", "200", "217"),
        ("C13", "75", "92"),
        ("E13", "115", "132"),
    }
    assert changed_parts(before, after) == {"xl/worksheets/sheet1.xml"}


def test_after_a_deletion_totals_count_the_rest(tmp_path: Path) -> None:
    document = small(tmp_path)
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S2").id]))
    _, after, receipt = saved(document)
    assert formula_at(after, "C10") == "SUM(C9:C9)"
    assert {(change.cell, change.old, change.new) for change in receipt.recalculated} >= {
        ("C10", "-55", "-40"),
        ("C11", "75", "90"),
    }
    assert not receipt.cells


def test_a_line_that_moves_takes_its_row_along(tmp_path: Path) -> None:
    document = small(tmp_path)
    carried_out(document, planning.move_lines(document.budget, [line(document, "S2").id], -1))
    _, after, receipt = saved(document)
    assert [each.reference for each in Document.open(tmp_path / "Theirs.xlsx").budget.lines()] == [
        "P1",
        "P2",
        "S2",
        "S1",
    ]
    assert formula_at(after, "C11") == "SUM(C9:C10)"
    assert formula_at(after, "E9") == "SUM(C9:D9)"
    assert not receipt.recalculated


def test_a_blank_row_that_the_total_counts_is_taken_before_one_is_opened(tmp_path: Path) -> None:
    rows = list(SMALL)
    rows[5:6] = [rows[5], []]
    rows[7] = [None, "Total", Live("SUM(C5:C7)", 130), Live("SUM(D5:D7)", 70), Live("SUM(E5:E7)", 200)]
    rows[9] = ["S1", "Review", -40, -5]
    rows[10] = ["S2", "Contracts", -15, -25]
    rows[11] = [None, "Total", Live("SUM(C10:C11)", -55), Live("SUM(D10:D11)", -30)]
    rows[12] = [None, "Net", Live("C8+C12", 75), Live("D8+D12", 40)]
    document = written(tmp_path, {"Older People": rows})
    line_id = added(document, line(document, "P2"))
    _, after, _ = saved(document)
    assert document.place_of(line_id) == ("Older People", "A7")
    assert formula_at(after, "C8") == "SUM(C5:C7)"
    assert '<row r="14"' not in sheet(after)


def test_a_second_save_in_the_same_sitting_knows_the_new_rows(tmp_path: Path) -> None:
    document = small(tmp_path)
    line_id = added(document, line(document, "P1"))
    saved(document)
    set_amount(document, line_id, "1000", Field(AMOUNT, document.budget.years[1]))
    _, _, receipt = saved(document)
    assert [(change.cell, change.new) for change in receipt.cells] == [("D6", "1")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


@pytest.mark.parametrize(
    "change, words",
    [
        ({7: [None, "Total", Live("C5+C6", 130), Live("D5+D6", 70)]}, "adds its lines one by one"),
        ({1: ["Older People", Live('INDIRECT("R5C3",FALSE)', 100)]}, "may point at any cell"),
    ],
)
def test_an_addition_that_would_not_be_counted_or_followed_is_refused(
    change: dict[int, Cells], words: str, tmp_path: Path
) -> None:
    document = small(tmp_path, change=change)
    added(document, line(document, "P2"))
    with pytest.raises(FileProblem, match=words) as told:
        document.save()
    assert "ew Budget Workbook" in str(told.value)


@pytest.mark.parametrize(
    "pointing, value",
    [
        ('INDIRECT("C5")', 100),
        ("SUM(OFFSET(C5,0,0,1,1))", 100),
        ("SUM(C5:INDEX(C:C,ROW(C7)-1))", 130),
        ("SUM(OFFSET(Elsewhere!$A$1,0,0,COUNTA(Elsewhere!$A:$A),1))", 7),
        ('SUM(INDIRECT("Elsewhere!A"&COUNT(Elsewhere!A:A)))', 4),
    ],
)
def test_formulas_that_still_lead_to_the_same_do_not_stand_in_the_way_of_a_new_line(
    pointing: str, value: int, tmp_path: Path
) -> None:
    rows = [["Older People", Live(pointing, value)], *SMALL[1:]]
    document = written(tmp_path, {"Older People": Page(rows), "Elsewhere": [[3], [4]]})
    added(document, line(document, "P1"))
    _, after, receipt = saved(document)
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)
    assert formula_at(after, "C8") == "SUM(C5:C7)"
    told = [each.message for each in receipt.findings if each.rule == "formulas that point"]
    assert bool(told) == ("Elsewhere" not in pointing)
    assert not receipt.cleared


@pytest.mark.parametrize(
    "pointing, value", [('INDIRECT("C9")', -40), ("SUM(OFFSET(C1,4,0,3,1))", 260), ("OFFSET(C5,1,0)", 30)]
)
def test_a_formula_that_would_lead_to_other_cells_stops_a_new_line_and_is_named(
    pointing: str, value: int, tmp_path: Path
) -> None:
    document = small(tmp_path, change={1: ["Older People", Live(pointing, value)]})
    added(document, line(document, "P1"))
    before = (tmp_path / "Theirs.xlsx").read_bytes()
    with pytest.raises(FileProblem, match="the formula in 'Older People'!B1 would then lead to other cells"):
        document.save()
    assert (tmp_path / "Theirs.xlsx").read_bytes() == before


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_what_formulas_lead_to(tmp_path: Path) -> None:
    pointing: list[Cells] = [
        ["Older People", Live("SUM(OFFSET(C5,0,0,2,1))", 130), Live("SUM(C5:INDEX(C:C,ROW(C7)-1))", 130)]
    ]
    document = written(tmp_path, {"Older People": Page([*pointing, *SMALL[1:]])})
    added(document, line(document, "P2"))
    set_amount(document, line(document, "P1").id, "250000", Field(AMOUNT, document.budget.years[0]))
    _, _, receipt = saved(document)
    assert not receipt.cleared
    assert_cached_values_are_right(tmp_path / "Theirs.xlsx", folder=tmp_path)


def test_a_deletion_that_a_single_formula_points_at_is_refused_naming_it(tmp_path: Path) -> None:
    document = small(tmp_path, change={12: [None, "Net", Live("C7+C11+C6-C6", 75)]})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "P2").id]))
    with pytest.raises(FileProblem, match="the formula in Older People!C12 points at a row that is deleted"):
        document.save()


def test_the_only_line_of_an_area_is_not_taken_out_of_the_file(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": [["Proposal", "2026/27"], ["Savings"], ["Review", -1]]})
    carried_out(document, planning.delete_lines(document.budget, [every(document)[0].id]))
    with pytest.raises(FileProblem, match="no line would be left"):
        document.save()


def test_a_kind_that_the_area_has_no_line_of_has_no_place(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": [["Proposal", "2026/27"], ["Savings"], ["Review", -1], ["Rent", -2]]})
    area = document.budget.areas[0]
    carried_out(document, planning.add_line(document.budget, area.id, Kind.PRESSURE, title="Pay"))
    with pytest.raises(FileProblem, match="no place for it is known"):
        document.save()


def test_merged_titles_are_merged_for_a_new_line_too_and_an_area_merged_over_its_lines_grows(tmp_path: Path) -> None:
    document = small(tmp_path, merged=("F5:F6", "G6:H6"))
    added(document, line(document, "P2"))
    _, after, _ = saved(document)
    assert set(re.findall(r'mergeCell ref="([^"]+)"', sheet(after))) == {"F5:F7", "G6:H6", "G7:H7"}


def test_figures_of_new_lines_are_exact_to_the_penny(tmp_path: Path) -> None:
    document = small(tmp_path)
    line_id = added(document, line(document, "S1"), figure="-1234.56")
    saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert next(each for each in again.budget.lines() if each.title == "A new line").amounts[0] == Decimal("-1234.56")
    assert document.budget.line(line_id).amounts[0] == Decimal("-1234.56")


@pytest.mark.parametrize("how", DRESSINGS.values(), ids=DRESSINGS)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_an_amount_that_is_set_changes_its_cell_and_the_formulas_that_depend_on_it_alone(
    table: Table, how: Dressing, tmp_path: Path
) -> None:
    document = written(tmp_path, dressed(as_cast(table), how))
    line = every(document)[-1]
    year = document.budget.years[0]
    place = document.place_of(line.id, Field(AMOUNT, year))
    assert place is not None
    set_amount(document, line.id, "-5000", Field(AMOUNT, year))
    before, after, receipt = saved(document)
    number = [each for each, _ in sorted(sheets(before).items())].index(place[0]) + 1
    part = f"xl/worksheets/sheet{number}.xml"
    assert [change.cell for change in receipt.cells] == [place[1]]
    letters = re.sub(r"\d", "", place[1])
    totals = {cell for cell in changed_cells(before, after, part) if cell != place[1]}
    assert totals == {change.cell for change in receipt.recalculated}
    assert all(cell.startswith(letters) for cell in totals)
    assert bool(totals) == (how.totals == "formula")
    assert changed_parts(before, after) == {part} == set(receipt.parts_changed)


def sheets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read("xl/workbook.xml").decode()
    return dict(re.findall(r'<sheet name="([^"]*)" sheetId="(\d+)"', text))


def with_table(folder: Path, *, totals_row: bool) -> Document:
    """A workbook with a table of Excel's: a calculated column, and a total row of its own or a sum below it."""
    import xlsxwriter

    path = folder / "Theirs.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Proposals")
        sheet.write_string("A1", "Savings £000")
        sheet.write_row("A4", ["Review", -40, -5])
        sheet.write_row("A5", ["Contracts", -15, -25])
        both = "=Cuts[[#This Row],[2026/27]]+Cuts[[#This Row],[2027/28]]"
        columns: list[dict[str, object]] = [{"header": each} for each in ("Proposal", "2026/27", "2027/28", "Both")]
        columns[3]["formula"] = both
        if totals_row:
            columns[0]["total_string"] = "Total"
            for column, total in ((1, -55), (2, -30)):
                columns[column] |= {"total_function": "sum", "total_value": total}
        options = {"name": "Cuts", "columns": columns, "total_row": totals_row}
        sheet.add_table("A3:D6" if totals_row else "A3:D5", options)
        for row, value in ((3, -45), (4, -40)):
            sheet.write_formula(row, 3, both, None, value)
        if not totals_row:
            sheet.write_string("A8", "Total")
            sheet.write_formula("B8", "=SUM(Cuts[2026/27])", None, -55)
            sheet.write_formula("C8", "=SUM(C4:C5)", None, -30)
    return Document.open(path)


@pytest.mark.parametrize("totals_row", [False, True])
def test_a_line_at_the_end_of_a_table_of_excels_makes_the_table_longer(totals_row: bool, tmp_path: Path) -> None:
    document = with_table(tmp_path, totals_row=totals_row)
    line_id = added(document, every(document)[-1], figure="-1000")
    _, after, receipt = saved(document)
    assert document.place_of(line_id) == ("Proposals", "A6")
    with zipfile.ZipFile(BytesIO(after)) as archive:
        table = archive.read("xl/tables/table1.xml").decode()
    assert ('ref="A3:D7"' if totals_row else 'ref="A3:D6"') in table
    assert formula_at(after, "D6") == "Cuts[[#This Row],[2026/27]]+Cuts[[#This Row],[2027/28]]"
    new = {change.cell: change.new for change in receipt.recalculated}
    assert new == ({"D6": "-1", "B7": "-56"} if totals_row else {"D6": "-1", "B9": "-56"})


def test_formulas_of_a_line_are_filled_down_for_a_new_one_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    change: dict[int, Cells] = {
        3: ["Ref", "Proposal", "2026/27", "2027/28", "Total", "Share", "Rise"],
        5: ["P1", "Care homes", 100, 50, Live("SUM(C5:D5)", 150), Live("C5/C$12", 1.25)],
        6: ["P2", "Demography", 30, 20, Live("SUM(C6:D6)", 50), Live("C6/C$12", 0.375), Live("C6-C5", -70)],
        12: [None, "Net", 80, 40],
    }
    document = small(tmp_path, change=change)
    added(document, line(document, "P2"))
    _, after, receipt = saved(document)
    assert (formula_at(after, "F7"), formula_at(after, "E7")) == ("C7/C$13", "SUM(C7:D7)")
    told = {each.rule: each for each in receipt.findings}
    assert told["formula not copied"].cell == "G7"
    assert "the formulas in C8, D8, E8 now reach down to the new row" in told["formulas extended"].message
    assert {change.cell: change.new for change in receipt.recalculated}["F7"] == "0.2125"


def test_an_edit_is_saved_after_an_area_lost_its_first_line(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["Ref", "Pressures £000", "Area", "2026/27"],
        *(["1", "Roads", "Highways", 10], ["2", "Bins", "Waste", 20], ["3", "Lamps", "Highways", 30]),
    ]
    document = written(tmp_path, {"A": rows})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "1").id]))
    document.save()
    set_amount(document, line(document, "3").id, "31000", Field(AMOUNT, document.budget.years[0]))
    _, _, receipt = saved(document)
    assert [(change.cell, change.new) for change in receipt.cells] == [("D3", "31")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)

"""Changes year on year that go back into tables of levels: that year's cell and all later ones of the line."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import planning
from model.edits import Edit
from model.entry import read_worked
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.receipt import Receipt
from tests.model.workbook.finding.books import Cells, Dressed, Live, book
from tests.model.workbook.helpers import carried_out, changed_cells, changed_parts, line_of, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

LEVELS = ReadAs(holds_levels=True)
SHEET = "xl/worksheets/sheet1.xml"
HEAD: list[Cells] = [["Roads £000"], ["Ref", "Title", "2013/14", "2014/15", "2015/16"]]
TABLE: list[Cells] = [
    *HEAD,
    *(["Pressures"], ["P1", "Salt", 120, 120, 0], ["P2", "Lights", 5, 7.5, 9]),
    ["Total", None, Live("SUM(C4:C5)", 125), Live("SUM(D4:D5)", 127.5), Live("SUM(E4:E5)", 9)],
    *(["Savings"], ["S1", "Fees", Dressed(-30, "#,##0;(#,##0)"), -40, -40]),
]


def written(folder: Path, rows: list[Cells], name: str = "Theirs.xlsx") -> Document:
    path = folder / name
    path.write_bytes(book({"Roads": rows}))
    return Document.open(path, said=LEVELS)


def year(document: Document, place: int) -> Field:
    return Field(AMOUNT, document.budget.years[place])


def set_in(document: Document, reference: str, place: int, figure: str | None) -> None:
    set_amount(document, line_of(document.budget, reference).id, figure, year(document, place))


def worked(document: Document, line_id: int, place: int, text: str) -> Edit | None:
    unit = document.budget.settings.unit
    return planning.set_field(document.budget, line_id, year(document, place), read_worked(text, unit, unit))


def saved(document: Document) -> tuple[dict[str, tuple[str, str]], Receipt]:
    assert document.path is not None
    before = document.path.read_bytes()
    receipt = document.save()
    after = document.path.read_bytes()
    assert changed_parts(before, after) == set(receipt.parts_changed)
    return changed_cells(before, after, SHEET), receipt


def amounts(document: Document, reference: str) -> list[str | None]:
    return [
        f"{each:f}" if isinstance(each, Decimal) else each if each is None else each.text
        for each in line_of(document.budget, reference).amounts
    ]


def again(document: Document) -> Document:
    assert document.path is not None
    return Document.open(document.path, said=LEVELS)


EDITS = [
    ("P1", 0, "130000", {"C4": "130", "D4": "130", "E4": "10"}, ["130000", "0", "-120000"]),
    ("P1", 1, "-20000", {"D4": "100", "E4": "-20"}, ["120000", "-20000", "-120000"]),
    ("P1", 2, "-119500", {"E4": "0.5"}, ["120000", "0", "-119500"]),
    ("P2", 1, "0", {"D5": "5", "E5": "6.5"}, ["5000", "0", "1500"]),
    ("S1", 0, "-35000", {"C8": "-35", "D8": "-45", "E8": "-45"}, ["-35000", "-10000", "0"]),
]


@pytest.mark.parametrize("reference, place, figure, cells, left", EDITS)
def test_an_edit_changes_its_years_level_and_all_later_ones_and_the_totals(
    reference: str, place: int, figure: str, cells: dict[str, str], left: list[str], tmp_path: Path
) -> None:
    document = written(tmp_path, TABLE)
    set_in(document, reference, place, figure)
    changed, receipt = saved(document)
    assert {change.cell: change.new for change in receipt.cells} == cells
    columns = {cell[0] for cell in cells}
    totals = {f"{column}6" for column in columns} if reference.startswith("P") else set()
    assert set(changed) == {*cells, *totals}
    assert amounts(document, reference) == amounts(again(document), reference) == left
    assert not document.changed


def test_a_cell_keeps_its_unit_sign_and_format(tmp_path: Path) -> None:
    rows: list[Cells] = [
        *(["Roads savings £m, shown positive"], ["Ref", "Saving", "2013/14", "2014/15"]),
        *(["S1", "Fees", Dressed(0.03, "0.000"), 0.04], ["S2", "Salt", 0.5, 0.5]),
    ]
    path = tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Roads": rows}))
    document = Document.open(path, said=ReadAs(holds_levels=True, shows_savings_positive=True))
    assert amounts(document, "S1") == ["-30000", "-10000"]
    set_in(document, "S1", 0, "-31500")
    changed, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("C3", "0.0315"), ("D3", "0.0415")]
    assert all(' s="1"' in text for text in changed["C3"])


def test_a_later_level_that_is_a_formula_carries_the_change_by_itself(tmp_path: Path) -> None:
    rows: list[Cells] = [*HEAD, ["P1", "Growth in salt", 120, Live("C3", 120), 150]]
    document = written(tmp_path, rows)
    set_in(document, "P1", 0, "130000")
    changed, receipt = saved(document)
    assert set(changed) == {"C3", "D3", "E3"}
    assert [(each.cell, each.new) for each in receipt.cells] == [("C3", "130"), ("E3", "160")]
    assert [(each.cell, each.new) for each in receipt.recalculated] == [("D3", "130")]
    assert amounts(document, "P1") == amounts(again(document), "P1") == ["130000", "0", "30000"]


def test_a_formula_that_carries_more_gives_its_years_change_and_the_next_one_stays(tmp_path: Path) -> None:
    rows: list[Cells] = [*HEAD, ["P1", "Growth in salt", 100, Live("C3*1.5", 150), 200]]
    document = written(tmp_path, rows)
    set_in(document, "P1", 0, "120000")
    _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("C3", "120"), ("E3", "230")]
    assert amounts(document, "P1") == amounts(again(document), "P1") == ["120000", "60000", "50000"]
    assert [finding.rule for finding in receipt.findings if finding.rule == "levels"]


def test_a_level_that_another_lines_formula_takes_over_moves_only_that_line(tmp_path: Path) -> None:
    rows: list[Cells] = [
        *HEAD,
        *(["P1", "Growth in salt", 100, 100, 100], ["P2", "Growth in grit", Live("C3", 100), 150, 150]),
    ]
    document = written(tmp_path, rows)
    set_in(document, "P1", 0, "120000")
    changed, _ = saved(document)
    assert set(changed) == {"C3", "D3", "E3", "C4"}
    assert amounts(document, "P2") == amounts(again(document), "P2") == ["120000", "30000", "0"]


REFUSED = [
    ([120, Live("C4*120", 120), 120], 0, "the formula =C4*120, which does not follow it"),
    ([120, Live("50+70", 120), 120], 0, "the formula =50+70, which does not follow it"),
    ([120, Live("OFFSET(C3,0,0,-1,1)", 120), 120], 0, "which cannot be calculated here"),
    ([120, "tbc", 120], 0, "which holds “tbc”"),
    (["tbc", 120, 120], 1, "cannot be read"),
]


@pytest.mark.parametrize("levels, place, words", REFUSED)
def test_what_cannot_carry_the_change_is_refused_and_the_file_left_as_it_was(
    levels: list[object], place: int, words: str, tmp_path: Path
) -> None:
    document = written(tmp_path, [*HEAD, ["P1", "Growth in salt", *levels], ["P2", "Growth in grit", 1, 2, 3]])
    assert document.path is not None
    before = document.path.read_bytes()
    set_in(document, "P1", place, "130000")
    with pytest.raises(FileProblem) as refusal:
        document.save()
    assert words in str(refusal.value)
    assert "Save as a new workbook" in str(refusal.value)
    assert document.path.read_bytes() == before


def test_a_blank_behind_a_level_goes_on_and_is_told_to_be_nil(tmp_path: Path) -> None:
    document = written(tmp_path, [*HEAD, ["P1", "Growth in salt", None, None, None], ["P2", "Growth in grit", 1, 2, 3]])
    set_in(document, "P1", 0, "5000")
    changed, receipt = saved(document)
    assert set(changed) == {"C3", "D3", "E3"}
    (told,) = (finding for finding in receipt.findings if finding.rule == "levels")
    assert "2014/15, 2015/16" in told.message
    assert amounts(document, "P1") == amounts(again(document), "P1") == ["5000", "0", "0"]


def test_a_level_that_ended_in_a_blank_stays_blank_while_it_ends_there(tmp_path: Path) -> None:
    document = written(tmp_path, [*HEAD, ["P1", "Growth in salt", 5, None, None], ["P2", "Growth in grit", 1, 2, 3]])
    set_in(document, "P1", 0, "6000")
    set_in(document, "P1", 1, "-6000")
    changed, _ = saved(document)
    assert set(changed) == {"C3"}


def test_a_line_that_comes_and_one_that_goes_have_their_levels(tmp_path: Path) -> None:
    document = written(tmp_path, TABLE)
    beside = line_of(document.budget, "P2")
    place = list(document.budget.line_ids(beside.area_id)).index(beside.id) + 1
    edit = planning.add_line(document.budget, beside.area_id, beside.kind, place, title="Grit", reference="P3")
    carried_out(document, edit)
    for position, figure in enumerate(["10000", "5000", "0"]):
        set_in(document, "P3", position, figure)
    carried_out(document, planning.delete_lines(document.budget, [line_of(document.budget, "P1").id]))
    assert document.path is not None
    receipt = document.save()
    assert {change.cell: change.new for change in receipt.cells}.items() >= {"C5": "10", "D5": "15", "E5": "15"}.items()
    found = again(document)
    assert amounts(found, "P3") == ["10000", "5000", "0"]
    assert [line.reference for line in found.budget.lines()] == ["P2", "P3", "S1"]


def test_a_working_goes_where_the_level_is_the_change_and_nowhere_else(tmp_path: Path) -> None:
    document = written(tmp_path, TABLE)
    line = line_of(document.budget, "P2")
    carried_out(document, worked(document, line.id, 0, "=2*3"))
    _, receipt = saved(document)
    assert {change.cell: change.new for change in receipt.cells} == {"C5": "=2*3", "D5": "8.5", "E5": "10"}
    carried_out(document, worked(document, line.id, 1, "=2*4"))
    with pytest.raises(FileProblem, match="gives the change, while its cell holds the level"):
        document.save()


def test_a_table_without_a_year_says_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "Theirs.xlsx"
    short: list[Cells] = [["Roads growth £000"], ["Ref", "Growth", "2013/14", "2014/15"], ["P1", "Salt", 5, 6]]
    other: list[Cells] = [["Waste growth £000"], ["Ref", "Growth", "2014/15", "2015/16"], ["W1", "Bins", 5, 6]]
    path.write_bytes(book({"Roads": short, "Waste": other}))
    document = Document.open(path, said=LEVELS)
    assert amounts(document, "P1") == ["5000", "1000", None]
    assert amounts(document, "W1") == [None, "5000", "1000"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_edited_reads_again_as_it_was_entered(data: st.DataObject, tmp_path: Path) -> None:
    figure = st.decimals(-999, 999, places=1)
    levels = [data.draw(st.lists(figure, min_size=3, max_size=3)) for _ in range(3)]
    rows: list[Cells] = [*HEAD, *([f"P{place}", f"Growth {place}", *each] for place, each in enumerate(levels))]
    document = written(tmp_path, rows)
    for _ in range(data.draw(st.integers(1, 4))):
        reference, place = f"P{data.draw(st.integers(0, 2))}", data.draw(st.integers(0, 2))
        amount = data.draw(figure)
        edit = planning.set_field(
            document.budget, line_of(document.budget, reference).id, year(document, place), amount.scaleb(3)
        )
        if edit is not None:
            document.budget.apply(edit)
    entered = [amounts(document, f"P{place}") for place in range(3)]
    document.save()
    found = again(document)
    for place in range(3):
        pairs = zip(entered[place], amounts(found, f"P{place}"), strict=True)
        assert all(Decimal(mine or 0) == Decimal(theirs or 0) for mine, theirs in pairs)


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_what_was_written(tmp_path: Path) -> None:
    document = written(tmp_path, TABLE, "one.xlsx")
    set_in(document, "P1", 0, "130000")
    document.save()
    rows: list[Cells] = [*HEAD, ["P1", "Growth", 100, Live("C3*1.5", 150), 200], [None, "Total", Live("SUM(C3)", 100)]]
    other = written(tmp_path, rows, "two.xlsx")
    set_in(other, "P1", 0, "120000")
    other.save()
    assert document.path is not None
    assert other.path is not None
    assert_cached_values_are_right(document.path, other.path, folder=tmp_path)

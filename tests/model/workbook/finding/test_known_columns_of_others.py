"""Previous amounts, starts and full-year effects in tables of others: known by their headings, and written back."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import checks, planning
from model.amending import Amendment, amend, put_beside
from model.lines import AMOUNT, Field
from model.part_year import full_year_of, parse_date, start_of
from model.previous import previous_amounts
from model.problems import EntryProblem, LayoutProblem
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.finding.books import Cells, Live, book, errors, opened, told
from tests.model.workbook.finding.saves import line, saved, written
from tests.model.workbook.helpers import carried_out, set_amount

HEAD: list[Cells] = [
    ["Changes to agreed savings £m"],
    [
        "Ref",
        "Saving",
        "Status",
        "Previous 2026/27",
        "Change 2026/27",
        "2026/27",
        "Prior 2027/28",
        "2027/28",
        "Agreed by",
    ],
]
ROWS: list[Cells] = [
    ["S1", "Reablement", "Revised", -3.8, Live("=F3-D3", 1), -2.8, 0, -1, "Council, 19 February 2025"],
    ["S2", "Extra care", "Amended", None, None, -1, None, -0.4, None],
    ["S3", "Transport", "New", None, None, -0.3, None, -0.2, None],
]
TOTAL: Cells = [None, "Total", None, Live("=SUM(D3:D5)", -3.8), None, Live("=SUM(F3:F5)", -4.1), 0, -1.6]
YEARS = (Year(2026), Year(2027))
PLAN = {"Plan": [*HEAD, *ROWS, TOTAL]}


def previous(document: Document, reference: str) -> tuple[object, ...]:
    budget = document.budget
    return previous_amounts(line(document, reference), budget.years, budget.settings.unit)


def test_previous_amounts_and_their_changes_are_no_amounts_and_no_totals() -> None:
    found = opened(PLAN)
    assert not errors(found)
    first = next(iter(found.budget.lines()))
    assert first.amounts == (Decimal(-2_800_000), Decimal(-1_000_000))
    assert previous_amounts(first, YEARS, found.budget.settings.unit) == (Decimal(-3_800_000), Decimal(0))
    assert [each.cell for each in told(found, "column not read")] == ["E2"]
    silent = [each for each in checks.run(found.budget) if each.rule == "amended without previous"]
    assert [each.reference for each in silent] == ["S2"]


def test_an_amendment_goes_into_the_columns_of_others_and_only_there(tmp_path: Path) -> None:
    document = written(tmp_path, PLAN)
    target = line(document, "S2")
    wanted = {Year(2026): Amendment(Decimal(-1_500_000), Decimal(400_000))}
    made = amend(document.budget, target.id, wanted, lambda each: document.heading_for(target.area_id, each), "Council")
    carried_out(document, made)
    _, after, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("D4", "-1.5"), ("F4", "-1.1"), ("I4", "Council")]
    assert document.path is not None
    again = Document.open(document.path)
    assert previous(again, "S2")[0] == Decimal(-1_500_000)
    assert (line(again, "S2").status, line(again, "S1").status) == ("Amended", "Revised")
    assert after


def test_a_figure_shown_positive_in_pounds_is_kept_as_the_model_has_it_and_written_as_it_is_shown(
    tmp_path: Path,
) -> None:
    rows: list[Cells] = [
        ["Savings shown as positive figures £000"],
        ["Ref", "Saving", "Previous 2026/27", "2026/27", "Full year effect", "Start date"],
        ["S1", "Fees", 38, 28, 40, "1 October 2026"],
        ["S2", "Rent", 5, 4, None, None],
    ]
    document = written(tmp_path, {"Plan": rows})
    first, budget = line(document, "S1"), document.budget
    assert previous(document, "S1") == (Decimal(-38_000),)
    assert full_year_of(first, budget.settings.unit) == Decimal(-40_000)
    assert start_of(first) == parse_date("1 October 2026")
    carried_out(document, put_beside(budget, first.id, "Previous 2026/27", "-39"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.old, each.new) for each in receipt.cells] == [("C3", "38", "39")]


def test_previous_levels_are_previous_changes() -> None:
    rows: list[Cells] = [
        ["Savings £000"],
        ["Ref", "Saving", "Previous 2026/27", "2026/27", "Previous 2027/28", "2027/28"],
        ["S1", "Fees", -10, -8, -15, -16],
    ]
    found = opened({"Plan": rows}, ReadAs(holds_levels=True))
    first = next(iter(found.budget.lines()))
    assert first.amounts == (Decimal(-8_000), Decimal(-8_000))
    assert previous_amounts(first, YEARS, found.budget.settings.unit) == (Decimal(-10_000), Decimal(-5_000))


def test_a_part_year_start_that_leaves_its_full_year_is_told() -> None:
    rows: list[Cells] = [
        ["Growth £000"],
        ["Ref", "Title", "Starts", "Full-year effect", "2026/27", "2027/28"],
        ["C1", "Home", "1 October 2026", 240, 120, 120],
        ["C2", "Retention", "1 January 2027", 400, 100, 250],
    ]
    found = opened({"Plan": rows})
    assert [each.reference for each in checks.run(found.budget) if each.rule == "full year differs"] == ["C2"]


def test_words_in_a_column_that_a_table_has_not_are_refused_and_never_left_out(tmp_path: Path) -> None:
    document = written(tmp_path, PLAN)
    carried_out(document, put_beside(document.budget, line(document, "S1").id, "Risk owner", "Finance"))
    with pytest.raises(LayoutProblem, match="no cell for the column “Risk owner” of S1"):
        document.save()


def test_who_agreed_a_line_has_no_place_where_no_column_says_it(tmp_path: Path) -> None:
    document = written(tmp_path, {"Plan": [["Savings £m"], ["Ref", "Saving", "2026/27"], ["S1", "Fees", -1]]})
    target = line(document, "S1")
    with pytest.raises(EntryProblem, match="left no column"):
        amend(document.budget, target.id, {}, lambda each: document.heading_for(target.area_id, each), "Council")


def test_an_added_sheet_leaves_levels_and_rows_of_several_years_as_they_are_known(tmp_path: Path) -> None:
    rows: list[Cells] = [["Growth £000"], ["Ref", "Title", "2026/27", "2027/28"], ["G1", "Contract", 200, 410]]
    path = tmp_path / "Levels.xlsx"
    path.write_bytes(book({"Plan": rows}))
    document = Document.open(path, said=ReadAs(holds_levels=True))
    document.keeps_more = True
    reserve = planning.set_field(document.budget, line(document, "G1").id, Field("funding_source"), "Reserve")
    carried_out(document, reserve)
    document.save()
    set_amount(document, line(document, "G1").id, "5000", Field(AMOUNT, Year(2026)))
    receipt = document.save()
    assert [(each.cell, each.new) for each in receipt.cells] == [("C3", "5"), ("D3", "215")]


def revised(*changes: float | None) -> dict[str, list[Cells]]:
    """Lines of what was agreed, the change, and what is proposed now."""
    head: list[Cells] = [
        ["Savings £000"],
        ["Ref", "Saving", "2026/27 Agreed", "2026/27 Change", "2026/27 Revised"],
    ]
    rows: list[Cells] = [
        [f"S{place}", f"Saving {place}", -10 * place, change, -8 * place] for place, change in enumerate(changes, 1)
    ]
    return {"Plan": [*head, *rows]}


def test_what_agreed_amounts_and_their_changes_come_to_is_read_with_the_agreed_ones_as_previous() -> None:
    found = opened(revised(2, 4, 6))
    assert not errors(found)
    held = list(found.budget.lines())
    assert [each.amounts[0] for each in held] == [Decimal(-8_000), Decimal(-16_000), Decimal(-24_000)]
    assert [previous_amounts(each, found.budget.years, found.budget.settings.unit)[0] for each in held] == [
        Decimal(-10_000),
        Decimal(-20_000),
        Decimal(-30_000),
    ]
    assert "of the columns “Revised”, not “Agreed”" in told(found, "assumed")[0].message


def test_where_the_changes_do_not_lead_from_one_to_the_other_it_is_asked_as_ever() -> None:
    found = opened(revised(1, 5, 6))
    assert [each.amounts[0] for each in found.budget.lines()] == [Decimal(-10_000), Decimal(-20_000), Decimal(-30_000)]
    assert "not “Revised”" in told(found, "assumed")[0].message

"""What figures in layouts of others are: their unit, levels or changes, nil, unreadable, out of sight."""

from decimal import Decimal

import pytest

from model.money import Unreadable
from model.workbook.conversion import ReadAs
from model.workbook.opening import open_bytes
from tests.model.workbook.builder import MAIN, Parts
from tests.model.workbook.finding.books import (
    Cells,
    Dressed,
    Page,
    book,
    lines,
    opened,
    told,
)


def test_text_in_a_year_is_unreadable_or_an_amount_never_nil() -> None:
    found = opened(
        {
            "Savings": [
                ["£000"],
                ["Ref", "Proposal", "2013/14", "2014/15"],
                ["A1", "Fees", "tbc", -2],
                ["A2", "Staff", "(20)", None],
            ]
        }
    )
    first, second = found.budget.lines()
    assert first.amounts == (Unreadable("tbc"), Decimal(-2000))
    assert second.amounts == (Decimal(-20000), None)
    assert [finding.cell for finding in told(found, "unreadable amount")] == ["C3"]
    assert [finding.cell for finding in told(found, "amount as text")] == ["C4"]


def test_levels_become_changes_exactly_where_the_sheet_says_that_they_are_levels() -> None:
    table: list[Cells] = [["Savings £000 (cumulative)"], ["Ref", "Saving", "2013/14", "2014/15", "2015/16"]]
    found = opened({"A": [*table, ["S1", "Fees", -120, -120, 0], [None, "Total", -120, -120, 0]]})
    assert lines(found)[0][3] == (Decimal(-120000), Decimal(0), Decimal(120000))
    assert not told(found, "stated total")


def test_levels_are_suspected_where_figures_repeat_and_never_assumed() -> None:
    rows: list[Cells] = [[f"S{place}", f"Saving {place}", *[-100 - place] * 3] for place in range(4)]
    table: list[Cells] = [["Ref", "Saving", "2013/14", "2014/15", "2015/16"], *rows]
    found = opened({"Savings £000": table})
    assert lines(found)[0][3] == (Decimal(-100000),) * 3
    assert told(found, "may be levels")
    said = opened({"Savings £000": table}, ReadAs(holds_levels=True))
    assert lines(said)[0][3] == (Decimal(-100000), Decimal(0), Decimal(0))
    assert not told(said, "may be levels")


def test_what_is_hidden_and_counts_is_told() -> None:
    rows: list[Cells] = [["Savings £000"], ["Proposal", "2013/14", "2014/15"], ["Fees", -3, -2], ["Staff", -9, -1]]
    found = opened(
        {"A": Page(rows, hidden_rows=[2], hidden_columns=[2]), "B": Page([*rows[:2], ["X", -1, 0]], hidden=True)}
    )
    assert [finding.cell for finding in told(found, "hidden row")] == ["A3"]
    assert [finding.cell for finding in told(found, "hidden column")] == ["C2"]
    assert [finding.sheet for finding in told(found, "hidden sheet")] == ["B"]


def test_units_that_differ_from_table_to_table_are_read_each_in_its_own() -> None:
    found = opened(
        {
            "Roads": [["Savings £m"], ["Ref", "Title", "2013/14"], ["R1", "Salt", -0.5]],
            "Parks": [["Savings £000"], ["Ref", "Title", "2013/14"], ["K1", "Mowing", -250], ["K2", "Trees", -10]],
        }
    )
    assert [amounts for _, _, _, amounts in lines(found)] == [
        (Decimal(-500000),),
        (Decimal(-250000),),
        (Decimal(-10000),),
    ]
    assert told(found, "several units")


def test_figures_shown_in_thousands_by_their_format_are_pounds() -> None:
    shown = Dressed(-250000, "#,##0,")
    found = opened({"A": [["Savings £000"], ["Ref", "Title", "2013/14"], ["K1", "Mowing", shown]]})
    assert lines(found)[0][3] == (Decimal(-250000),)


@pytest.mark.parametrize("figures, unit", [((0.5, 1.25), "£m"), ((250, 1200), "£000"), ((250000, 1200000), "£")])
def test_an_unsaid_unit_is_assumed_by_the_size_of_figures_and_told(figures: tuple[float, float], unit: str) -> None:
    rows: list[Cells] = [["Item", "2013/14"], ["Fees", -figures[0]], ["Staff", -figures[1]]]
    found = opened({"Savings": rows})
    assert f"taken as {unit}," in told(found, "assumed")[0].message


def test_an_excel_table_of_others_is_read_in_the_unit_that_its_sheet_states() -> None:
    data = book(
        {
            "Roads": [
                ["All figures in £000"],
                [],
                ["Type", "Title", "2013/14"],
                ["Saving", "Salt", -30],
                ["Pressure", "Lights", 5],
            ]
        }
    )
    parts = Parts(data)
    columns = "".join(
        f'<tableColumn id="{number}" name="{name}"/>' for number, name in enumerate(("Type", "Title", "2013/14"), 1)
    )
    table = (
        f'<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1" ref="A3:C5" totalsRowShown="0">'
        f'<autoFilter ref="A3:C5"/><tableColumns count="3">{columns}</tableColumns></table>'
    )
    parts.put("xl/tables/table1.xml", table)
    parts.relate("xl/worksheets/sheet1.xml", "table", "../tables/table1.xml")
    found = open_bytes(parts.zipped(), "Theirs.xlsx")
    assert [int(amounts[0] or 0) for _, _, _, amounts in lines(found)] == [-30_000, 5_000]


def test_a_reference_is_read_as_it_shows() -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Title", "2013/14"]]
    numbers = (Dressed(1.1, "0.00"), Dressed(1.2, "0.00"), 2)
    found = opened({"Roads": [*rows, *([number, "Salt", -1 - place] for place, number in enumerate(numbers))]})
    assert [reference for reference, _, _, _ in lines(found)] == ["1.10", "1.20", "2"]


def test_a_level_that_ends_in_a_blank_is_told() -> None:
    rows: list[Cells] = [["Savings £000 (cumulative)"], ["Ref", "Title", "2013/14", "2014/15"], ["S1", "Salt", -5]]
    found = opened({"Roads": rows})
    assert lines(found)[0][3] == (Decimal(-5000), Decimal(5000))
    assert [finding.cell for finding in told(found, "blank level")] == ["D3"]


def test_a_title_over_the_years_does_not_hide_what_they_are() -> None:
    rows: list[Cells] = [
        *([None, None, "ROADS BUDGET PROPOSALS"], [None, None, "£000"]),
        *(["Ref", "Growth", "2025/26", "2026/27"], ["S1", "Salt", 10, 20], ["S2", "Lights", 5, 5]),
    ]
    found = opened({"Roads": rows})
    assert [int(amounts[1] or 0) for _, _, _, amounts in lines(found)] == [20_000, 5_000]

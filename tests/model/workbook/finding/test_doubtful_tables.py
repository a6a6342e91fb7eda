"""What counts twice, or the wrong way round, is told: older versions, drawn copies, costs below nil, net totals."""

from decimal import Decimal

from tests.model.workbook.finding.books import Cells, Live, Page, areas, errors, lines, opened, titles, told


def _savings(first: int) -> list[Cells]:
    rows: list[Cells] = [["S1", "Alpha", first, -1], ["S2", "Beta", -20, -1]]
    return [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"], *rows]


def test_an_older_version_on_another_sheet_is_told() -> None:
    found = opened({"Savings v1": _savings(-9), "Savings v2": _savings(-10)})
    (finding,) = told(found, "same lines again")
    assert "Savings v1!A2:D4 and Savings v2!A2:D4 hold 2 lines" in finding.message


def test_sheets_for_a_year_each_hold_other_lines() -> None:
    def year(name: str, amount: int) -> list[Cells]:
        return [["Savings £000"], ["Ref", "Saving", name], ["S1", "Alpha", amount], ["S2", "Beta", amount - 1]]

    found = opened({"One": year("2026/27", -9), "Two": year("2027/28", -5)})
    assert len(lines(found)) == 4
    assert told(found, "same lines again") == []


def test_a_table_drawn_from_another_in_another_unit_counts_once() -> None:
    rows: list[Cells] = [["Alpha", Live("'Input'!C3/1000", -1)], ["Beta", Live("'Input'!C4/1000", -2.1)]]
    source: list[Cells] = [["Ref", "Saving", "2026/27"], ["S1", "Alpha", -1000], ["S2", "Beta", -2123]]
    report: list[Cells] = [["Savings £m"], ["Saving", "2026/27"], *rows]
    found = opened({"Input": [["Savings £000"], *source], "Report": report})
    assert titles(found) == ["Alpha", "Beta"]
    assert told(found, "repeated table")


def test_pressures_that_are_all_below_nil_are_told() -> None:
    rows: list[Cells] = [["Budget pressures £000"], ["Ref", "Pressure", "2026/27"], ["P1", "Pay", -100]]
    assert told(opened({"Plan": [*rows, ["P2", "NLW", -50]]}), "pressures below nil")
    assert not told(opened({"Plan": [*rows, ["P2", "NLW", 50]]}), "pressures below nil")
    assert not told(opened({"Plan": rows}), "pressures below nil")


def test_areas_in_a_column_without_a_heading_have_net_totals_of_their_own() -> None:
    rows: list[Cells] = [
        *(["£000", None, "2026/27"], ["Adults", "Demography", 100], [None, "Wages", 60], [None, "Total growth", 160]),
        *([None, "Reviews", -40], [None, "Total savings", -40], [None, "Net Adults", 120]),
        *(["Place", "Fuel", 10], [None, "Total growth", 10], [None, "LED", -4], [None, "Total savings", -4]),
        [None, "Net Place", 6],
    ]
    found = opened({"Plan": Page(rows)})
    assert areas(found) == ["Adults", "Place"]
    assert [amounts[0] for _, _, _, amounts in lines(found)] == [
        Decimal(each) for each in (100_000, 60_000, -40_000, 10_000, -4_000)
    ]
    assert "6 agree" in told(found, "totals compared")[0].message
    assert errors(found) == []

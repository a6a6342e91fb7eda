"""Several columns for the amounts of each year, such as draft and final: one is read, and which one is asked."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections, SaidColumn
from model.workbook.finding.layout import ColumnRole
from model.workbook.finding.questions import Question
from model.workbook.mapping_coding import read, written
from model.years import Year
from tests.model.workbook.finding.books import Cells, errors, lines, opened, told


def _rows(first: str, second: str) -> list[Cells]:
    headings = [f"{words} {year}" for year in ("2026/27", "2027/28") for words in (first, second)]
    return [
        ["Changes year on year, £000"],
        ["Ref", "Title", "Type", *headings],
        ["A1", "Pay", "Pressure", 10, 12, 5, 6],
        ["A2", "Print", "Saving", -5, -6, -1, -2],
        ["", "Total", "", 5, 6, 4, 4],
    ]


_FIRST, _SECOND = (Decimal(10_000), Decimal(5_000)), (Decimal(12_000), Decimal(6_000))


@pytest.mark.parametrize(
    "first, second, read_as",
    [
        ("Draft", "Final", "Final"),
        ("Final", "Draft", "Final"),
        ("Original", "Revised", "Revised"),
        ("Proposed", "Agreed", "Agreed"),
        ("Submitted", "Cabinet", "Cabinet"),
    ],
)
def test_the_one_nearest_to_a_decision_is_read_and_it_is_asked(first: str, second: str, read_as: str) -> None:
    found = opened({"Plan": _rows(first, second)})
    assert lines(found)[0][3] == (_FIRST if read_as == first else _SECOND)
    assert Question.VERSION in found.questions
    assert errors(found) == []
    other = second if read_as == first else first
    assert [each.message.startswith(f"The column “{other} ") for each in told(found, "column not read")] == [True, True]
    assert f"of the columns “{read_as}”, not “{other}”" in told(found, "assumed")[0].message


def test_options_of_which_none_is_nearer_to_a_decision_are_asked_and_an_error_until_it_is_said() -> None:
    found = opened({"Plan": _rows("Option A", "Option B")})
    assert lines(found)[0][3] == _FIRST
    assert Question.VERSION in found.questions
    assert {each.level for each in told(found, "column not read")} == {Level.ERROR}


def test_what_is_said_is_read_and_asked_no_more() -> None:
    said = ReadAs(corrections=Corrections(version="draft"))
    found = opened({"Plan": _rows("Draft", "Final")}, said)
    assert lines(found)[0][3] == _FIRST
    assert Question.VERSION not in found.questions
    assert {each.level for each in told(found, "column not read")} == {Level.NOTE}
    assert not told(found, "assumed") or "“Draft”" not in told(found, "assumed")[0].message


def test_a_column_that_is_said_to_hold_the_amounts_leaves_nothing_to_ask() -> None:
    columns = tuple(
        SaidColumn("Plan", 2, column, f"Draft {year}", ColumnRole.AMOUNT, year=year)
        for column, year in ((4, Year(2026)), (6, Year(2027)))
    )
    found = opened({"Plan": _rows("Draft", "Final")}, ReadAs(corrections=Corrections(columns=columns)))
    assert lines(found)[0][3] == _FIRST
    assert Question.VERSION not in found.questions


def test_a_forecast_beside_what_was_agreed_stays_a_forecast() -> None:
    rows: list[Cells] = [
        ["Savings £000"],
        ["Ref", "Title", "2026/27", "2026/27 Forecast", "2027/28", "2027/28 Forecast"],
        ["S1", "Fees", -10, -8, -5, -5],
    ]
    found = opened({"Plan": rows})
    (line,) = found.budget.lines()
    assert line.amounts == (Decimal(-10_000), Decimal(-5_000))
    assert line.forecasts == (Decimal(-8_000), Decimal(-5_000))
    assert Question.VERSION not in found.questions


def test_a_change_between_versions_is_no_total_of_the_year() -> None:
    rows: list[Cells] = [
        ["Savings £000"],
        ["Ref", "Title", "Draft 2026/27", "Final 2026/27", "Movement 2026/27"],
        *(["S1", "Fees", -10, -8, 2], ["S2", "Staff", -5, -6, -1]),
    ]
    found = opened({"Plan": rows})
    assert [facts[3] for facts in lines(found)] == [(Decimal(-8_000),), (Decimal(-6_000),)]
    assert errors(found) == []


def test_a_mapping_keeps_it() -> None:
    said = ReadAs(corrections=Corrections(version="Final"))
    assert read(written(said), "m.json") == said

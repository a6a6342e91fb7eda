"""What an officer says of a layout counts before what finding would think, and all that depends on it is found anew."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from model.lines import Kind
from model.money import Unit
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import ColumnRole, RowRole
from model.workbook.finding.questions import Question
from model.workbook.finding.said_of_all import said_of_all
from model.workbook.found_opening import FoundReading
from model.workbook.opening import Opened
from model.years import Year
from tests.model.workbook.finding.books import Cells, Sheets, lines, opened, titles, told
from tests.model.workbook.finding.dressing import Dressing, dressed
from tests.model.workbook.finding.published import (
    BRIGHTON_2024,
    BRIGHTON_2024_HEADINGS,
    HAMPSHIRE_2007,
    OXFORDSHIRE_2025,
)

ROADS: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["Growth"],
    ["G1", "Demography", 150, 50],
    ["G2", "Total care", 30, 10],
    ["Total growth", None, 180, 60],
    ["Efficiencies"],
    ["S1", "Reablement", -100, -40],
    ["Total efficiencies", None, -100, -40],
    ["Net", None, 80, 20],
]


def said(*what: SaidRow | SaidColumn | SaidTable | NamedYear) -> ReadAs:
    corrections = Corrections(
        tuple(each for each in what if isinstance(each, SaidRow)),
        tuple(each for each in what if isinstance(each, SaidColumn)),
        tuple(each for each in what if isinstance(each, SaidTable)),
        tuple(each for each in what if isinstance(each, NamedYear)),
    )
    return replace(NOTHING_SAID, corrections=corrections)


def row(number: int, words: str, role: RowRole, **more: object) -> SaidRow:
    return replace(SaidRow("Roads", number, words, role), **more)  # type: ignore[arg-type]  # the fields of the test


def covered(found: Opened, label: str) -> list[int]:
    assert found.layout is not None
    (total,) = (each for each in found.layout.totals if each.label == label)
    return [place.row for place in total.covers]


def test_a_line_said_to_be_ignored_leaves_its_totals_which_then_miss() -> None:
    found = opened({"Roads": ROADS}, said(row(5, "G2 | Total care", RowRole.NOTE)))
    assert titles(found) == ["Demography", "Reablement"]
    assert covered(found, "Total growth") == [4]
    assert [finding.cell for finding in told(found, "stated total")] == ["C6", "D6", "C10", "D10"]


def test_a_total_said_to_be_a_line_is_one_and_others_cast_it() -> None:
    found = opened({"Roads": ROADS}, said(row(6, "Total growth", RowRole.LINE)))
    assert [line.reference for line in found.budget.lines()] == ["G1", "G2", "Total growth", "S1"]
    assert 6 in covered(found, "Net")


@pytest.mark.parametrize(
    "more, kind, area, category",
    [
        ({"kind": Kind.PRESSURE}, Kind.PRESSURE, "Roads", ""),
        ({"area": "Bridges"}, Kind.PRESSURE, "Bridges", ""),
        ({"kind": Kind.ADDITIONAL_FUNDING, "category": "Grants"}, Kind.ADDITIONAL_FUNDING, "Roads", "Grants"),
    ],
)
def test_what_a_heading_is_said_to_head_holds_for_the_lines_below(
    more: dict[str, object], kind: Kind, area: str, category: str
) -> None:
    found = opened({"Roads": ROADS}, said(row(7, "Efficiencies", RowRole.HEADING, **more)))
    line = next(line for line in found.budget.lines() if line.reference == "S1")
    assert (line.kind, found.budget.area(line.area_id).name, line.category) == (kind, area, category)


def test_the_kind_and_area_of_one_line_are_said() -> None:
    found = opened({"Roads": ROADS}, said(row(5, "G2 | Total care", RowRole.LINE, kind=Kind.SAVING, area="Care")))
    line = next(line for line in found.budget.lines() if line.reference == "G2")
    assert (line.kind, found.budget.area(line.area_id).name) == (Kind.SAVING, "Care")


def test_a_row_that_has_moved_is_known_by_its_words() -> None:
    moved = [*ROADS[:1], ["Draft of Monday"], *ROADS[1:]]
    found = opened({"Roads": moved}, said(row(5, "G2 | Total care", RowRole.NOTE)))
    assert titles(found) == ["Demography", "Reablement"]


@pytest.mark.parametrize(
    "what",
    [
        row(5, "G2 | Another line", RowRole.NOTE),
        replace(row(5, "G2 | Total care", RowRole.NOTE), sheet="Bridges"),
        SaidColumn("Roads", 2, 3, "2019/20", ColumnRole.IGNORED),
        SaidTable("Bridges", 2, 1, "Ref", is_read=False),
    ],
)
def test_what_fits_nothing_is_not_followed_and_told(what: SaidRow | SaidColumn | SaidTable) -> None:
    found = opened({"Roads": ROADS}, said(what))
    assert titles(found) == ["Demography", "Total care", "Reablement"]
    assert len(told(found, "mapping not followed")) == 1


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    twice = [*ROADS, [None], ["G2", "Total care", 1, 1]]
    found = opened({"Roads": [["moved"], *twice]}, said(row(5, "G2 | Total care", RowRole.NOTE)))
    assert told(found, "mapping not followed")


def test_a_column_is_what_is_said_and_the_other_gives_way() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Ref", "Proposal", "Detail", "2013/14", "2014/15"],
        ["Growth"],
        ["G1", "Care", "Demography", 150, 50],
        ["G2", "Care too", "Inflation", 30, 10],
    ]
    found = opened(
        {"Roads": page},
        said(
            SaidColumn("Roads", 2, 3, "Detail", ColumnRole.WORDS, "title"),
            SaidColumn("Roads", 2, 4, "2013/14", ColumnRole.AMOUNT, year=Year(2015)),
            SaidColumn("Roads", 2, 5, "2014/15", ColumnRole.IGNORED),
        ),
    )
    assert titles(found) == ["Demography", "Inflation"]
    assert found.budget.years == (Year(2015),)
    line = next(found.budget.lines())
    assert (line.amounts, dict(line.extra)) == ((Decimal(150_000),), {"Proposal": "Care"})


def test_a_heading_without_a_year_is_said_to_mean_one() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Ref", "Proposal", "This round", "Next round"],
        ["Growth"],
        ["G1", "Demography", 150, 50],
    ]
    assert not opened({"Roads": page}).budget.areas
    columns = (
        SaidColumn("Roads", 2, 3, "This round", ColumnRole.AMOUNT, year=Year(2015)),
        SaidColumn("Roads", 2, 4, "Next round", ColumnRole.AMOUNT, year=Year(2016)),
    )
    found = opened({"Roads": page}, said(*columns))
    assert next(found.budget.lines()).amounts == (Decimal(150_000), Decimal(50_000))


@pytest.mark.parametrize(
    "headings, named",
    [
        (("Year 1", "Year 2", "Year 3"), "Year 1"),
        (("Yr1 £000", "Yr2 £000", "Yr3 £000"), "Yr1"),
        (("Year One", "Year Two", "Year Three"), "year one"),
        ((2026, 2027, 2028), "2026"),
        (("2026", "2027", "2028"), "2026"),
    ],
)
def test_counted_years_are_asked_and_one_answer_tells_the_others(headings: Sequence[object], named: str) -> None:
    page: list[Cells] = [
        ["Growth £000"],
        ["Ref", "Bid", *headings],
        ["G1", "Roads", 1, 2, 3],
        ["G2", "Lights", 4, 5, 6],
    ]
    asked = opened({"Growth": page})
    assert not asked.budget.areas
    assert asked.questions == (Question.YEARS,)
    (finding,) = told(asked, "years not known")
    assert str(headings[0]) in finding.message
    found = opened({"Growth": page}, said(NamedYear(named, Year(2026))))
    assert found.budget.years == (Year(2026), Year(2027), Year(2028))
    assert Question.YEARS not in found.questions


def test_a_heading_of_an_ending_year_can_be_said_to_mean_another() -> None:
    page: list[Cells] = [["£000"], ["Ref", "Growth", "FY14", "FY15"], ["G1", "Roads", 1, 2], ["G2", "Lights", 4, 5]]
    assert opened({"Growth": page}).budget.years == (Year(2013), Year(2014))
    found = opened({"Growth": page}, said(NamedYear("FY14", Year(2014)), NamedYear("FY15", Year(2015))))
    assert found.budget.years == (Year(2014), Year(2015))


def test_amounts_that_look_like_calendar_years_are_no_headings() -> None:
    page: list[Cells] = [
        ["£"],
        ["Ref", "Growth", "2013/14", "2014/15"],
        ["G1", "Roads", 2013, 2014],
        ["G2", "Sea", 2, 5],
    ]
    assert titles(opened({"Growth": page})) == ["Roads", "Sea"]


def test_a_table_is_read_or_not_and_of_the_area_unit_and_signs_that_are_said() -> None:
    words = "Ref | Proposal | 2013/14 | 2014/15"
    table = SaidTable("Roads", 2, 1, words)
    left = opened({"Roads": ROADS}, said(replace(table, is_read=False)))
    assert not left.budget.areas
    assert "as you said" in told(left, "table not read")[0].message
    said_so = replace(table, area="Highways", service="Place", unit=Unit.MILLIONS, positive_savings=True)
    found = opened({"Roads": ROADS}, said(said_so))
    (area,) = found.budget.areas
    assert (area.name, area.service) == ("Highways", "Place")
    amounts = {line.reference: line.amounts[0] for line in found.budget.lines()}
    assert (amounts["G1"], amounts["S1"]) == (Decimal(150_000_000), Decimal(100_000_000))


def test_a_table_of_whole_budgets_is_read_where_the_officer_says_so() -> None:
    page: list[Cells] = [["Revenue budget £000"], ["Service", "2013/14", "2014/15"], ["Roads", 10, 20], ["Sea", 1, 2]]
    assert not opened({"Budget": page}).budget.areas
    table = SaidTable("Budget", 2, 1, "Service | 2013/14 | 2014/15", is_read=True, kind=Kind.PRESSURE)
    found = opened({"Budget": page}, said(table))
    assert titles(found) == ["Roads", "Sea"]
    assert {line.kind for line in found.budget.lines()} == {Kind.PRESSURE}


SHEETS: dict[str, Sheets] = {
    "Roads": {"Roads": ROADS},
    "Hampshire": dressed(HAMPSHIRE_2007, Dressing()),
    "Oxfordshire": dressed(OXFORDSHIRE_2025, Dressing(across=True, notes=True)),
    "Brighton": {"Changes": [BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]},
}


@pytest.mark.parametrize("name", SHEETS)
def test_what_was_found_said_again_is_found_again(name: str) -> None:
    found = opened(SHEETS[name])
    reading = FoundReading(found.package, found.structure, found.source)
    assert found.layout is not None
    everything = said_of_all(found.layout, (), reading.pictures.sheets)
    again = reading.find(replace(NOTHING_SAID, corrections=everything))
    assert [replace(line, id=0, area_id=0) for line in again.budget.lines()] == [
        replace(line, id=0, area_id=0) for line in found.budget.lines()
    ]
    assert [total.covers for total in again.layout.totals] == [total.covers for total in found.layout.totals]
    assert lines(found)


@pytest.mark.parametrize(
    "unit, titled, positive, expected",
    [
        ("£000", "Changes year on year", False, ()),
        ("", "Changes year on year", False, (Question.UNIT,)),
        ("£000", "", False, (Question.BASIS,)),
        ("£000", "Changes year on year", True, (Question.SAVINGS,)),
    ],
)
def test_only_what_cannot_be_known_is_asked(
    unit: str, titled: str, positive: bool, expected: tuple[Question, ...]
) -> None:
    sign = 1 if positive else -1
    page: list[Cells] = [
        [unit, titled],
        ["Ref", "Savings", "2013/14", "2014/15"],
        ["S1", "Roads", 10 * sign, 20 * sign],
        ["S2", "Lights", 30 * sign, 40 * sign],
    ]
    assert opened({"List": page}).questions == expected

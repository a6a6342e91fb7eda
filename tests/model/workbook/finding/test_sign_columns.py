"""A column that says the sign of a line is taken at its word, and told where the figures gainsay it."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.workbook.finding.questions import Question
from tests.model.workbook.finding.books import Cells, errors, lines, opened, told

SAVING, PRESSURE = Kind.SAVING, Kind.PRESSURE


def _plan(heading: str, *rows: Cells) -> list[Cells]:
    return [["Budget changes £000"], ["Ref", "Description", heading, "2026/27", "2027/28"], *rows]


@pytest.mark.parametrize(
    "heading, more, less",
    [
        ("+/-", "+", "-"),
        ("Sign", "+", "\u2212"),
        ("", "plus", "minus"),
        ("Dr/Cr", "Dr", "Cr"),
        ("Increase/(Decrease)", "Increase", "Decrease"),
    ],
)
def test_signs_beside_unsigned_figures_say_what_is_taken_off(heading: str, more: str, less: str) -> None:
    rows: list[Cells] = [["A1", "Demography", more, 100, 50], ["A2", "Fees", less, 40, 20], ["A3", "Pay", more, 30, 0]]
    found = opened({"Plan": _plan(heading, *rows, [None, "Net", None, 90, 30])})
    assert [(kind, amounts[0]) for _, _, kind, amounts in lines(found)] == [
        (PRESSURE, Decimal(100_000)),
        (SAVING, Decimal(-40_000)),
        (PRESSURE, Decimal(30_000)),
    ]
    assert errors(found) == []
    assert Question.SAVINGS not in found.questions
    assert told(found, "signs")[0].level is Level.NOTE


def test_signs_beside_signed_figures_change_nothing() -> None:
    found = opened({"Plan": _plan("+/-", ["A1", "Pay", "+", 100, 50], ["A2", "Fees", "-", -40, -20])})
    assert [amounts[0] for _, _, _, amounts in lines(found)] == [Decimal(100_000), Decimal(-40_000)]
    assert [finding.level for finding in told(found, "signs")] == [Level.NOTE]


def test_a_figure_that_gainsays_its_sign_is_told_with_its_line() -> None:
    rows: list[Cells] = [["A1", "Fees", "-", 40, 20], ["A2", "Rent", "-", 10, 5], ["A3", "Salt", "-", -7, 0]]
    found = opened({"Plan": _plan("+/-", ["A0", "Pay", "+", 5, 5], *rows)})
    warned = [finding for finding in told(found, "signs") if finding.level is Level.WARNING]
    assert [finding.cell for finding in warned] == ["C6"]


def test_a_sign_that_gainsays_the_type_counts_and_is_told() -> None:
    rows: list[Cells] = [
        ["Budget proposals £000"],
        ["Ref", "Description", "Type", "+/-", "2026/27"],
        *(["A1", "Pay", "Pressure", "+", 100], ["A2", "Fees", "Saving", "-", 40]),
        *(["A3", "Fees put back", "Saving", "+", 5], [None, "Net", None, None, 65]),
    ]
    found = opened({"Plan": rows})
    assert [amounts[0] for _, _, _, amounts in lines(found)] == [Decimal(100_000), Decimal(-40_000), Decimal(5_000)]
    assert errors(found) == []
    assert "Type" in told(found, "signs")[0].message
    assert told(found, "signs")[0].level is Level.WARNING


def test_signs_that_agree_with_the_types_leave_these_the_types() -> None:
    rows: list[Cells] = [
        ["Budget proposals £000"],
        ["Ref", "Description", "Type", "+/-", "2026/27"],
        *(["A1", "Pay", "Pressure", "+", 100], ["A2", "Fees", "Saving", "-", 40]),
    ]
    found = opened({"Plan": rows})
    assert [(kind, amounts[0]) for _, _, kind, amounts in lines(found)] == [
        (PRESSURE, Decimal(100_000)),
        (SAVING, Decimal(-40_000)),
    ]
    assert Question.SAVINGS not in found.questions
    assert told(found, "signs") == []


def test_dashes_for_nothing_are_no_signs() -> None:
    found = opened(
        {"Plan": [["Growth £000"], ["Ref", "Title", "Remark", "2026/27"], ["A", "Pay", "-", 1], ["B", "Fuel", "-", 2]]}
    )
    assert [kind for _, _, kind, _ in lines(found)] == [PRESSURE, PRESSURE]

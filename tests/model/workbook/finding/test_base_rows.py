"""Rows of whole budgets above the changes to them: what was brought forward is no pressure."""

import pytest

from model.workbook.finding.row_words import is_base
from tests.model.workbook.finding.books import Cells, Live, errors, opened, titles


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Base budget",
            "Base",
            "Base budget b/f",
            "Net budget brought forward",
            "Budget b/fwd",
            "Opening budget 2026/27",
        ),
        *("2025/26 approved budget", "Prior year's budget", "Brought forward from 2025/26", "Original budget (£m)"),
        *("Net revenue budget b/f", "Base Budget at 1 April", "Starting position"),
    ],
)
def test_a_budget_brought_forward_is_a_base(label: str) -> None:
    assert is_base(label)


@pytest.mark.parametrize(
    "label",
    [
        *("Base budget adjustments", "Current budget overspend", "Previous year's budget savings not delivered"),
        *("Savings brought forward", "Pressures carried forward", "Brought forward savings", "Budget pressures"),
        *("Base salaries", "2026/27 budget pressures", "Revised budget savings"),
    ],
)
def test_a_change_that_is_called_after_a_budget_is_none(label: str) -> None:
    assert not is_base(label)


def test_what_is_brought_forward_and_the_requirement_below_are_no_lines() -> None:
    rows: list[Cells] = [
        ["Medium Term Financial Strategy 2026/27 to 2027/28, £m"],
        [None, "2026/27", "2027/28"],
        ["Net budget brought forward", 300, Live("B10", 305.2)],
        ["Inflation"],
        ["Pay", 4.2, 4.1],
        ["Demand pressures"],
        ["Adult social care", 6, 5.5],
        ["Savings"],
        ["Transformation", -5, -4],
        ["Net budget requirement", Live("B3+SUM(B4:B9)", 305.2), Live("C3+SUM(C4:C9)", 310.8)],
    ]
    found = opened({"MTFS": rows})
    assert titles(found) == ["Pay", "Adult social care", "Transformation"]
    assert errors(found) == []

"""Totals typed as figures that no longer cast, as after an edit, are told: they do not become lines of the budget."""

import pytest

from tests.model.workbook.finding.books import Cells, opened, titles, told


@pytest.mark.parametrize(
    "label", ["Closing budget", "2026/27 budget", "Net budget requirement", "Proposed budget 2026/27"]
)
def test_a_whole_budget_below_a_base_is_no_line_where_it_does_not_cast(label: str) -> None:
    rows: list[Cells] = [
        *(["Budget £000", "2026/27"], ["Opening budget", 1000], ["Inflation", 30], ["Growth", 50]),
        *(["Savings", -20], [label, 1065]),
    ]
    found = opened({"Adults": rows})
    assert titles(found) == ["Inflation", "Growth", "Savings"]
    assert [finding.cell for finding in told(found, "row not read")] == ["A2", "A6"]
    assert "not what the base and the changes above it make" in told(found, "row not read")[1].message


def test_a_kind_in_capitals_with_the_total_of_its_lines_stays_a_total_beside_another_one() -> None:
    rows: list[Cells] = [
        *(["£000"], ["Description", "2026/27", "2027/28"]),
        *(["PRESSURES", 150, 60], ["Demography", 100, 50], ["Pay", 50, 10]),
        *(["SAVINGS", -66, -30], ["Fees", -40, -20], ["Rent", -20, -10]),
    ]
    found = opened({"Plan": rows})
    assert titles(found) == ["Demography", "Pay", "Fees", "Rent"]
    assert [finding.cell for finding in told(found, "stated total")] == ["B6"]


def test_a_net_total_that_names_its_area_is_one_by_its_words() -> None:
    rows: list[Cells] = [["Area", "Item", "2026/27"], ["Adults", "Pay", 100], ["Adults", "Fees", -40]]
    found = opened({"Plan": [["Growth and savings £000"], *rows, ["Adults", "Net Adults", 61]]})
    assert titles(found) == ["Pay", "Fees"]
    assert [finding.cell for finding in told(found, "stated total")] == ["C5"]


def test_a_figure_without_title_among_titled_lines_is_told() -> None:
    rows: list[Cells] = [["Adults", "A", -10, -5], ["Adults", "B", -20, -5], ["Adults", None, -31, -10]]
    head: list[Cells] = [["Savings £000"], ["Service", "Saving", "2026/27", "2027/28"]]
    found = opened({"Plan": [*head, *rows, ["Place", "C", -7, -1], ["Place", "D", -2, -1]]})
    assert [finding.cell for finding in told(found, "line without a title")] == ["A5"]

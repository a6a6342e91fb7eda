"""Bold rows that are the sums of the plain ones below them are totals of areas, and are counted once."""

from decimal import Decimal

from tests.model.workbook.finding.books import Cells, Dressed, areas, errors, lines, opened, told


def _bold(*cells: object) -> Cells:
    return [Dressed(cell, bold=True) for cell in cells]


def _table(place: int) -> list[Cells]:
    return [
        *(["Savings £000"], ["Proposal", "2026/27", "2027/28"]),
        *(_bold("Adults", -140, -70), ["Reviews", -100, -50], ["Fees", -40, -20]),
        *(_bold("Place", place, -10), ["LED", -20, -10], ["Salt", -10, 0], ["Total", -140 + place, -80]),
    ]


def test_they_head_their_area_and_are_compared() -> None:
    found = opened({"Plan": _table(-30)})
    assert areas(found) == ["Adults", "Place"]
    assert [title for _, title, _, _ in lines(found)] == ["Reviews", "Fees", "LED", "Salt"]
    assert sum(amounts[0] or 0 for _, _, _, amounts in lines(found)) == Decimal(-170_000)
    assert "6 agree" in told(found, "totals compared")[0].message
    assert errors(found) == []


def test_one_that_casts_no_more_stays_a_total_and_is_told() -> None:
    found = opened({"Plan": _table(-35)})
    assert [title for _, title, _, _ in lines(found)] == ["Reviews", "Fees", "LED", "Salt"]
    assert "“Place” (Plan!B6) states -£35k" in errors(found)[0]


def test_bold_lines_that_sum_nothing_stay_lines() -> None:
    rows = [_bold("Pay", 100, 50), ["Fuel", 3, 2], _bold("Rent", 7, 7), ["Salt", 1, 1]]
    found = opened({"Plan": [["Growth £000"], ["Item", "2026/27", "2027/28"], *rows]})
    assert len(lines(found)) == 4

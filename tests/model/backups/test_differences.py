"""How an earlier version differs is said in lines and year totals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.backups.differences import in_words
from model.budget import Budget
from model.lines import Line
from tests.exporters.budgets import budget_of, pressure

LINES = (pressure(2, "1000000", "0", reference="A1"), pressure(3, "0", "2000000", reference="A2"))


@pytest.mark.parametrize(
    "now, words",
    [
        (LINES, "No differences in lines and totals"),
        ((LINES[0], replace(LINES[1], title="Another")), "1 line differs"),
        (LINES[:1], "1 line has gone since; net "),
        ((), "2 lines have gone since; net "),
        ((*LINES, pressure(4, "0", "0", reference="A3")), "1 line was added since"),
    ],
)
def test_what_differs(now: tuple[Line, ...], words: str) -> None:
    told = in_words(budget_of(list(LINES)), budget_of(list(now)).snapshot())
    assert told.startswith(words)


def test_the_net_of_a_year_is_told_as_it_was_and_as_it_is() -> None:
    told = in_words(budget_of(list(LINES)), budget_of(list(LINES[:1])).snapshot())
    year = budget_of(list(LINES)).years[1]
    assert f"net {year} £2.000m, now £0.000m" in told or f"net {year} £2,000,000, now £0" in told


def test_nets_that_look_alike_in_the_unit_are_told_in_pounds_and_pence() -> None:
    slightly = budget_of([replace(LINES[0], amounts=(LINES[0].amounts[0], Decimal(1))), LINES[1]])
    told = in_words(slightly, budget_of(list(LINES)).snapshot())
    assert "£2,000,001.00, now £2,000,000.00" in told


def test_ids_make_no_difference() -> None:
    earlier = budget_of([replace(line, id=line.id + 10) for line in LINES])
    assert in_words(earlier, Budget.of(budget_of(list(LINES)).snapshot()).snapshot()).startswith("No differences")

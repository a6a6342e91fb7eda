"""References left out of a sequence, and sections that are nil although new lines stand in them."""

import pytest

from model.checks.nil_totals import nil_total_with_lines
from model.checks.sequence import missing_in_sequence
from model.findings import Level
from model.lines import Field
from model.samples import OXFORDSHIRE, load_sample
from tests.model.checks.firing import budget_of, line, of_budget, saving


@pytest.mark.parametrize(
    "numbers, words",
    [
        ((*range(1, 13), *range(16, 27)), "A13 to A15"),
        (("01", "02", "03", "05", "06"), "A04"),
        (("1", "3a", "3b", "2", "5", "6 and A7", "8"), "A4"),
        (("1", "3a", "3b", "2", "4"), ""),
        (("1", " 2", "-3", "4\u2013", "5*", "6"), ""),
        ((1, 2, 3, 4, 6, 7, 8, 10, 11, 12), "A5 and A9"),
        ((10, 11, 12, 16, 17, 18), "A13 to A15"),
        ((1, 2, 4, 5), "A3"),
        ((1, 2, 3, 4, 5), ""),
        ((1, 2, 3, 5, 7, 9), ""),
        ((1, 2, 4), ""),
        ((1, 5, 10, 15, 20, 25), ""),
    ],
)
def test_only_a_sequence_that_is_nearly_whole_misses_numbers(numbers: tuple[object, ...], words: str) -> None:
    budget = budget_of(*(line("1", reference=f"A{number}") for number in numbers), line("1", reference=""))
    found = of_budget(missing_in_sequence, budget)
    assert [(each.level, words in each.message) for each in found] == [(Level.NOTE, True)] * bool(words)


def test_a_gap_is_told_at_the_line_before_it_and_stems_are_one_whatever_their_capitals() -> None:
    budget = budget_of(*(line("1", reference=reference) for reference in ("7AB1", "7ab2", "7AB4", "7ab5")))
    (finding,) = of_budget(missing_in_sequence, budget)
    assert (finding.line_id, finding.field) == (12, Field("reference"))
    assert "reference 7ab3," in finding.message


def test_the_next_area_may_begin_a_ten_of_its_own_and_a_gap_within_an_area_is_told_all_the_same() -> None:
    older = [line("1", reference=f"A{number}") for number in (1, 2, 3, 4, 5, 6)]
    roads = [line("1", reference=f"A{number}", area_id=2) for number in (11, 12, 13, 15)]
    assert not of_budget(missing_in_sequence, budget_of(*older, *roads[:3]))
    (finding,) = of_budget(missing_in_sequence, budget_of(*older, *roads))
    assert "reference A14," in finding.message


def test_the_paper_misses_three_references_and_has_three_pressures_in_a_nil_total() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    (gap,) = of_budget(missing_in_sequence, budget)
    assert "14SCS13 to 14SCS15" in gap.message
    (nil,) = of_budget(nil_total_with_lines, budget)
    assert nil.level is Level.WARNING
    assert "14SCS18, 14SCS19, 14SCS20 stand there" in nil.message
    assert budget.area(nil.area_id or 0).name == "Services that support all client groups"


def test_a_nil_total_of_lines_that_state_their_nil_is_silent() -> None:
    assert not of_budget(nil_total_with_lines, budget_of(line("0", status="New"), line(status="Agreed")))
    assert not of_budget(nil_total_with_lines, budget_of(saving("-1"), saving(status="New")))
    assert not of_budget(nil_total_with_lines, budget_of(line(status="Agreed"), line(status="Withdrawn")))
    assert len(of_budget(nil_total_with_lines, budget_of(*[saving(status="New")] * 12))) == 1
    assert len(of_budget(nil_total_with_lines, budget_of(saving(status=""), line(status="Pending")))) == 2

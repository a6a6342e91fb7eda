"""The checks: one small function a rule, each yielding findings; `run` runs them all.

A check never alters anything. A rule of single lines takes the budget and a line and goes into `LINE_RULES`; one
that compares lines or totals takes the budget and goes into `BUDGET_RULES`.
"""

from collections.abc import Callable, Iterable, Iterator

from model.budget import Budget
from model.checks.about import placed, recurring
from model.checks.amended import agreed_but_changed, amended_without_previous, new_with_previous, previous_not_read
from model.checks.amounts import line_without_amount, withdrawn_with_amounts
from model.checks.controls import control_totals
from model.checks.delivery import (
    conditional_line,
    doubtful_without_forecast,
    shortfall_left_open,
    shortfall_not_reprofiled,
)
from model.checks.funding import ended_funding, pot_names, pots
from model.checks.itemising import not_itemised
from model.checks.kinds import unknown_kind, unknown_words
from model.checks.lasting import one_off_taken_out_late, time_limit_passed, unreversed_one_off
from model.checks.links import unknown_links
from model.checks.named_references import unknown_references_in_words
from model.checks.nil_totals import nil_total_with_lines
from model.checks.odd_references import odd_reference
from model.checks.outliers import outliers
from model.checks.part_year import amount_before_start, full_year_differs, start_not_read
from model.checks.references import missing_reference, missing_title
from model.checks.repeated_references import repeated_reference
from model.checks.sequence import missing_in_sequence, out_of_sequence
from model.checks.series import level_looking, working_differs
from model.checks.signs import negative_pressure, positive_saving
from model.checks.transfers import transfers_that_do_not_net, transfers_that_net
from model.checks.unknown_names import alike_source, narrative_without_area
from model.findings import Finding
from model.lines import Line

LineRule = Callable[[Budget, Line], Iterable[Finding]]
BudgetRule = Callable[[Budget], Iterable[Finding | None]]

BUDGET_RULES: tuple[BudgetRule, ...] = (
    control_totals,
    missing_reference,
    repeated_reference,
    odd_reference,
    missing_in_sequence,
    out_of_sequence,
    unknown_links,
    transfers_that_do_not_net,
    transfers_that_net,
    pots,
    pot_names,
    alike_source,
    narrative_without_area,
    nil_total_with_lines,
    amended_without_previous,
    unknown_references_in_words,
    outliers,
    positive_saving,
    negative_pressure,
    unknown_words,
    doubtful_without_forecast,
)
LINE_RULES: tuple[LineRule, ...] = (
    unknown_kind,
    not_itemised,
    missing_title,
    line_without_amount,
    withdrawn_with_amounts,
    previous_not_read,
    agreed_but_changed,
    new_with_previous,
    unreversed_one_off,
    one_off_taken_out_late,
    time_limit_passed,
    start_not_read,
    amount_before_start,
    full_year_differs,
    ended_funding,
    shortfall_not_reprofiled,
    shortfall_left_open,
    conditional_line,
    working_differs,
    level_looking,
)


def steps(budget: Budget) -> Iterator[list[Finding]]:
    """Yield what is found, a finding or a line at a time, so that a window can pause between them."""
    recur = recurring(budget)
    for rule in BUDGET_RULES:
        for finding in rule(budget):
            yield [] if finding is None else [placed(budget, finding, recur)]
    for line in tuple(budget.lines()):
        yield [placed(budget, finding, recur) for line_rule in LINE_RULES for finding in line_rule(budget, line)]


def run(budget: Budget) -> Iterator[Finding]:
    """Yield everything that the rules find."""
    for found in steps(budget):
        yield from found


def standing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Return what was found in a file but for its control totals: the checks compare these with the budget as it is."""
    return (finding for finding in findings if finding.control_id is None)

"""The sample of 2017: pots that are not allocated in full or beyond what they hold, and a saving put back in part."""

from decimal import Decimal

from model import checks
from model.budget import Budget
from model.checks.funding import pots
from model.controls import Measure
from model.findings import Level
from model.pots import allocation_of
from model.samples import TEMPORARY_FUNDING, load_sample
from tests.model.checks.firing import of_budget

BUDGET: Budget = load_sample(TEMPORARY_FUNDING).budget


def test_the_checks_tell_what_the_source_does_not() -> None:
    over, spare = sorted(of_budget(pots, BUDGET), key=lambda finding: finding.level.value, reverse=True)
    assert (over.level, spare.level) == (Level.WARNING, Level.NOTE)
    assert "Daytime support transition money" in over.message
    assert "£0.025m in 2017/18 and 2018/19 more than it holds" in over.message
    assert "Adult social care temporary funding has £0.255m in 2017/18 and 2018/19 unallocated" in spare.message
    others = {finding.rule for finding in checks.run(BUDGET)} - {"pot over-allocated", "pot unallocated"}
    assert others == {"area without references", "reinvestment", "conditional line"}


def test_the_pots_are_allocated_as_the_source_lists_it() -> None:
    allocated = {pot.name: allocation_of(pot, BUDGET.lines()).allocated[0] for pot in BUDGET.pots}
    assert list(allocated.values()) == [Decimal(3145000), Decimal(1000000)]


def test_a_saving_of_588_thousand_less_400_thousand_put_back_leaves_188_thousand() -> None:
    carers = next(area for area in BUDGET.areas if area.name == "Carers")
    assert BUDGET.totals.area(carers.id).measure(Measure.NET)[0] == Decimal(-188000)


def test_the_time_limit_of_a_line_is_kept_as_the_app_spells_it() -> None:
    assert {line.recurrence for line in BUDGET.lines()} == {"Time-limited to 2018/19", "", "Ongoing"}

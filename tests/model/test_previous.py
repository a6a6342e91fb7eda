"""An amended line says what it stated before in columns of its table; what was previously agreed counts it so."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from model.budget import Budget
from model.checks.amended import agreed_but_changed, amended_without_previous, new_with_previous, previous_not_read
from model.controls import Measure
from model.findings import Level
from model.lines import AMOUNT, Field, Line
from model.money import Amount, Unit, Unreadable
from model.previous import previous_amounts, previous_year
from model.samples import OXFORDSHIRE, load_sample
from model.statement import statements
from model.statuses import Standing
from model.workbook.document import Document
from model.years import Year
from tests.model.checks.firing import FOUR_YEARS, budget_of, line, of_budget, of_lines, saving


def amended(figure: str, **previous: str) -> Line:
    extra = {f"Previous {year.replace('_', '/')[1:]}": text for year, text in previous.items()}
    return replace(saving(figure, status="Amended", reference="14SCS1"), extra=MappingProxyType(extra))


@pytest.mark.parametrize(
    "heading, year",
    [("Previous 2013/14", Year(2013)), ("  previous   2013-14", Year(2013)), ("Previous", None), ("2013/14", None)],
)
def test_a_column_of_previous_amounts_is_known_by_its_heading(heading: str, year: Year | None) -> None:
    assert previous_year(heading) == year


@pytest.mark.parametrize(
    "text, pounds",
    [("-3.8", Decimal(-3800000)), ("(3.8)", Decimal(-3800000)), ("0", Decimal(0)), ("tbc", Unreadable("tbc"))],
)
def test_a_previous_amount_is_read_in_the_unit_of_the_workbook(text: str, pounds: Amount) -> None:
    its = amended("-2800000", _2026_27=text)
    assert previous_amounts(its, FOUR_YEARS, Unit.MILLIONS) == (pounds, None, None, None)


def test_an_amended_line_without_its_previous_amount_is_warned_of_where_others_have_it() -> None:
    told, silent = amended("-2800000", _2026_27="-3.8"), amended("-5")
    budget = budget_of(told, silent, line(status="Amended"), line("1", status="Agreed"))
    (finding,) = of_budget(amended_without_previous, budget)
    assert (finding.level, finding.rule, finding.line_id) == (Level.WARNING, "amended without previous", 12)
    assert not of_budget(amended_without_previous, budget_of(told))
    assert not of_budget(amended_without_previous, budget_of(silent))


def test_previously_agreed_and_changes_and_new_make_the_total() -> None:
    lines = [
        amended("-2800000", _2026_27="-3.8"),
        saving("-100000", status="Agreed"),
        saving("-50000", status="New"),
    ]
    whole = next(each for each in statements(budget_of(*lines)) if each.measure is Measure.SAVINGS)
    assert whole.previously_agreed[0] == Decimal(-3900000)
    assert whole.changes[0] == Decimal(1000000)
    assert whole.total[0] == whole.previously_agreed[0] + whole.changes[0] + whole.parts[Standing.NEW][0]


def test_the_columns_are_kept_in_the_workbook_and_are_not_told_to_be_unread(tmp_path: Path) -> None:
    sample = load_sample(OXFORDSHIRE).budget.snapshot()
    lines = dict(sample.lines)
    first = next(each for each in lines.values() if each.reference == "14SCS1")
    lines[first.id] = replace(first, extra=MappingProxyType({"Previous 2013/14": "-3.8"}))
    Document(Budget.of(replace(sample, lines=lines))).save_as(tmp_path / "budget.xlsx")
    document = Document.open(tmp_path / "budget.xlsx")
    assert not document.findings
    again = next(each for each in document.budget.lines() if each.reference == "14SCS1")
    assert previous_amounts(again, document.budget.years, Unit.MILLIONS) == (Decimal(-3800000), None)


@pytest.mark.parametrize("text, count", [("x", 1), ("-3.8", 0), ("(3.8)", 0), ("", 0), ("0", 0)])
def test_a_previous_amount_that_cannot_be_read_is_told_in_its_column(text: str, count: int) -> None:
    found = of_lines(previous_not_read, budget_of(amended("-2800000", _2026_27=text)))
    assert [(each.level, each.field) for each in found] == [(Level.WARNING, Field("Previous 2026/27"))] * count


@pytest.mark.parametrize(
    "status, previous, count",
    [("Agreed", "-3.8", 1), ("agreed", "0", 1), ("Agreed", "-2.8", 0), ("Agreed", "", 0), ("Amended", "-3.8", 0)],
)
def test_an_agreed_line_that_is_not_what_it_was_is_warned_of(status: str, previous: str, count: int) -> None:
    found = of_lines(agreed_but_changed, budget_of(replace(amended("-2800000", _2026_27=previous), status=status)))
    assert [(each.level, each.field) for each in found] == [(Level.WARNING, Field(AMOUNT, FOUR_YEARS[0]))] * count


@pytest.mark.parametrize(
    "status, previous, count",
    [
        ("New", "-3.8", 1),
        ("new proposal", "-3.8", 1),
        ("New", "0", 0),
        ("New", "", 0),
        ("New", "tbc", 0),
        ("Amended", "-3.8", 0),
        ("Agreed", "-3.8", 0),
        ("", "-3.8", 0),
    ],
)
def test_a_new_line_was_nothing_before(status: str, previous: str, count: int) -> None:
    found = of_lines(new_with_previous, budget_of(replace(amended("-2800000", _2026_27=previous), status=status)))
    assert [(each.level, each.rule, each.field) for each in found] == [
        (Level.WARNING, "new with previous", Field("status"))
    ] * count
    assert all("was -£3.800m in 2026/27 before" in each.message for each in found)

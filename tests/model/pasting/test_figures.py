from decimal import Decimal

import pytest

from model.pasting.questions import Choice, Topic
from tests.model.drafts import CARE_HOMES, pounds, small_budget
from tests.model.pasting.clips import defaults, pasted, topics


@pytest.mark.parametrize(
    "text, amount",
    [
        ("=195*52*26", "263640"),
        ("=10/3", "3.33"),
        ("£1,234.50", "1234.5"),
        ("+20", "20"),
        (".5", "0.5"),
        ("−4", "-4"),
        ("£ 1,234.50", "1234.5"),  # an accounting format fills the cell with spaces
        ("-£\u00a0 4", "-4"),
        (" 1\u00a0234 ", "1234"),
        ("0", "0"),
        ("", None),
        ("\u00a0", None),
    ],
)
def test_plain_amounts_and_arithmetic_are_taken_at_once(text: str, amount: str | None) -> None:
    budget = small_budget()
    plan = pasted(budget, text or "\r\n", answers={Topic.UNITS: Choice.IN_GBP})
    assert set(topics(plan)) <= {Topic.UNITS}
    assert budget.line(CARE_HOMES).amounts[0] == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "tbc", "1.234,56", "£1.2m", "=SUM(A1:A9)", "=A1", "=1/0"),
        *("1e3", "0012", "1 2", "--5", "1234-x", "(-4)", "-(4)", "(4", "-4-", "()", "\u0661\u0662", "#REF!"),
    ],
)
def test_text_that_is_no_amount_is_asked_about_and_kept_out_unless_told(text: str) -> None:
    budget = small_budget()
    plan = pasted(budget, text)
    assert defaults(plan) == {Topic.NO_AMOUNT: Choice.KEEP}
    assert plan.edit is None
    pasted(budget, text, answers={Topic.NO_AMOUNT: Choice.BLANK})
    assert budget.line(CARE_HOMES).amounts[0] is None


@pytest.mark.parametrize(
    "text",
    [
        *("(1,234)", "1234-", "1,234 -", "£1,234−", "(£1,234)"),
        *("£(1,234)", "£  (1,234)", "( 1,234 )", "(£ 1234)", "- 1,234", "\u20131,234", "- £1,234"),
    ],
)
@pytest.mark.parametrize(
    "choice, amount",
    [(None, "-1234"), (Choice.NEGATIVE, "-1234"), (Choice.POSITIVE, "1234"), (Choice.KEEP, "1000.10")],
)
def test_brackets_and_trailing_minuses_are_asked_about(text: str, choice: Choice | None, amount: str) -> None:
    budget = small_budget()
    plan = pasted(budget, text, answers={Topic.MINUS: choice} if choice else {})
    assert topics(plan) == [Topic.MINUS]
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(amount)


@pytest.mark.parametrize(
    "choice, amount", [(None, "1000.10"), (Choice.NIL, "0"), (Choice.BLANK, None), (Choice.KEEP, "1000.10")]
)
def test_a_lone_dash_is_asked_about(choice: Choice | None, amount: str | None) -> None:
    budget = small_budget()
    plan = pasted(budget, "-", answers={Topic.DASHES: choice} if choice else {})
    assert topics(plan) == [Topic.DASHES]
    assert budget.line(CARE_HOMES).amounts[:1] == pounds(amount)


def test_figures_finer_than_a_penny_are_asked_about() -> None:
    budget = small_budget()
    plan = pasted(budget, "999.995")
    assert defaults(plan) == {Topic.PENNIES: Choice.ROUND}
    assert budget.line(CARE_HOMES).amounts[0] == Decimal("1000.00")
    assert pasted(small_budget(), "999.995", answers={Topic.PENNIES: Choice.KEEP}).edit is None


@pytest.mark.parametrize("choice, amount", [(None, "1200.45"), (Choice.TAKE, "1200.45"), (Choice.SKIP, "1200")])
def test_rounded_figures_of_a_spreadsheet_are_asked_about(choice: Choice | None, amount: str) -> None:
    budget = small_budget()
    html = '<table><tr><td x:num="1200.45">1,200</td><td sdval="-5">(5)</td></tr></table>'
    plan = pasted(budget, "1,200\t(5)", html=html, answers={Topic.HELD: choice} if choice else {})
    assert topics(plan) == [Topic.HELD]  # that (5) is negative the spreadsheet says itself
    assert budget.line(CARE_HOMES).amounts == pounds(amount, "-5")


@pytest.mark.parametrize("held", ["41275", "1200450", "x", "1e999"])
def test_a_held_number_that_the_text_does_not_round_is_not_used(held: str) -> None:
    budget = small_budget()
    html = f'<table><tr><td sdval="{held}">1,200</td></tr></table>'
    assert pasted(budget, "1,200", html=html).questions == ()
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(1200)

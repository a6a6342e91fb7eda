"""Properties: figures are exact, whatever the thread's decimal context; precedence is that of arithmetic."""

from contextlib import suppress
from decimal import Context, Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from model.workbook.formulas.grammar import parse
from model.workbook.formulas.reading import references_in
from model.workbook.formulas.refusals import NotCalculated
from tests.model.workbook.formulas.calculate import calculated
from tests.model.workbook.formulas.memory_book import MemoryBook, ref

AMOUNTS = st.decimals(-(10**9), 10**9, places=3)
SMALL = st.integers(-99, 99)


@st.composite
def arithmetic(draw: st.DrawFn) -> str:
    """Whole-number arithmetic that Python reads as Excel does: each sign stands in brackets."""
    text = str(draw(SMALL)).join("()")
    for _ in range(draw(st.integers(0, 6))):
        operator = draw(st.sampled_from(["+", "-", "*"]))
        operand = str(draw(SMALL)).join("()")
        text = draw(st.sampled_from([f"{text}{operator}{operand}", f"{operand}{operator}{text}", f"({text})"]))
    return text


@given(st.lists(AMOUNTS, max_size=40))
def test_a_sum_is_the_exact_sum(amounts: list[Decimal]) -> None:
    cells: dict[str, object] = {f"A{row}": amount for row, amount in enumerate(amounts, 1)}
    exact = sum(amounts, Decimal(0))
    with localcontext(Context(prec=3)):
        assert calculated("SUM(A1:A50)", cells) == exact
        assert calculated("SUBTOTAL(9,A1:A50)", cells) == exact
        assert calculated("+".join(["0", *cells]), cells) == exact


@given(AMOUNTS, AMOUNTS)
def test_sums_and_differences_undo_each_other(one: Decimal, other: Decimal) -> None:
    assert calculated("A1+B1-A1-B1", {"A1": one, "B1": other}) == 0
    assert calculated("A1+B1-B1=A1", {"A1": one, "B1": other}) is True


@given(arithmetic())
def test_precedence_is_that_of_arithmetic(text: str) -> None:
    assert calculated(text) == _at_15_digits(eval(text))  # noqa: S307 - digits and operators made above


@given(AMOUNTS, st.integers(-3, 4))
def test_rounding_stays_within_half_a_step(amount: Decimal, places: int) -> None:
    step = Decimal((0, (1,), -places))
    nearest = calculated(f"ROUND(A1,{places})", {"A1": amount})
    outward, inward = (calculated(f"ROUND{way}(A1,{places})", {"A1": amount}) for way in ("UP", "DOWN"))
    assert isinstance(nearest, Decimal)
    assert isinstance(outward, Decimal)
    assert isinstance(inward, Decimal)
    assert abs(nearest - amount) <= step / 2
    assert abs(inward) <= abs(amount) <= abs(outward)
    assert nearest in (outward, inward)


@given(st.text(alphabet="A1B2:$!,;()[]{}+-*/^&=<>%\"'#@ .ESUMIF", max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    references_in(text, ref("A1"), MemoryBook({}, {}))
    with suppress(NotCalculated):
        parse(text)


def _at_15_digits(number: int) -> Decimal:
    return Context(prec=15).create_decimal(number)

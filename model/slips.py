"""Slips of magnitude in what is typed: 1250 among amounts of 1.2 in £m. Told, never refused, and never corrected."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from model.budget import Budget
from model.edits import Edit, FieldChange
from model.lines import AMOUNT, FORECAST, Field, Line
from model.money import EXACT, Unit, cell_text
from model.planning import heading_of

_FAR = 100
_BEYOND = 3
_STEPS = (3, 6)


def slip_in(budget: Budget, edit: Edit | None, around: Iterable[int], unit: Unit) -> str:
    """Return a sentence about the first amount of a planned edit that is far from its neighbours; "" without one.

    An amount's neighbours are what its line states otherwise (its old amount too), and then the lines around it.
    It is in doubt where it is a hundred times all of the former, or a hundredth, and beyond the latter as well.
    """
    lines: list[Line] | None = None
    for change in edit.changes if edit is not None else ():
        if not isinstance(change, FieldChange) or change.field.name not in (AMOUNT, FORECAST):
            continue
        if not isinstance(change.new, Decimal) or not change.new:
            continue
        if lines is None:
            lines = [budget.line(line_id) for line_id in around if budget.has_line(line_id)]
        sentence = _doubt(budget.line(change.line_id), change.field, change.new, lines, unit)
        if sentence:
            return sentence
    return ""


def _doubt(line: Line, field: Field, pounds: Decimal, lines: Sequence[Line], unit: Unit) -> str:
    new = abs(pounds)
    own = sorted(_sizes([*line.amounts, *line.forecasts]))
    near = sorted(size for other in lines if other.id != line.id for size in _sizes(other.amounts))
    usual = own or near
    if not usual:
        return ""
    middle = usual[len(usual) // 2]
    if own:
        too_large, too_small = new >= _FAR * own[-1], new * _FAR <= own[0]
    else:
        too_large, too_small = new >= _FAR * middle, new * _FAR <= middle
    too_large = too_large and (not near or new > _BEYOND * near[-1])
    too_small = too_small and (not near or new * _BEYOND < near[0])
    if not (too_large or too_small):
        return ""
    power = min(_STEPS, key=lambda step: abs((new / middle).log10().copy_abs() - step))
    meant = pounds.scaleb(-power if too_large else power, EXACT)
    whose = f"the other amounts of {line.name}" if own else "the amounts around it"
    times = f"{10**power:,}"
    size = f"about {times} times" if too_large else f"only about 1/{times} of"
    typed = f"{cell_text(pounds, unit)} ({unit.symbol})"
    return (
        f"{heading_of(field)} of {line.name} is now {typed}, {size} {whose}. "
        f"If {cell_text(meant, unit)} is meant, undo and type that."
    )


def _sizes(amounts: Iterable[object]) -> Iterator[Decimal]:
    return (abs(amount) for amount in amounts if isinstance(amount, Decimal) and amount)

"""What a workbook's figures are where it does not say: their unit, levels or changes, and the sign of savings.

Inside, amounts are year on year and + adds to the net budget. Levels (the full amount of every year) become changes
exactly: 120, 120, 0, 0 is 120, 0, -120, 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.controls import Measure
from model.lines import Kind, Line
from model.money import EXACT, NIL, Amount, Unit, Unreadable, negated
from model.workbook.finding.corrections import NO_CORRECTIONS, Corrections


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What the officer says of a workbook's figures; None is unsaid. What the workbook itself states counts first.

    `corrections` are what is said of the layout of one that others laid out; they count before what it states.
    """

    unit: Unit | None = None
    holds_levels: bool | None = None
    shows_savings_positive: bool | None = None
    corrections: Corrections = NO_CORRECTIONS


NOTHING_SAID = ReadAs()


@dataclass(frozen=True, slots=True)
class Stated:
    """Which of these a workbook states itself; the app's own layout has savings as negative figures."""

    unit: bool = False
    basis: bool = False
    savings: bool = False


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Conversion:
    """How figures of a workbook become amounts of the model, and back."""

    levels: bool = False
    positive_savings: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to convert."""
        return not (self.levels or self.positive_savings)

    def flips(self, line: Line) -> bool:
        """Whether the workbook shows a line's amounts with the other sign."""
        return self.positive_savings and line.kind is Kind.SAVING

    def line(self, line: Line) -> Line:
        """Return a line as the model has it, from one with the figures of its row."""
        return replace(
            line,
            amounts=self._amounts(line.amounts, flip=line.kind is Kind.SAVING),
            forecasts=self._amounts(line.forecasts, flip=line.kind is Kind.SAVING),
        )

    def control(self, measure: Measure, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
        """Return a control total's amounts as the model has them. A net change is taken to have its own sign."""
        return self._amounts(amounts, flip=measure is Measure.SAVINGS)

    def shown(self, value: object, *, is_saving: bool) -> object:
        """Return what a cell holds for an amount of the model, in pounds; anything else stays as it is."""
        return negated(value) if self.positive_savings and is_saving and isinstance(value, Decimal) else value

    def _amounts(self, amounts: Sequence[Amount], *, flip: bool) -> tuple[Amount, ...]:
        flips = self.positive_savings and flip
        signed = [negated(amount) if flips and isinstance(amount, Decimal) else amount for amount in amounts]
        return tuple(_changes(signed)) if self.levels else tuple(signed)


NO_CONVERSION = Conversion()


def ends_of_levels(amounts: Sequence[Amount]) -> list[int]:
    """Return the positions of blank levels behind a stated one: they are read as nil, which should be told."""
    return [
        place
        for place in range(1, len(amounts))
        if amounts[place] is None and amounts[place - 1] is not None and amounts[place - 1] != NIL
    ]


def _changes(levels: Sequence[Amount]) -> list[Amount]:
    changes: list[Amount] = []
    before: Amount = None
    for level in levels:
        if isinstance(level, Unreadable):
            changes.append(level)
        elif isinstance(before, Unreadable):
            changes.append(before)
        elif level is None:
            changes.append(negated(before) if before else None)
        else:
            changes.append(EXACT.subtract(level, before or NIL) or NIL)
        before = level
    return changes

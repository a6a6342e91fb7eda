"""What a workbook's figures are where it does not say: their unit, levels or changes, and the sign of savings.

Inside, amounts are year on year and + adds to the net budget. Levels become changes exactly (`levels`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.controls import Measure
from model.lines import Kind, Line
from model.money import Amount, Unit, negated
from model.workbook.finding.corrections import NO_CORRECTIONS, Corrections
from model.workbook.levels import changes_of


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
        signed = self.signed(line)
        if not self.levels:
            return signed
        return replace(signed, amounts=changes_of(signed.amounts), forecasts=changes_of(signed.forecasts))

    def signed(self, line: Line) -> Line:
        """Return a line with the signs of the model, from one with the figures of its row; levels stay levels."""
        if not self.flips(line):
            return line
        return replace(line, amounts=_negated(line.amounts), forecasts=_negated(line.forecasts))

    def control(
        self, measure: Measure, amounts: Sequence[Amount], placed: Collection[int] | None = None
    ) -> tuple[Amount, ...]:
        """Return a control total's amounts as the model has them. A net change is taken to have its own sign.

        `placed` are the positions of the years for which it has a cell, where it has not one for every year.
        """
        flips = self.positive_savings and measure is Measure.SAVINGS
        signed = _negated(amounts) if flips else tuple(amounts)
        return changes_of(signed, placed) if self.levels else signed

    def shown(self, value: object, *, is_saving: bool) -> object:
        """Return what a cell holds for an amount of the model, in pounds; anything else stays as it is."""
        return negated(value) if self.positive_savings and is_saving and isinstance(value, Decimal) else value


def _negated(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    return tuple(negated(amount) if isinstance(amount, Decimal) else amount for amount in amounts)


NO_CONVERSION = Conversion()

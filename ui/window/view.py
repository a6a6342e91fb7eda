"""How figures are viewed: unit, decimals, negatives, basis. Viewing never alters what is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.basis import Basis, restated, restated_figures, restated_forecasts
from model.money import Amount, Negatives, Unit, format_amount

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class View:
    """How figures are shown; entry is in the same unit, and always year on year."""

    unit: Unit = Unit.MILLIONS
    decimals: int = 3
    negatives: Negatives = Negatives.MINUS
    basis: Basis = Basis.YEAR_ON_YEAR

    @property
    def is_year_on_year(self) -> bool:
        """Whether figures are shown as they are stored, so that they can be entered."""
        return self.basis is Basis.YEAR_ON_YEAR

    @property
    def words(self) -> str:
        """The unit and the basis, as a page names them: `£m, year on year`."""
        return f"{self.unit.symbol}, {self.basis.value}"

    def text(self, amount: Amount, blank: str = "") -> str:
        """Print an amount as it is, in no other basis."""
        return format_amount(amount, self.unit, self.decimals, self.negatives, blank=blank)

    def amount(self, amounts: Sequence[Amount], place: int) -> Amount:
        """Return one year of a line's year-on-year amounts in the view's basis, in pounds."""
        if self.basis is Basis.YEAR_ON_YEAR:
            return amounts[place]
        return restated(amounts[: place + 1], self.basis)[place]

    def forecast(self, forecasts: Sequence[Amount], amounts: Sequence[Amount], place: int) -> Amount:
        """Return one year of a line's year-on-year forecasts in the view's basis, in pounds; None where none is."""
        if place >= len(forecasts):
            return None
        return restated_forecasts(forecasts[: place + 1], amounts, self.basis)[place]

    def figures(self, figures: Iterable[Decimal]) -> tuple[Decimal, ...]:
        """Return year-on-year totals in the view's basis, in pounds."""
        return restated_figures(figures, self.basis)

    def with_decimals(self, decimals: int) -> "View":
        """Return the view with other decimals, between none and `MOST_DECIMALS`."""
        return replace(self, decimals=min(MOST_DECIMALS, max(0, decimals)))

"""How figures are viewed: unit, decimals, negatives. Viewing never alters what is stored."""

from dataclasses import dataclass

from model.money import Amount, Negatives, Unit, format_amount


@dataclass(frozen=True, slots=True)
class View:
    """How figures are shown; entry is in the same unit."""

    unit: Unit = Unit.MILLIONS
    decimals: int = 3
    negatives: Negatives = Negatives.MINUS

    def text(self, amount: Amount, blank: str = "") -> str:
        """Print an amount."""
        return format_amount(amount, self.unit, self.decimals, self.negatives, blank=blank)

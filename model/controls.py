"""Control totals: figures agreed or published elsewhere that the lines must cast to."""

from dataclasses import dataclass
from enum import Enum

from model.money import Amount


class Scope(Enum):
    """What a control total covers."""

    AREA = "area"
    SERVICE = "service"
    DIRECTORATE = "directorate"


class Measure(Enum):
    """Which total it controls: pressures & additional funding, savings, or the net change."""

    PRESSURES = "pressures"
    SAVINGS = "savings"
    NET = "net"


WITHOUT_TRANSFERS = " without transfers"


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """One control total: amounts in pounds, one a year of the budget, None where none is stated.

    Usually it is gross; `without_transfers` leaves out the lines that give or receive a transfer.
    """

    id: int
    scope: Scope
    name: str
    measure: Measure
    amounts: tuple[Amount, ...]
    source: str = ""
    date: str = ""
    without_transfers: bool = False

    @property
    def kind(self) -> str:
        """The words for what it controls, as its table has them: `net`, `savings without transfers`."""
        return f"{self.measure.value}{WITHOUT_TRANSFERS if self.without_transfers else ''}"


def kind_in(text: str) -> tuple[Measure, bool]:
    """Return the measure that words name, and whether it is without transfers. Raises ValueError."""
    words = " ".join(text.lower().split())
    return Measure(words.removesuffix(WITHOUT_TRANSFERS)), words.endswith(WITHOUT_TRANSFERS)

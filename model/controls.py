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


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """One control total: amounts in pounds, one a year of the budget, None where none is stated."""

    id: int
    scope: Scope
    name: str
    measure: Measure
    amounts: tuple[Amount, ...]
    source: str = ""
    date: str = ""

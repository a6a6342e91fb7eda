"""What is asked of an annex: the unit and decimals it shows, which lines, and what it says of its origin."""

from dataclasses import dataclass
from datetime import datetime

from exporters.against import Against, Amended
from exporters.chosen_lines import ALL_LINES, ChosenLines
from exporters.source import Source
from model.basis import Basis
from model.bridging import BridgeBy
from model.findings import Finding
from model.money import Unit
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class AnnexRequest:
    """How to show an annex. `moment` is when it is exported, `by` who exports it, as they call themselves.

    `findings` are what the workbook and the checks have to tell of the budget, for the annex that certifies it.
    `against` is what the budget is compared with, `amendments` those frozen in its workbook; `bridge_by` says by what
    the steps of a bridge are grouped. `basis` is that of the annexes which can be shown in another.
    """

    unit: Unit
    decimals: int
    source: Source
    moment: datetime
    lines: ChosenLines = ALL_LINES
    by: str = ""
    findings: tuple[Finding, ...] = ()
    against: Against | None = None
    amendments: tuple[Amended, ...] = ()
    bridge_by: BridgeBy = BridgeBy.CATEGORY
    basis: Basis = Basis.YEAR_ON_YEAR


def decimals_for(settings: Settings, unit: Unit) -> int:
    """Return how many decimals an annex shows in a unit: the settings' own in the workbook's unit."""
    return settings.decimals if unit is settings.unit else unit.decimals

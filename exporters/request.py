"""What is asked of an annex: the unit and decimals it shows, and the source it names."""

from dataclasses import dataclass
from datetime import date

from model.money import Unit
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class AnnexRequest:
    """How to show an annex. `source` is the workbook's file name, `day` the day of the export."""

    unit: Unit
    decimals: int
    source: str
    day: date


def request_for(settings: Settings, unit: Unit | None, source: str, day: date) -> AnnexRequest:
    """Return a request in the unit asked for, else the workbook's own with the decimals of its settings."""
    wanted = unit or settings.unit
    decimals = settings.decimals if wanted is settings.unit else wanted.decimals
    return AnnexRequest(wanted, decimals, source, day)

"""What holds for the whole budget: whose it is, its years, and how its figures are printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from model.money import Negatives, Unit
from model.years import Year

BASIS = "year on year"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a budget. `unit` is what the workbook's cells hold, `extra` settings the app does not know."""

    years: tuple[Year, ...]
    organisation: str = ""
    directorate: str = ""
    service: str = ""
    title: str = ""
    unit: Unit = Unit.MILLIONS
    decimals: int = 3
    basis: str = BASIS
    negatives: Negatives = Negatives.MINUS
    marking: str = ""
    version: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

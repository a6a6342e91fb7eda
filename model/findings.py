"""Findings: what the app noticed in a workbook, each a sentence with its sheet and cell. A finding never alters."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.lines import Field


class Level(Enum):
    """How much a finding matters: an error makes a figure wrong or unread; a warning wants a look; a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ids and `field` lead the window to its place, `sheet` and `cell` lead the officer."""

    level: Level
    rule: str
    message: str
    sheet: str = ""
    cell: str = ""
    reference: str = ""
    line_id: int | None = None
    area_id: int | None = None
    field: "Field | None" = None
    control_id: int | None = None
    pot_id: int | None = None
    narrative_id: int | None = None

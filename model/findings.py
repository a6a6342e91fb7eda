"""Findings: what the app noticed in a workbook, each a sentence with its sheet and cell. A finding never alters."""

from dataclasses import dataclass
from enum import Enum

from model.lines import Field


class Level(Enum):
    """How much a finding matters: an error makes a figure wrong or unread; a warning wants a look; a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `line_id`, `area_id` and `field` lead the window to the place; `sheet` and `cell` the officer."""

    level: Level
    rule: str
    message: str
    sheet: str = ""
    cell: str = ""
    reference: str = ""
    line_id: int | None = None
    area_id: int | None = None
    field: Field | None = None

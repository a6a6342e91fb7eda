"""The cell formats of a new workbook, in one place: plain, sans serif, dark on light."""

from math import ceil
from typing import TYPE_CHECKING

from model.settings import Settings
from model.workbook.number_formats import number_format

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_HEADING_FILL = "#E7ECF2"
_INK = "#1B2733"
_LINE_HEIGHT = 13.5
_FEWEST_POINTS = 15.0
_MOST_POINTS = 400.0


class Formats:
    """The formats that sheets share, and heights for wrapped text (LibreOffice overlaps rows without them)."""

    table_style = "Table Style Light 1"

    def __init__(self, workbook: "Workbook", settings: Settings) -> None:
        """Make the formats in a workbook, amounts as the settings print them."""
        self.settings = settings
        figures = number_format(settings.decimals, settings.negatives)
        self.heading: Format = workbook.add_format({**_FONT, "bold": True, "font_size": 16, "font_color": _INK})
        self.text = workbook.add_format({**_FONT, "num_format": "@"})
        self.wrapped = workbook.add_format({**_FONT, "num_format": "@", "text_wrap": True})
        self.statement = workbook.add_format({**_FONT, "font_color": "#44546A"})
        self.amount = workbook.add_format({**_FONT, "num_format": figures})
        self.total = workbook.add_format({**_FONT, "num_format": figures, "bold": True})
        self.strong = workbook.add_format({**_FONT, "bold": True})
        head = {**_FONT, "bold": True, "font_color": _INK, "bg_color": _HEADING_FILL, "bottom": 1, "text_wrap": True}
        self.column_heading = workbook.add_format(head)
        self.year_heading = workbook.add_format({**head, "align": "right"})

    @staticmethod
    def height(text: str, width: float) -> float:
        """Return the row height in points that wrapped text needs in a column of a width in characters."""
        rows = sum(max(1, ceil(len(part) * 1.08 / max(width - 1, 1))) for part in text.split("\n")) if text else 1
        return min(max(_FEWEST_POINTS, rows * _LINE_HEIGHT + 2), _MOST_POINTS)

"""The one door to XlsxWriter: typed writing only, every return code checked, built in memory.

Text is always text: nothing that begins with `=` becomes a formula, no `http:` a link.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any

import xlsxwriter

from exporters.excel.finishing import finished
from exporters.excel.footing import foot_code
from exporters.excel.measures import MARGINS
from exporters.excel.quick_cells import QuickSheet
from exporters.excel.sheet_plan import ChartPlan, PrintSetup
from exporters.excel.sums import LONGEST_FORMULA
from exporters.theme import theme
from model.money import number_text
from model.problems import FileProblem

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_row_height": 17,
}
_A4 = 9
_MOST_BREAKS = 1023
_ROW_PIXELS = 22.6
_CACHED = 10_000

Style = Any  # an XlsxWriter format, passed along unopened


class Sheet:
    """One worksheet. Rows and columns count from nil."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401  # XlsxWriter has no types
        """Wrap an XlsxWriter worksheet."""
        self._sheet = sheet
        # Past what looks for addresses such as “A1” among the arguments of every cell, a quarter of the time.
        self._string, self._number, self._blank = sheet._write_string, sheet._write_number, sheet._write_blank  # noqa: SLF001

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write text as text; an empty one leaves a styled, empty cell."""
        if not text:
            _check(self._blank(row, column, None, style))
        elif text[0] == "<" and text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take such a text for its own ready-made XML.
            _check(self._sheet.write_rich_string(row, column, style, text[:1], style, text[1:], style))
        else:
            _check(self._string(row, column, text, style))

    def number(self, row: int, column: int, figure: Decimal, style: Style) -> None:
        """Write a figure, exact to the 15 digits that a spreadsheet holds."""
        _check(self._number(row, column, _as_cell(figure), style))

    def formula(self, row: int, column: int, formula: str, style: Style, value: Decimal) -> None:
        """Write a formula with the value that it has."""
        if len(formula) > LONGEST_FORMULA:
            raise FileProblem("A total of the annex sums more scattered rows than an Excel formula can name.")
        _check(self._sheet.write_formula(row, column, formula, style, _as_cell(value)))

    def link(self, row: int, sheet: str, text: str, style: Style) -> None:
        """Write text in the first column that leads to the top of another sheet of the workbook."""
        place = "'" + sheet.replace("'", "''") + "'!A1"
        _check(self._sheet.write_url(row, 0, f"internal:{place}", style, string=text))

    def table(self, header: int, last_row: int, headings: Sequence[str], name: str) -> None:
        """Make an Excel table of the rows from the header on, without filters, drawn by its cells' own styles."""
        columns = [{"header": heading} for heading in headings]
        options = {"name": name, "columns": columns, "style": None, "autofilter": False, "banded_rows": False}
        _check(self._sheet.add_table(header, 0, last_row, len(headings) - 1, options))

    def on_a4(self) -> None:
        """Let A4 landscape be the paper, should somebody print it, one page wide, and nothing else be set."""
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.set_margins(**MARGINS)
        self._sheet.fit_to_pages(1, 0)

    def span(self, row: int, columns: int, text: str, style: Style) -> None:
        """Write text across the first columns of a row."""
        if columns > 1:
            _check(self._sheet.merge_range(row, 0, row, columns - 1, "", style))
        self.text(row, 0, text, style)

    def height(self, row: int, points: float) -> None:
        """Set a row's height."""
        _check(self._sheet.set_row(row, points))

    def widths(self, characters: Sequence[float]) -> None:
        """Set the width of each column, in characters."""
        for column, width in enumerate(characters):
            _check(self._sheet.set_column(column, column, width))

    def insert(self, row: int, chart: object, description: str) -> None:
        """Put a chart below a row, with its alternative text."""
        _check(self._sheet.insert_chart(row, 0, chart, {"description": description, "y_offset": 8}))

    def print_on_a4(self, header_row: int | None, last_row: int, last_column: int, printing: PrintSetup) -> None:
        """Print on A4 landscape, one page wide, the header row repeated, marking, version and page in the footer."""
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.set_margins(**MARGINS)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.hide_gridlines(2)
        if header_row is not None:
            self._sheet.repeat_rows(header_row)
        self._sheet.print_area(0, 0, last_row, last_column)
        self._sheet.set_footer(foot_code(printing.marking, printing.version))
        self._sheet.set_h_pagebreaks(printing.breaks[:_MOST_BREAKS])


class Book:
    """A workbook in the making."""

    def __init__(self, title: str, author: str, subject: str, day: date) -> None:
        """Begin a workbook with these document properties."""
        self._file = BytesIO()
        face = {"font_name": theme().font, "font_size": theme().points, "font_scheme": False}
        self._book = xlsxwriter.Workbook(self._file, {**_OPTIONS, "default_format_properties": face})
        created = datetime.combine(day, time(), UTC)
        self._book.set_properties({"title": title, "author": author, "subject": subject, "created": created})
        self._styles: dict[tuple[tuple[str, object], ...], Style] = {}
        self._names: dict[str, int] = {}

    def record(self, pairs: Mapping[str, str]) -> None:
        """Keep pairs of texts as the workbook's custom document properties."""
        for name, text in pairs.items():
            _check(self._book.set_custom_property(name, text, "text"))

    def style(self, name: str = "", /, **properties: object) -> Style:
        """Return the style with these XlsxWriter properties, made once. It must be used if it has a `name`.

        The name is one of `finishing.BUILT_IN`, by which the cells are known as headings or links.
        """
        key = (("name", name), *sorted(properties.items()))
        if key not in self._styles:
            style = self._book.add_format(properties)
            if name:
                style.xf_id = self._names.setdefault(name, len(self._names) + 1)
            self._styles[key] = style
        return self._styles[key]

    def sheet(self, name: str) -> Sheet:
        """Add a worksheet."""
        return Sheet(self._book.add_worksheet(name, QuickSheet))

    def chart(self, name: str, sheet: Sheet, plan: ChartPlan) -> None:
        """Draw a chart of cells of the sheet of that name."""
        chart = self._book.add_chart({"type": "column", **({"subtype": "stacked"} if plan.stacked else {})})
        for series in plan.series:
            drawn: dict[str, object] = {
                "name": [name, series.header, series.column],
                "categories": [name, series.first, 0, series.last, 0],
                "values": [name, series.first, series.column, series.last, series.column],
                "gap": 60,
            }
            if series.colour:
                drawn["fill"] = {"none": True} if series.colour == "none" else {"color": series.colour}
            _check(chart.add_series(drawn))
        face = {"name": theme().font, "size": theme().points}
        chart.set_title({"name": plan.title, "name_font": {**face, "size": 12}, "overlay": False})
        chart.set_x_axis({"label_position": "low", "num_font": face})
        grid = {"visible": True, "line": {"color": theme().colours["faint"]}}
        axis = {"name": plan.unit, "name_font": face, "num_font": face, "num_format": plan.number_format}
        chart.set_y_axis({**axis, "major_gridlines": grid})
        chart.set_legend({"none": True} if plan.stacked else {"position": "bottom", "font": face})
        chart.set_size({"width": plan.pixels, "height": round(plan.height * _ROW_PIXELS)})
        sheet.insert(plan.row, chart, plan.description)

    def finished(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        for sheet in self._book.worksheets():
            # Sheet and workbook hold each other: every cell would stay until the collector looks through them all.
            sheet.workbook_add_format = None
        return finished(self._file.getvalue(), self._names)


@lru_cache(maxsize=_CACHED)
def _as_cell(figure: Decimal) -> Decimal:
    """Return the figure at the 15 digits a spreadsheet means; a float would be written with a sixteenth, as noise."""
    return Decimal(number_text(figure))


def _check(code: int | None) -> None:
    if code:
        raise FileProblem("The annex has more rows, columns or text than an Excel sheet can hold; nothing was written.")

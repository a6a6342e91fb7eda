"""How an area's sheet is laid out in a new workbook, rows from nil, and the formulas of its totals."""

from model.lines import Kind
from model.workbook.layout import TYPE_HEADING
from model.years import Year

HEADING_ROW = 0
SERVICE_ROW = 1
STATEMENT_ROW = 2
YEAR_ON_YEAR_ROW = 4
LINES_ROW = 10
YEAR_ON_YEAR = "Year on year"
NET_CHANGE = "Net change"


def total_formulas(lines_table: str, year: Year) -> tuple[str, str, str]:
    """Return the formulas of the Year on Year table's three rows for a year, without equals signs."""
    column = f"{lines_table}[{year.label}]"
    kinds = f"{lines_table}[{TYPE_HEADING}]"

    def of(kind: Kind) -> str:
        return f'SUMIFS({column},{kinds},"{kind.title}")'

    pressures = f"{of(Kind.PRESSURE)}+{of(Kind.ADDITIONAL_FUNDING)}"
    saving = of(Kind.SAVING)
    return pressures, saving, f"{pressures}+{saving}"

"""Types written in other words than those that the totals of the app's own layout look for: `Savings` for Saving.

The line counts here as what it says, but a total such as `SUMIFS(..., "Saving")` leaves it out once Excel calculates.
"""

from collections.abc import Iterator, Mapping

from model.findings import Finding, Level
from model.lines import KIND, Field, Kind, Line
from model.workbook.addresses import address
from model.workbook.reading_rows import Reading
from model.workbook.structure import Sheet


def is_spelled_otherwise(text: str, kind: Kind) -> bool:
    """Tell whether a text that names a kind is not the word itself, as SUMIFS compares: whatever its capitals."""
    return kind is not Kind.UNKNOWN and text.casefold() != kind.title.casefold()


def kinds_spelled_otherwise(
    sheet: Sheet, columns: Mapping[Field, int], lines: Mapping[int, Line], reading: Reading
) -> Iterator[Finding]:
    """Yield a warning for each line, by its row, whose type is written so that the workbook's totals leave it out."""
    column, cells = columns.get(Field(KIND)), reading.source.cells(sheet)
    for row, line in lines.items() if column is not None else ():
        cell = cells.row(row).get(column or 0)
        text = reading.spellings.text_of(cell) if cell is not None else ""
        if is_spelled_otherwise(text, line.kind):
            where = address(row, column or 0)
            message = (
                f"The type of {line.name} is written “{text}”, which the totals of the sheet “{sheet.name}” leave "
                f"out; write {line.kind.title} in {where}, in Excel."
            )
            yield Finding(
                Level.WARNING,
                "type spelled otherwise",
                message,
                sheet.name,
                where,
                line.reference,
                line.id,
                line.area_id,
                Field(KIND),
            )

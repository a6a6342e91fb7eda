"""What the cells of a version's rows hold, whatever writes them: a text, an amount in pounds, or nothing."""

from collections.abc import Iterator, Sequence

from model.lines import AMOUNT, FORECAST
from model.money import Amount
from model.problems import FileProblem
from model.texts import text_fault
from model.versions.frozen import FrozenVersion
from model.versions.records import Record
from model.workbook.versions_layout import RECORD, VERSION, Column
from model.years import Year

Value = str | Amount


def version_rows(version: FrozenVersion, columns: Sequence[Column]) -> Iterator[list[Value]]:
    """Yield the values of each row of a version, in the order of the columns.

    Raises FileProblem where a text is longer than a cell holds.
    """
    years = version.content.settings.years
    for record in version.records():
        yield [_value(record, column, version.head.name, years) for column in columns]


def _value(record: Record, column: Column, name: str, years: tuple[Year, ...]) -> Value:
    if isinstance(column, str):
        text = name if column == VERSION else record.sort if column == RECORD else record.words.get(column, "")
        if text_fault(text):
            raise FileProblem(f"The version “{name}” cannot be kept: under {column}, {text_fault(text)}")
        return text
    stated = {AMOUNT: record.amounts, FORECAST: record.forecasts}[column.name]
    place = years.index(column.year) if column.year in years else len(stated)
    return stated[place] if place < len(stated) else None

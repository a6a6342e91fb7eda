"""What the cells of a version's rows hold, whatever writes them, and how a sheet spells rows by the thousand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from model.lines import AMOUNT, FORECAST, Field
from model.money import Unit, Unreadable, cell_text
from model.problems import FileProblem
from model.texts import text_fault
from model.versions.frozen import FrozenVersion
from model.workbook.addresses import column_letters
from model.workbook.spellings import Known
from model.workbook.versions_layout import RECORD, VERSION, Column
from model.workbook.xml import escaped

Value = str | Decimal | Unreadable


def version_rows(version: FrozenVersion, places: Mapping[Column, int]) -> Iterator[dict[int, Value]]:
    """Yield the filled cells of each row of a version: amounts in pounds, and texts, by the place of their column.

    Raises FileProblem where a text is longer than a cell holds.
    """
    name, years = version.head.name, version.content.settings.years
    amounts, forecasts = ([places[Field(sort, year)] for year in years] for sort in (AMOUNT, FORECAST))
    sound: set[str] = set()
    for record in version.records():
        cells: dict[int, Value] = {places[VERSION]: name, places[RECORD]: record.sort}
        for heading, text in record.words.items():
            if text not in sound:
                _refuse_unsound(text, heading, name)
                sound.add(text)
            cells[places[heading]] = text
        for at, stated in ((amounts, record.amounts), (forecasts, record.forecasts)):
            cells |= {place: amount for place, amount in zip(at, stated, strict=False) if amount is not None}
        yield cells


def _refuse_unsound(text: str, heading: str, name: str) -> None:
    fault = text_fault(text)
    if fault:
        raise FileProblem(f"The version “{name}” cannot be kept: under {heading}, {fault}")


class RowSpeller:
    """Spells rows as a sheet's XML does; each text and each amount is spelled once, however often it comes."""

    def __init__(self, unit: Unit) -> None:
        """Spell amounts in a unit."""
        self._texts: Known[str] = Known(_spelled_text)
        self._figures: dict[Decimal, str] = {}
        self._unit = unit

    def row(self, number: int, cells: Mapping[int, Value]) -> str:
        """Return the XML of a row by the values of its filled cells."""
        spelled = [f'<c r="{column_letters(column)}{number}{self._of(cells[column])}' for column in sorted(cells)]
        return f'<row r="{number}">{"".join(spelled)}</row>'

    def _of(self, value: Value) -> str:
        if isinstance(value, str):
            return self._texts[value]
        if isinstance(value, Unreadable):
            return self._texts[value.text]
        spelled = self._figures.get(value)
        if spelled is None:
            spelled = self._figures[value] = f'"><v>{cell_text(value, self._unit)}</v></c>'
        return spelled


def _spelled_text(text: str) -> str:
    return f'" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>' if text else '"/>'

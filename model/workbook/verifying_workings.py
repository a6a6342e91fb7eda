"""Proof of the workings that a save wrote: another reader of the sheets' XML finds the very same formulas.

calamine, which proves the figures, tells no formulas of a part; here lxml reads them, and not the app's own scanner.
"""

from collections.abc import Collection, Iterator

from lxml import etree

from model.lines import AMOUNT, FORECAST, Line, formula_field, value_of
from model.problems import FileProblem
from model.workbook.addresses import address, parse_address
from model.workbook.bindings import LinesBinding
from model.workbook.opening import Opened
from model.workbook.tags import whole_number
from model.workbook.xml import MAIN, parse
from model.workings import working_of


def compare_workings(again: Opened, parts: Collection[str], file: str) -> None:
    """Raise FileProblem unless the changed sheets, of these parts, hold the lines' workings as formulas."""
    for binding in again.bindings.lines.values():
        if binding.sheet.part not in parts:
            continue
        lines = [line for line in again.budget.lines_of(binding.area_id) if line.formulas or line.forecast_formulas]
        if lines:
            formulas = _formulas(parse(again.package.read(binding.sheet.part), file, binding.sheet.part))
            for line in lines:
                _compare(line, binding, formulas, again, file)


def _formulas(sheet: etree._Element) -> dict[str, str | None]:
    """Return the formulas by place; None where a cell only points at another one's, as no save writes it."""
    return {
        place: None if formula.get("t") == "shared" and not formula.text else formula.text or ""
        for place, cell in _placed(sheet)
        if (formula := cell.find(f"{MAIN}f")) is not None
    }


def _placed(sheet: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the cells with their places; one that does not say it stands right of the one before it."""
    number = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = whole_number(row.get("r")) or number + 1
        column = 0
        for cell in row.iterchildren(f"{MAIN}c"):
            where = parse_address(cell.get("r", ""))
            column = where[1] if where else column + 1
            yield address(number, column), cell


def _compare(line: Line, binding: LinesBinding, formulas: dict[str, str | None], again: Opened, file: str) -> None:
    years, unit = again.budget.years, again.budget.settings.unit
    for field, column in binding.columns.items():
        if field.name not in (AMOUNT, FORECAST) or working_of(line, field, years, unit) is None:
            continue
        place = address(binding.rows[line.id], column)
        found = formulas.get(place, "")
        if found is not None and found != value_of(line, formula_field(field), years):
            raise FileProblem(
                f"{file} was not saved: the proof of the new file failed (another reader finds another formula in "
                f"{binding.sheet.name}!{place}). Save as a new workbook."
            )

"""Proof of a save before it replaces anything: the new bytes are read again, twice over, and compared with the model.

Our own reader must find exactly the budget that is being saved, independent ones the same figures (calamine) and
workings (lxml), and the differences from the opened file must be exactly the planned cells; every other part is byte
for byte the same.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from operator import attrgetter

from model.budget import Snapshot
from model.change_log import LogEntry
from model.lines import AMOUNT, FORECAST, Kind, Line
from model.problems import FileProblem
from model.versions.frozen import FrozenVersion, VersionHead
from model.workbook.assembly import Assembled
from model.workbook.formula_values import with_formula_values
from model.workbook.independent import agrees, read_values
from model.workbook.opening import Opened, open_bytes
from model.workbook.plain_frame import in_plain_frame
from model.workbook.verifying_found import compare_found
from model.workbook.verifying_workings import compare_workings
from model.workbook.xml import parse

_CONTENT = attrgetter(*(field.name for field in fields(Line) if field.name not in ("id", "area_id")))


def verified(data: bytes, opened: Opened, made: Assembled, wanted: Snapshot, file: str) -> Opened:
    """Return the new bytes opened again. Raises FileProblem when they are not what was to be saved."""
    again = open_bytes(data, file, said=opened.said, layout=opened.layout)
    compare_budgets(again, wanted, file)
    _compare_parts(opened, again, made, file)
    for part in made.parts:
        if part.endswith((".xml", ".rels")):
            parse(again.package.read(part), file, part)
    _compare_cells(opened, again, made, file)
    _compare_figures(data, opened, again, made, file)
    if again.bindings.found is not None:
        compare_found(data, again, made.parts, file)
    compare_workings(again, made.parts, file)
    return again


def _refusal(file: str, what: str) -> FileProblem:
    return FileProblem(f"{file} was not saved: the proof of the new file failed ({what}). Save as a new workbook.")


def compare_budgets(opened: Opened, wanted: Snapshot, file: str) -> None:
    """Raise FileProblem unless the opened workbook holds the wanted areas, lines, settings and control totals.

    Cells with formulas have the values that the workbook's formulas give.
    """
    found = opened.budget.snapshot()
    if [_words(area) for area in found.areas] != [_words(area) for area in wanted.areas]:
        raise _refusal(file, "its areas differ")
    for one, other in zip(found.areas, wanted.areas, strict=True):
        lines, expected = found.lines_of(one.id), wanted.lines_of(other.id)
        if len(lines) != len(expected):
            raise _refusal(file, f"the lines of {other.name} differ")
        for line, model in zip(lines, expected, strict=True):
            if not _says_the_same(line, model) and not _says_the_same(line, with_formula_values(model, opened, line)):
                raise _refusal(file, f"{model.name} in {other.name} differs")
    if found.settings != wanted.settings:
        raise _refusal(file, "its settings differ")
    for what, stated in (
        ("control totals differ", [side.controls for side in (found, wanted)]),
        ("pots differ", [side.pots for side in (found, wanted)]),
        ("muted checks differ", [side.mutes for side in (found, wanted)]),
        ("narrative differs", [side.narratives for side in (found, wanted)]),
    ):
        rows = [[replace(each, id=0) for each in side] for side in stated]
        if rows[0] != rows[1]:
            raise _refusal(file, f"its {what}")


def compare_logs(opened: Opened, wanted: Sequence[LogEntry], file: str) -> None:
    """Raise FileProblem unless the opened workbook's change log has these entries, all of the old ones first."""
    if opened.log != tuple(wanted):
        raise _refusal(file, "its change log differs")


def compare_versions(opened: Opened, wanted: Sequence[VersionHead], added: Sequence[FrozenVersion], file: str) -> None:
    """Raise FileProblem unless the opened workbook has these versions, and the content of those that were added."""
    if opened.versions.heads != tuple(wanted):
        raise _refusal(file, "its frozen versions differ")
    for version in added:
        if opened.versions.read(version.head.name).fault:
            raise _refusal(file, f"the frozen version {version.head.name} differs")


def _words(area: object) -> tuple[object, ...]:
    return tuple(getattr(area, name) for name in ("name", "service", "heading"))


def _says_the_same(one: Line, other: Line) -> bool:
    return _CONTENT(one) == _CONTENT(other)


def _compare_parts(opened: Opened, again: Opened, made: Assembled, file: str) -> None:
    for part in opened.package.names:
        if part in made.parts or part in made.removed:
            continue
        if part not in again.package or again.package.raw(part) != opened.package.raw(part):
            raise _refusal(file, f"the part {part} was altered")
    unexpected = set(again.package.names) - set(opened.package.names) - set(made.parts)
    if unexpected:
        raise _refusal(file, "parts appeared")


def _compare_cells(opened: Opened, again: Opened, made: Assembled, file: str) -> None:
    old_sheets = {sheet.name: sheet for sheet in opened.structure.sheets}
    for sheet in again.structure.sheets:
        if sheet.part not in made.parts or sheet.name not in old_sheets:
            continue
        old, new = opened.source.cells(old_sheets[sheet.name]), again.source.cells(sheet)
        planned = made.expected.get(sheet.name, set())
        for row in old.rows.keys() | new.rows.keys():
            start, end = old.rows.get(row, (0, 0))
            new_start, new_end = new.rows.get(row, (0, 0))
            if old.text[start:end] == new.text[new_start:new_end]:
                continue
            before, after = old.row(row), new.row(row)
            for column in before.keys() | after.keys():
                if before.get(column) != after.get(column) and (row, column) not in planned:
                    raise _refusal(file, f"a cell that was not edited changed in row {row} of {sheet.name}")


def _second_reading(
    data: bytes, sheets: set[str], opened: Opened, again: Opened, file: str
) -> dict[str, list[list[object]]]:
    """Return what the second reader finds; in a plain frame where it could not read the opened file either."""
    try:
        return read_values(data, sheets, file)
    except FileProblem:
        if _was_readable(opened, file):
            raise
    return read_values(in_plain_frame(again, sheets), sheets, file)


def _was_readable(opened: Opened, file: str) -> bool:
    bound = (binding.sheet for binding in opened.bindings.lines.values())
    try:
        read_values(opened.package.data, {sheet.name for sheet in bound if opened.source.cells(sheet).is_compact}, file)
    except FileProblem:
        return False
    return True


def _compare_figures(data: bytes, opened: Opened, again: Opened, made: Assembled, file: str) -> None:
    changed = [binding for binding in again.bindings.lines.values() if binding.sheet.part in made.parts]
    sheets = {binding.sheet.name for binding in changed if again.source.cells(binding.sheet).is_compact}
    values = _second_reading(data, sheets, opened, again, file)
    unit = again.budget.settings.unit
    for binding in changed:
        rows = values.get(binding.sheet.name)
        if rows is None:
            continue
        for line in again.budget.lines_of(binding.area_id):
            place = binding.rows[line.id] - 1
            row = rows[place] if place < len(rows) else ()  # a formula without a value is no cell for it
            for field, column in binding.columns.items():
                if field.name not in (AMOUNT, FORECAST) or field.year is None:
                    continue
                figures = line.amounts if field.name == AMOUNT else line.forecasts
                amount = again.conversion.shown(
                    figures[again.budget.years.index(field.year)], is_saving=line.kind is Kind.SAVING
                )
                seen = row[column - 1] if column <= len(row) else None
                if not agrees(amount, seen, unit):
                    raise _refusal(file, f"another reader finds {seen} for {line.name} in {field.year}")

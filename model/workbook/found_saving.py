"""What a save writes into a workbook that others laid out: changed amounts and words go into the cells they came from.

Fields without a column go into the added sheet, where the officer wants one (`kept_writes`). Anything else (areas,
settings) has no place there and is refused, with the way out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from model.budget import Snapshot
from model.controls import ControlTotal, Measure
from model.lines import AMOUNT, CHOICES, FORECAST, KIND, TEXT_HEADINGS, Field, Line, formula_field, value_of
from model.money import Amount, negated
from model.problems import FileProblem, LayoutProblem, UnkeptProblem
from model.workbook.bindings import Bindings
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.content_writes import content_of, content_of_field
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.found_extra import extra_writes
from model.workbook.kept_fields import KeptFields, may_be_kept
from model.workbook.kind_cells import choice_for, words_for
from model.workbook.shared_words import refuse_for_one
from model.workbook.sheet_source import SheetSource

_OUT = "Save as a new workbook, which is laid out by Budget Workbook (or use import)."
KEEP_MORE = "Keep more in an added sheet"
"""The command that lets a save add a sheet."""
_OR_KEEP = f"“{KEEP_MORE}” in the File menu (on the command line --added-sheet)"


class _Opened(Protocol):
    """What is needed of an opened workbook."""

    @property
    def source(self) -> SheetSource: ...
    @property
    def bindings(self) -> Bindings: ...


FoundWrites = dict[str, dict[tuple[int, int], CellWrite | None]]


def found_writes(
    opened: _Opened, binding: FoundBinding, old: Snapshot, new: Snapshot, file: str, *, keeps_more: bool = False
) -> tuple[FoundWrites, bool]:
    """Return the writes by sheet name that turn `old` into `new`, and whether a formula goes. Raises FileProblem.

    What the added sheet keeps, or is to keep where it `keeps_more`, is not among them.
    """
    _refuse_structure(binding, old, new, file)
    writes: FoundWrites = {}
    dropped = False
    kept = opened.bindings.kept
    for line_id in old.lines.keys() - new.lines.keys():
        dropped |= _clear(binding, opened.source, line_id, writes)
    for line_id, after in new.lines.items():
        before = old.lines[line_id]
        if before is after:
            continue
        for field in _changed(before, after, new):
            if _is_kept(binding, kept, after, field, keeps_more=keeps_more):
                continue
            place = _place(binding, after, field, file)
            if field.year is None:
                refuse_for_one(binding, place, field, after, new.lines, file)
                _refuse_over_text_formula(opened.source, place, file)
            write = _worded(opened, binding, old, after, field, place) or _write(after, field, place, new, file)
            for each in (place, *binding.repeats.get(line_id, {}).get(field, ())):
                writes.setdefault(each.sheet.name, {})[each.row, each.column] = write
        _put_extra(opened, extra_writes(binding, before, after, new, file), writes, file)
        dropped = dropped or bool(before.formulas.keys() - after.formulas.keys())
        dropped = dropped or bool(before.forecast_formulas.keys() - after.forecast_formulas.keys())
    for before_control, control in zip(_stated(binding, old), _stated(binding, new), strict=True):
        _control_writes(binding, before_control, control, new, writes)
    return writes, dropped


def _worded(
    opened: _Opened, binding: FoundBinding, old: Snapshot, line: Line, field: Field, place: CellPlace
) -> CellWrite | None:
    """Return the write of a type or a choice, in the words of its column; None for any other field."""
    if field.name == KIND:
        return CellWrite(Content.TEXT, words_for(opened.source, binding, old, line.kind, place.sheet.name))
    if field.name not in CHOICES or not getattr(line, field.name):
        return None
    return CellWrite(Content.TEXT, choice_for(opened.source, binding, old, field, getattr(line, field.name), place))


def _put_extra(opened: _Opened, found: Iterable[tuple[CellPlace, CellWrite]], writes: FoundWrites, file: str) -> None:
    for place, write in found:
        _refuse_over_text_formula(opened.source, place, file)
        writes.setdefault(place.sheet.name, {})[place.row, place.column] = write


def _clear(binding: FoundBinding, source: SheetSource, line_id: int, writes: FoundWrites) -> bool:
    """Clear the figures of a line that was deleted, while another line of its row stays; tell whether formulas go."""
    dropped = False
    for field, place in binding.cells[line_id].items():
        cell = source.cells(place.sheet).row(place.row).get(place.column)
        if field.year is not None and place.sheet is binding.firsts[line_id].sheet and cell is not None:
            writes.setdefault(place.sheet.name, {})[place.row, place.column] = CellWrite(Content.BLANK)
            dropped = dropped or cell.formula is not None
    return dropped


def _stated(binding: FoundBinding, side: Snapshot) -> list[ControlTotal]:
    """Return the control totals that the workbook's own tables state; the others are kept in an added sheet."""
    return [each for each in side.controls if each.id in binding.controls]


def _refuse_structure(binding: FoundBinding, old: Snapshot, new: Snapshot, file: str) -> None:
    held = _stated(binding, old)
    what = (
        "its areas were changed"
        if old.areas != new.areas
        else "lines were added, removed or moved"
        if {area: tuple(each for each in ids if each in new.lines) for area, ids in old.line_ids.items()}
        != dict(new.line_ids)
        else "settings were changed, which it has no cells for"
        if old.settings != new.settings
        else "control totals were removed, renamed or put into another order that are totals of its own tables"
        if [_words(each) for each in held] != [_words(each) for each in new.controls[: len(held)]]
        else ""
    )
    if what:
        raise LayoutProblem(f"{file} cannot be saved: it is laid out by others, and {what}. {_OUT}")


def _words(control: ControlTotal) -> ControlTotal:
    return replace(control, amounts=())


def _changed(before: Line, after: Line, new: Snapshot) -> Iterator[Field]:
    years = new.settings.years
    for name in (AMOUNT, FORECAST):
        for year in years:
            field = Field(name, year)
            mark = formula_field(field)
            if value_of(before, field, years) != value_of(after, field, years) or (
                value_of(before, mark, years) != value_of(after, mark, years)
            ):
                yield field
    for name in (KIND, *TEXT_HEADINGS):
        if getattr(before, name) != getattr(after, name):
            yield Field(name)


def _is_kept(binding: FoundBinding, kept: KeptFields | None, line: Line, field: Field, *, keeps_more: bool) -> bool:
    """Tell whether a field stands, or is to stand, in the added sheet."""
    place = binding.cells.get(line.id, {}).get(field)
    if place is not None:
        return kept is not None and place.sheet is kept.table.sheet
    return (keeps_more or kept is not None) and may_be_kept(field)


def _place(binding: FoundBinding, line: Line, field: Field, file: str) -> CellPlace:
    place = binding.cells.get(line.id, {}).get(field)
    if place is None:
        what = f"{field.name} in {field.year}" if field.year else TEXT_HEADINGS.get(field.name, "type").lower()
        why = f"{file} cannot be saved: it is laid out by others and has no cell for the {what} of {line.name}."
        if may_be_kept(field):
            raise UnkeptProblem(
                f"{why} Undo that, choose {_OR_KEEP}, or save as a new workbook in the layout of Budget Workbook."
            )
        raise LayoutProblem(
            f"{why} Undo that, or save as a new workbook in the layout of Budget Workbook, which has a place for "
            "everything."
        )
    return place


def _refuse_over_text_formula(source: SheetSource, place: CellPlace, file: str) -> None:
    cell = source.cells(place.sheet).row(place.row).get(place.column)
    if cell is not None and cell.formula is not None:
        raise FileProblem(
            f"{file} cannot be saved: the cell {place.sheet.name}!{place.address} holds a formula, which the text "
            "entered there would replace. Undo that, or clear the formula in Excel first."
        )


def _write(line: Line, field: Field, place: CellPlace, new: Snapshot, file: str) -> CellWrite:
    years, unit = new.settings.years, new.settings.unit
    if field.year is None:
        return content_of(getattr(line, field.name), unit)
    has_formula = value_of(line, formula_field(field), years) is not None
    if has_formula and (place.flips or place.unit is not unit):
        raise FileProblem(
            f"{file} cannot be saved: the cell {place.sheet.name}!{place.address} shows amounts in another unit or "
            f"with the other sign, so the formula of {line.name} cannot be written; enter the figure alone."
        )
    if has_formula:
        return content_of_field(line, field, years, unit)
    return content_of(_shown(value_of(line, field, years), place), place.unit)


def _shown(value: object, place: CellPlace) -> object:
    return negated(value) if place.flips and isinstance(value, Decimal) else value


def _control_writes(
    binding: FoundBinding, old: ControlTotal, new: ControlTotal, snapshot: Snapshot, writes: FoundWrites
) -> None:
    pairs: Mapping[object, tuple[Amount, Amount]] = dict(
        zip(snapshot.settings.years, zip(old.amounts, new.amounts, strict=True), strict=True)
    )
    for year, place in binding.controls.get(new.id, {}).items():
        before, after = pairs[year]
        if before != after:
            shown = _shown(after, place) if new.measure is Measure.SAVINGS else after
            writes.setdefault(place.sheet.name, {})[place.row, place.column] = content_of(shown, place.unit)


def unkept(file: str, what: str) -> UnkeptProblem:
    """Return the refusal to keep what the workbook has no table for, with the ways to have it kept."""
    return UnkeptProblem(
        f"{file} cannot be saved: it is laid out by others and has no table for {what}. Undo that, choose {_OR_KEEP}, "
        "or save as a new workbook in the layout of Budget Workbook."
    )

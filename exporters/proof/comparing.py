"""Compares a table as it stands in a file with the same table as it would be exported now, row by row, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, starmap

from exporters.excel.sheet_plan import Cell, SheetPlan, SheetRow
from exporters.excel.sums import column_letter
from exporters.proof.agreeing import same_cell
from exporters.proof.aligning import Pair, aligned
from exporters.proof.casting import casts_alike
from exporters.proof.note_marks import NOTE
from exporters.proof.showing import Showing
from exporters.proof.table_rows import Columns, short
from exporters.theme import Part
from model.findings import Finding, Level
from model.money import number_text
from model.workbook.cell_looks import CellLook

Place = tuple[int, int]
ROWS_DIFFER = ("not in the workbook", "not in the annex", "order differs")
_HEADINGS = (Part.HEADING, Part.SUBHEADING)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as a file has it: rows of values, formulas by row and column from nil, and the sheet's name.

    `rows_differ` tells that another sheet, to which its formulas may lead, has other rows than planned. `looks` say
    how its cells are shown, where the file says so.
    """

    sheet: str
    rows: Sequence[Sequence[object]]
    formulas: Mapping[Place, str]
    rows_differ: bool = False
    looks: Mapping[Place, CellLook] = field(default_factory=dict)


def compared(found: FoundTable, plan: SheetPlan, figures: frozenset[int] | None = None) -> Iterator[Finding]:
    """Yield a finding for each place where a table differs from its plan.

    `figures` are the columns that hold figures, all behind the words unless said.
    """
    header = plan.rows[plan.header].cells if plan.header is not None else ()
    behind = frozenset(range(plan.words, max(len(plan.widths), len(header))))
    headings = tuple(str(cell).split("\n", 1)[0] for cell in header)
    yield from _Comparison(found, plan, Columns(headings, behind if figures is None else figures)).findings()


class _Comparison:
    """One comparison: the rows paired, then what differs between them, and the rows that have no other."""

    def __init__(self, found: FoundTable, plan: SheetPlan, columns: Columns) -> None:
        self._found = found
        self._rows = list(found.rows)
        while self._rows and all(cell in ("", None) for cell in self._rows[-1]):
            self._rows.pop()
        self._plan = plan
        self._columns = columns
        keys = columns.keys
        self._pairs = aligned([keys(row.cells) for row in plan.rows], [keys(row) for row in self._rows])
        paired, others = {ours for ours, _ in self._pairs}, {theirs for _, theirs in self._pairs}
        self._missing = [place for place in range(len(plan.rows)) if place not in paired and plan.rows[place].cells]
        self._extra = [place for place in range(len(self._rows)) if place not in others and any(self._rows[place])]
        self._moved = self._take_moved()
        every = (*self._pairs, *self._moved)
        self._places = {ours + 1: theirs + 1 for ours, theirs in every}
        self._is_unmoved = all(ours == theirs for ours, theirs in self._places.items())
        self._extra_rows = {place + 1 for place in self._extra}
        self._within = _headings_above(plan.rows)
        self._showing = Showing(plan, found.looks)
        self._shown_otherwise: dict[tuple[int, str], list[Pair]] = {}

    def _take_moved(self) -> list[Pair]:
        """Take the lines that stand elsewhere from those that are missing and those that are extra.

        Notes are numbered by the lines that they belong to, so that one which stands elsewhere is not told.
        """
        keys = self._columns.keys
        elsewhere = {keys(self._rows[place])[0]: place for place in reversed(self._extra)}
        moved = []
        for place in tuple(self._missing):
            cells = self._plan.rows[place].cells
            is_line, is_note = self._columns.is_line(cells), str(cells[0]).startswith(NOTE)
            other = elsewhere.pop(keys(cells)[0], None) if is_line or is_note else None
            if other is not None:
                self._missing.remove(place)
                self._extra.remove(other)
                if is_line:
                    moved.append((place, other))
        return moved

    def findings(self) -> Iterator[Finding]:
        """Yield what differs, from the top of the file down."""
        told: list[tuple[int, Iterator[Finding]]] = [(theirs, self._row(ours, theirs)) for ours, theirs in self._pairs]
        told += [
            (theirs, chain(self._elsewhere(ours, theirs), self._row(ours, theirs))) for ours, theirs in self._moved
        ]
        told += [(place, self._not_in_workbook(place)) for place in self._extra]
        told += [(self._place_for(place), self._not_in_annex(place)) for place in self._missing]
        for _, findings in sorted(told, key=lambda each: each[0]):
            yield from findings
        yield from starmap(self._is_shown, self._shown_otherwise.items())

    def _is_shown(self, fault: tuple[int, str], pairs: Sequence[Pair]) -> Finding:
        """Return one finding for all cells of a column that are shown otherwise in the same way."""
        (column, how), (ours, theirs) = fault, pairs[0]
        what = self._what(ours, column)
        others = len(pairs) - 1
        more = f" and {others:,} more of the column" if others > 1 else " and one more of the column" * others
        message = f"{what}{more} {'are' if others else 'is'} shown in the annex {how}."
        return self._tell("shown otherwise", message, theirs, column, self._name(ours))

    def _place_for(self, ours: int) -> int:
        """Return the row of the file in which a planned row would stand."""
        return next((theirs for place, theirs in self._pairs if place > ours), len(self._rows))

    def _not_in_workbook(self, place: int) -> Iterator[Finding]:
        name = self._columns.name(self._rows[place])
        row = self._columns.dated(name, self._rows[place])
        yield self._tell(ROWS_DIFFER[0], f"{row} is in the annex and not in the workbook.", place, name=name)

    def _not_in_annex(self, ours: int) -> Iterator[Finding]:
        message = f"{self._dated(ours)} is in the workbook and not in the annex."
        yield self._tell(ROWS_DIFFER[1], message, self._place_for(ours), name=self._name(ours))

    def _elsewhere(self, ours: int, theirs: int) -> Iterator[Finding]:
        name, row, after = self._name(ours), self._dated(ours), self._dated(ours - 1) if ours else ""
        message = f"{row} stands elsewhere in the annex; in the workbook it comes after {after}."
        yield self._tell(ROWS_DIFFER[2], message, theirs, name=name)

    def _row(self, ours: int, theirs: int) -> Iterator[Finding]:
        planned, read = self._plan.rows[ours], self._rows[theirs]
        words = self._plan.words
        for column in range(max(len(planned.cells), len(read))):
            wanted = planned.cells[column] if column < len(planned.cells) else None
            value = read[column] if column < len(read) else None
            if not same_cell("" if value is None else value, "" if wanted is None else wanted):
                yield self._differs(ours, theirs, column, value, wanted)
            elif fault := self._showing.fault((theirs, column), wanted):
                self._shown_otherwise.setdefault((column, fault), []).append((ours, theirs))
            place = column - words
            formula = planned.formulas[place] if 0 <= place < len(planned.formulas) else ""
            stands = self._found.formulas.get((theirs, column), "")
            if (formula or stands) and not self._casts(stands, formula):
                yield self._formula_differs(ours, theirs, column, stands, formula)

    def _casts(self, stands: str, formula: str) -> bool:
        if self._is_unmoved and stands == formula.lstrip("="):
            return True
        return bool(stands and formula) and casts_alike(
            stands, formula, self._places, self._extra_rows, rows_differ=self._found.rows_differ
        )

    def _differs(self, ours: int, theirs: int, column: int, value: object, wanted: Cell) -> Finding:
        name, heading = self._name(ours), self._heading(column)
        if column in self._columns.figures and heading and self._plan.rows[ours].part is not Part.HEADER:
            in_annex, in_workbook = _shown(value, wanted, self._plan.decimals)
            message = (
                f"{name} in {self._year(ours, heading)} is {in_annex} in the annex and {in_workbook} in the workbook."
            )
            return self._tell("figure differs", message, theirs, column, name)
        says = (short(str(text or "")) for text in (value, wanted))
        in_annex, in_workbook = (f"“{text}”" if text else "empty" for text in says)
        if self._columns.is_line(self._plan.rows[ours].cells):
            message = f"The {heading.lower()} of {name} is {in_annex} in the annex and {in_workbook} in the workbook."
        else:
            message = f"The annex says {in_annex} where the workbook says {in_workbook}."
        return self._tell("words differ", message, theirs, column, name)

    def _what(self, ours: int, column: int) -> str:
        """Return how a sentence calls a cell: its row, and its year or the heading of its column."""
        heading = self._year(ours, self._heading(column)) if column >= self._plan.words else self._heading(column)
        return f"{self._name(ours)} in {heading}" if heading else self._name(ours)

    def _formula_differs(self, ours: int, theirs: int, column: int, stands: str, formula: str) -> Finding:
        what = self._what(ours, column)
        if not stands:
            message = f"{what} is a typed figure in the annex; it was exported as the formula {formula}."
        elif not formula:
            message = f"{what} is the formula ={stands} in the annex; it was exported as what the workbook says."
        else:
            message = f"{what} is cast by ={stands} in the annex; the rows that it should sum are those of {formula}."
        return self._tell("formula differs", message, theirs, column, self._name(ours))

    def _year(self, ours: int, heading: str) -> str:
        place = self._columns.place("financial_year")
        return heading if place is None else str(self._plan.rows[ours].cells[place])

    def _heading(self, column: int) -> str:
        return self._columns.headings[column] if column < len(self._columns.headings) else ""

    def _dated(self, ours: int) -> str:
        return self._columns.dated(self._name(ours), self._plan.rows[ours].cells)

    def _name(self, ours: int) -> str:
        row = self._plan.rows[ours]
        return self._columns.name(row.cells, row.part, self._within[ours])

    def _tell(self, rule: str, message: str, row: int, column: int = 0, name: str = "") -> Finding:
        reference = "" if name.startswith("“") else name
        cell = f"{column_letter(column)}{row + 1}"
        return Finding(Level.ERROR, rule, message, self._found.sheet, cell, reference)


def _headings_above(rows: Sequence[SheetRow]) -> list[str]:
    """Return for each row the heading under which it stands."""
    headings, above = [], ""
    for row in rows:
        if row.part is Part.HEADING and row.cells:
            above = str(row.cells[0])
        headings.append(above)
    return headings


def _shown(value: object, wanted: Cell, decimals: int) -> tuple[str, str]:
    """Show two figures with as many decimals as the annex has, or as they need to be told apart."""
    figures = [_figure(value), _figure(wanted)]
    places = decimals
    for figure in figures:
        if isinstance(figure, Decimal):
            exponent = figure.as_tuple().exponent
            places = max(places, -exponent if isinstance(exponent, int) else 0)
    first, second = (f"{each:,.{places}f}" if isinstance(each, Decimal) else each for each in figures)
    return first, second


def _figure(value: object) -> Decimal | str:
    if value in ("", None):
        return "blank"
    if isinstance(value, Decimal):
        return Decimal(number_text(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(number_text(Decimal(repr(value))))
    return f"“{short(str(value))}”"

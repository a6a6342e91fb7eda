"""Where lines that were added, deleted or moved go in a workbook that others laid out: rows of its own tables.

A new line stands behind the line that it follows in its area, of the same kind and under the same heading: in a blank
row that the totals count already, else in a row that is opened there. Whatever has no such place is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from model.areas import Area
from model.budget import Snapshot
from model.lines import Line
from model.problems import FileProblem
from model.workbook.addresses import LAST_ROW, address
from model.workbook.finding.layout import ColumnRole, Layout, Region, Row
from model.workbook.finding.table_rows import PART
from model.workbook.formulas import Area as Cells
from model.workbook.formulas import references_in
from model.workbook.found_binding import FoundBinding
from model.workbook.long_rows import (
    is_long,
    longer_row,
    made_row,
    naming_cell,
    rows_of,
    says_words_once,
    years_to_open,
    years_without_row,
)
from model.workbook.opening import Opened
from model.workbook.orders import longest_in_order
from model.workbook.shifting.row_map import RowMap, Slot
from model.workbook.shifting.shifted import book_of
from model.years import Year

_COPIED = (ColumnRole.TYPE, ColumnRole.AREA, ColumnRole.SERVICE)
_DOWN = (
    "while the years stand down the rows of its table and each line has a column of its own: insert, delete or move "
    "that column in Excel, and open the workbook again"
)
_OUT = "Save as a new Budget Workbook, which has room for every line."


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Where a line stands: the table and the row of the layout. Lines of one row have one stand in common."""

    region: Region
    row: Row

    @property
    def last(self) -> int:
        """The last row of the sheet in which the line stands: it has several where each year has one."""
        return rows_of(self.row)[-1]

    @property
    def is_together(self) -> bool:
        """Whether its rows follow one another."""
        rows = rows_of(self.row)
        return rows[-1] - rows[0] == len(rows) - 1


class Opening(NamedTuple):
    """A line that gets rows behind a stand: one, or one for each of these `years`. `is_longer`: it has others, too.

    `moved` is its own row of the layout, where it has a row of the sheet for each year and these move.
    """

    line_id: int
    stand: Stand
    years: tuple[Year, ...] = ()
    is_longer: bool = False
    account: int = 0
    moved: Row | None = None

    @property
    def row_count(self) -> int:
        """How many rows of the sheet it gets."""
        return max(1, len(self.years)) if self.moved is None else len(rows_of(self.moved))

    def made(self, rows: tuple[int, ...], moves: RowMap) -> Row:
        """Return the row of the layout for the line in its new rows."""
        region, row = self.stand.region, self.stand.row
        if self.moved is not None:
            return longer_row(region, self.moved, (), (), moves)
        if self.is_longer:
            return longer_row(region, row, self.years, rows, moves)
        if any(column.field == "category" for column in region.columns):
            row = replace(row, category="")  # which each line says for itself
        return (
            made_row(region, row, self.years, rows) if self.years else replace(row, row=rows[0], account=self.account)
        )


@dataclass(slots=True)
class RowsPlan:
    """The rows that go and come by sheet, the columns that new rows take over, and who goes where.

    `openings` are the new and moved lines by the sheet and row behind which they go, in order.
    """

    maps: dict[str, RowMap] = field(default_factory=dict)
    copied: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    openings: dict[tuple[str, int], list[Opening]] = field(default_factory=dict)

    def places(self) -> Iterator[tuple[Opening, tuple[int, ...]]]:
        """Yield the new and moved lines, each with its new rows."""
        for (sheet, after), openings in self.openings.items():
            rows = iter(self.maps[sheet].places(after))
            for each in openings:
                yield each, tuple(islice(rows, each.row_count))


def stands_of(layout: Layout, binding: FoundBinding) -> dict[int, Stand]:
    """Return where each line stands that has rows of its own."""
    rows = {
        (region.sheet, *naming_cell(region, row)): Stand(region, row)
        for region in layout.regions
        if not region.is_gathered or is_long(region)
        for row in region.lines
    }
    places = ((line_id, (place.sheet.name, place.row, place.column)) for line_id, place in binding.firsts.items())
    return {line_id: rows[place] for line_id, place in places if place in rows}


def plan_rows(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> RowsPlan:
    """Plan the rows that turn the old lines' places into those of the new ones. Raises FileProblem."""
    if opened.layout is None or opened.bindings.found is None:
        return RowsPlan()
    return _Planner(opened, opened.layout, opened.bindings.found, (old, new), file).plan()


class _Planner:
    def __init__(
        self, opened: Opened, layout: Layout, binding: FoundBinding, states: tuple[Snapshot, Snapshot], file: str
    ) -> None:
        self._opened = opened
        self._old, self._new = states
        self._file = file
        self._layout = layout
        self._binding = binding
        self._years = self._new.settings.years
        self._stands = stands_of(layout, binding)
        self._slots: dict[str, dict[int, list[int | None]]] = {}
        self._columns: dict[tuple[str, int], tuple[int, int]] = {}
        self._deleted: dict[str, set[int]] = {}
        self._result = RowsPlan()
        self._ranges: list[Cells] | None = None

    def plan(self) -> RowsPlan:
        gone = [line_id for line_id in self._old.lines if line_id not in self._new.lines]
        for area in self._new.areas:
            if not self._new.line_ids[area.id] and self._old.line_ids.get(area.id):
                raise self._refused(
                    f"no line would be left of {area.name or 'its area'}, so it would not be found again"
                )
            self._lengthen_lines(area)
            self._place_lines(area)
        for line_id in gone:
            self._delete(self._old.lines[line_id])
        for sheet in {*self._slots, *self._deleted}:
            slots = {
                after: Slot(tuple(rows), *self._columns[sheet, after])
                for after, rows in self._slots.get(sheet, {}).items()
            }
            self._result.maps[sheet] = RowMap(slots, frozenset(self._deleted.get(sheet, ())))
        return self._result

    def _refused(self, reason: str) -> FileProblem:
        return FileProblem(f"{self._file} cannot be saved: it is laid out by others, and {reason}. {_OUT}")

    def _lengthen_lines(self, area: Area) -> None:
        """Give lines that have a row for each year one for every year that they have come to state."""
        for line in self._new.lines_of(area.id):
            stand = self._stands.get(line.id)
            if stand is None or not stand.region.is_gathered or len(stand.region.accounts) > 1 or self._layout.levels:
                continue
            years = years_without_row(stand.region, line, self._binding.cells[line.id], self._years)
            if years:
                self._slot(Opening(line.id, stand, years, is_longer=True))
                self._copy(stand, stand.last)

    def _place_lines(self, area: Area) -> None:
        """Give each new or moved line of an area the line behind which it goes: kind by kind, in order."""
        order = self._new.lines_of(area.id)
        for kind in dict.fromkeys(line.kind for line in order):
            lines = [line for line in order if line.kind is kind]
            staying = self._staying(area, lines)
            behind: Line | None = None
            waiting: list[Line] = []
            for line in lines:
                if line.id in staying:
                    behind = line
                    for each in waiting:
                        self._put(each, line, lines)
                    waiting = []
                elif behind is None:
                    waiting.append(line)
                else:
                    self._put(line, behind, lines)
            for line in waiting:
                self._put(line, None, lines)

    def _staying(self, area: Area, lines: Sequence[Line]) -> set[int]:
        """Return the lines of a kind that keep their rows: most of those that are in order already."""
        before = {line_id: place for place, line_id in enumerate(self._old.line_ids.get(area.id, ()))}
        known = [before[line.id] for line in lines if line.id in before]
        keeping = set(longest_in_order(known))
        return {line.id for line in lines if before.get(line.id) in keeping}

    def _put(self, line: Line, behind: Line | None, section: Sequence[Line]) -> None:
        stand = self._stands.get(line.id)
        target = self._target(line, behind, section)
        if stand is None:
            self._open(line, target)
        elif stand != target:
            self._move(line, stand, target)

    def _target(self, line: Line, behind: Line | None, section: Sequence[Line]) -> Stand:
        """Return the stand behind which a line goes: under the heading of its category, as near as can be."""
        near = [*([behind] if behind else []), *section, *self._old.lines.values()]
        known = (self._old.lines[each.id] for each in near if each.id in self._stands and each.id != line.id)
        stands = [self._stands[each.id] for each in known if (each.area_id, each.kind) == (line.area_id, line.kind)]
        if not stands and any(each.id not in self._stands for each in self._old.lines_of(line.area_id)):
            raise self._refused(f"{line.name} was added or moved, {_DOWN}")
        if not stands:
            raise self._refused(
                f"{line.name} is the first {line.kind.value} of its area there, so that no place for it is known"
            )
        before = self._old.lines.get(line.id)
        is_said = line.category != (before.category if before else "")
        fitting = [stand for stand in stands if stand.row.category in ("", line.category) or not is_said]
        if not fitting:
            raise self._refused(
                f"{line.name} would stand under the heading “{stands[0].row.category}”; enter that as its category"
            )
        region = fitting[0].region
        if line.id not in self._stands and (region.is_gathered or any(map(region.joins_title, region.accounts))):
            self._refuse_several(line, region)
        return fitting[0]

    def _refuse_several(self, line: Line, region: Region) -> None:
        if len(region.accounts) > 1:
            raise self._refused(
                f"each row of its table holds several lines, so that {line.name} cannot be added alone; enter it there "
                "in Excel, in the columns of its kind or area"
            )

    def _account(self, line: Line, target: Stand) -> int:
        """Return which of the lines that a row of a table holds a new line is: as another of its kind and area is."""
        region = target.region
        if len(region.accounts) == 1:
            return 0
        if line.states_nothing:
            raise FileProblem(
                f"{self._file} cannot be saved: {line.name} has no amount yet, while the columns of its amounts say of "
                "which kind or area it is. Enter an amount (nil will do)."
            )
        accounts = {column.column: column.account for column in region.columns_of(ColumnRole.AMOUNT)}
        like = (
            each
            for each, stand in self._stands.items()
            if stand.region == region
            and (self._old.lines[each].area_id, self._old.lines[each].kind) == (line.area_id, line.kind)
        )
        places = (place for each in like for field, place in self._binding.cells[each].items() if field.year)
        return next((accounts[place.column] for place in places if place.column in accounts), 0)

    def _open(self, line: Line, target: Stand) -> None:
        region = target.region
        if line.states_nothing and not line.reference:
            raise FileProblem(
                f"{self._file} cannot be saved: {line.name} has no amount yet, so that its row would be taken for a "
                "heading when the workbook is opened again. Enter an amount (nil will do) or a reference."
            )
        blank = self._blank_row(target)
        if blank is not None:
            self._deleted.setdefault(region.sheet, set()).add(blank)
        years: tuple[Year, ...] = ()
        if region.is_gathered:
            years = years_to_open(region, line, self._years, levels=self._layout.levels)
        self._slot(Opening(line.id, target, years, account=self._account(line, target)))
        self._copy(target, target.last)

    def _copy(self, target: Stand, row: int) -> None:
        """Have rows behind this one take over its type, its area, and what is calculated in it."""
        region = target.region
        cells = self._opened.source.cells(self._opened.structure.sheet(region.sheet)).row(row)
        known = {column.column: column for column in region.columns}
        own = {ColumnRole.AMOUNT, ColumnRole.FORECAST}
        taken = {
            column
            for column, cell in cells.items()
            if (each := known.get(column)) is None
            or each.role in _COPIED
            or (cell.formula is not None and each.role not in own and not each.field)
        }
        taken = {column for column in taken if column in known or cells[column].formula is not None}
        if region.is_gathered:
            figures = {part.place for line in region.lines for part in line.parts} - known.keys()
            taken -= figures
            if self._says_words_once(region):
                taken -= {column.column for column in region.columns_of(*_COPIED)}
        self._result.copied.setdefault(region.sheet, {})[row] = taken

    def _says_words_once(self, region: Region) -> bool:
        return says_words_once(self._binding, [each for each, stand in self._stands.items() if stand.region == region])

    def _slot(self, opening: Opening, moved: Sequence[int] = ()) -> None:
        region, row = opening.stand.region, opening.stand.last
        self._result.openings.setdefault((region.sheet, row), []).append(opening)
        slot = self._slots.setdefault(region.sheet, {}).setdefault(row, [])
        slot += moved or [None] * opening.row_count
        left, right = self._columns.get((region.sheet, row), (region.block.left, region.block.right))
        self._columns[region.sheet, row] = (min(left, region.block.left), max(right, region.block.right))

    def _move(self, line: Line, stand: Stand, target: Stand) -> None:
        if stand.region.is_gathered or target.region.is_gathered:
            self._move_years(line, stand, target)
            return
        if len(stand.region.accounts) > 1:
            raise self._refused(f"a row of its table holds several lines, so that {line.name} cannot be moved alone")
        if stand.region.sheet != target.region.sheet or stand.region.columns != target.region.columns:
            raise self._refused(f"{line.name} was moved to another table")
        if stand.row.area != target.row.area and stand.region.columns_of(ColumnRole.AREA):
            raise self._refused(f"{line.name} was moved to another area, which a column of its table says")
        self._refuse_others(line, stand, "moved")
        self._slot(Opening(line.id, target), [stand.row.row])

    def _move_years(self, line: Line, stand: Stand, target: Stand) -> None:
        """Move a line that has a row for each year, where these follow one another as those of its new neighbour do."""
        if not is_long(stand.region):
            raise self._refused(f"{line.name} was moved, {_DOWN}")
        if stand.region != target.region or len(stand.region.accounts) > 1:
            raise self._refused(f"{line.name} was moved to another table")
        if stand.row.area != target.row.area:
            raise self._refused(f"{line.name} was moved to another area, which a column of its table says")
        if not all(each.is_together for each in (stand, target)):
            raise self._refused(f"{line.name} was moved, while the rows of its years stand among those of other lines")
        self._refuse_others(line, stand, "moved")
        self._slot(Opening(line.id, target, moved=stand.row), rows_of(stand.row))

    def _delete(self, line: Line) -> None:
        stand = self._stands.get(line.id)
        if stand is None:
            raise self._refused(f"{line.name} was deleted, {_DOWN}")
        if any(other == stand and each in self._new.lines for each, other in self._stands.items()):
            return  # its own cells are cleared when the row is written
        self._refuse_others(line, stand, "deleted")
        self._refuse_with_parts(line, stand)
        self._deleted.setdefault(stand.region.sheet, set()).update(rows_of(stand.row))

    def _refuse_others(self, line: Line, stand: Stand, what: str) -> None:
        """Refuse to take a row away that also says something beside the line's table."""
        region = stand.region
        sheet = self._opened.source.cells(self._opened.structure.sheet(region.sheet))
        found = ((row, column, cell) for row in rows_of(stand.row) for column, cell in sheet.row(row).items())
        for row, column, cell in found:
            if not cell.is_blank and not region.block.left <= column <= region.block.right:
                where = f"{region.sheet}!{address(row, column)}"
                raise self._refused(f"{line.name} was {what}, but beside it {where} holds something of another table")

    def _refuse_with_parts(self, line: Line, stand: Stand) -> None:
        """Refuse to delete a line whose parts stand below it, which would then be taken for those of another line."""
        rows = stand.region.rows
        part = next((row for row in rows if row.row > stand.last), None)
        if part is not None and part.doubt == PART:
            raise self._refused(
                f"{line.name} was deleted, but row {part.row} of the sheet “{stand.region.sheet}” says what is part of "
                "it; take that row away in Excel first"
            )

    def _blank_row(self, target: Stand) -> int | None:
        """Return a blank row right behind a line's that every range which counts the line counts, too."""
        region, row = target.region, target.row.row
        if region.is_gathered:
            return None
        sheet = self._opened.structure.sheet(region.sheet)
        used = self._deleted.get(region.sheet, set())
        blank = row + 1
        while blank in used:
            blank += 1
        if any(not cell.is_blank for cell in self._opened.source.cells(sheet).row(blank).values()):
            return None
        amounts = {column.column for column in region.columns_of(ColumnRole.AMOUNT)}
        counting = [each for each in self._counting(region.sheet, row) if amounts & {*range(each.left, each.right + 1)}]
        return blank if counting and all(each.bottom >= blank for each in counting) else None

    def _counting(self, sheet: str, row: int) -> Iterator[Cells]:
        if self._ranges is None:
            book = book_of(self._opened)
            self._ranges = [
                area
                for place, formula in book.formulas().items()
                for area in references_in(formula, place, book).areas
                if area.top < area.bottom < LAST_ROW and not _is_within(area, place.sheet, place.row)
            ]
        return (each for each in self._ranges if each.sheet == sheet and each.top <= row <= each.bottom)


def _is_within(area: Cells, sheet: str, row: int) -> bool:
    return area.sheet == sheet and area.top <= row <= area.bottom

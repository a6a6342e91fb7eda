"""Formulas whose rows moved: each reference is written anew for the cells that it meant.

A range takes in a row inside it, as Excel has it, and one opened right behind its last row where it counts lines
above: a total counts the new line too. A formula of these lines themselves (a running total) stays as it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.workbook.addresses import LAST_COLUMN, LAST_ROW, Block, column_number
from model.workbook.formulas.references import Between, Unreadable, WrittenCells, parse_reference
from model.workbook.formulas.words import WORDS, reference
from model.workbook.shifting.row_map import RowMap

_CELLS = re.compile(r"(\$?[A-Za-z]{1,3}\$?)(\d+)(?:(:\$?[A-Za-z]{1,3}\$?)(\d+))?", re.ASCII)
_ROWS = re.compile(r"(\$?)(\d+)(:\$?)(\d+)", re.ASCII)
_LETTERS = re.compile(r"[A-Za-z]+")
_LIKE_CELLS = re.compile(r"[A-Za-z]{1,3}\$?\d", re.ASCII)
_ENDS = re.compile(r"(?:'(?:[^']|'')*'|[^:'])+")


class Unmovable(Exception):  # noqa: N818 - a decision, not a failure
    """A reference that cannot follow its rows; `reason` is a clause: “points at a row that is deleted”."""

    def __init__(self, reason: str) -> None:
        """Carry the reason in words."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class FormulaShift:
    """Moves references by the maps of the sheets (by name in lower case); `tabs` are all sheets in order."""

    maps: Mapping[str, RowMap]
    tabs: Sequence[str]

    def of(self, formula: str, sheet: str, row: int | None = None, *, grows: bool = True) -> str:
        """Return a formula that stands on a sheet (in a row) with its references moved. Raises Unmovable."""

        def moved(found: re.Match[str]) -> str:
            return self._word(found[0], sheet, row, grows=grows)

        return WORDS.sub(moved, formula)

    def _word(self, word: str, sheet: str, row: int | None, *, grows: bool) -> str:
        if word[0] == '"':
            return word
        if word[-1] == "(":
            before, mark, function = word.rpartition(":")
            return f"{self._word(before, sheet, row, grows=False)}{mark}{function}" if before else word
        if word[0] == ":" and len(word) > 1:
            return ":" + self._word(word[1:], sheet, row, grows=False)
        written = reference(word)
        if isinstance(written, WrittenCells):
            return self._cells(word, written, sheet, row, grows=grows)
        if isinstance(written, Between):
            return self._between(word, written, sheet, row, grows=grows)
        if isinstance(written, Unreadable) and _LIKE_CELLS.search(word):
            raise Unmovable(f"has “{word}”, which is not understood")
        return word

    def _map(self, written: WrittenCells, sheet: str) -> RowMap | None:
        first = (written.sheet or sheet).lower()
        if written.last_sheet is None:
            return self.maps.get(first)
        names = [tab.lower() for tab in self.tabs]
        last = written.last_sheet.lower()
        if first not in names or last not in names:
            return None
        span = names[slice(*sorted((names.index(first), names.index(last))))] + [last, first]
        met = [self.maps[name] for name in span if name in self.maps]
        if any(each.first <= written.bottom + 1 for each in met) and (written.top, written.bottom) != (1, LAST_ROW):
            raise Unmovable("reads the same cells of several sheets")
        return None

    def _cells(self, word: str, written: WrittenCells, sheet: str, row: int | None, *, grows: bool) -> str:
        rows = self._map(written, sheet)
        if rows is None:
            return word
        before, mark, cells = word.rpartition("!")
        is_range = ":" in cells
        is_here = (written.sheet or sheet).lower() == sheet.lower()
        is_own = row is not None and is_here and written.top <= row <= written.bottom
        is_across = written.top == written.bottom and written.left != written.right
        grows = grows and is_range and not is_own and not is_across and written[3:6:2] != (1, LAST_COLUMN)
        span = rows.span(written.top, written.bottom, (written.left, written.right) if grows else None)
        if span is None:
            raise Unmovable("points at a row that is deleted")
        if span == (written.top, written.bottom):
            return word
        return f"{before}{mark}{_with_rows(cells, written, span)}"

    def _between(self, word: str, written: Between, sheet: str, row: int | None, *, grows: bool) -> str:
        first, last = written.first, written.last
        if not (isinstance(first, WrittenCells) and isinstance(last, WrittenCells)):
            return word
        ends = _ENDS.findall(word)
        if len(ends) != 2:  # noqa: PLR2004 - a first and a last
            raise Unmovable(f"has “{word}”, which is not understood")
        where = last.sheet or first.sheet
        written_at = (first.sheet or sheet).lower(), (where or sheet).lower()
        rows = self._map(first, sheet)
        if rows is None:
            return word
        if written_at[0] != written_at[1]:
            raise Unmovable(f"has “{word}”, which is not understood")
        whole = WrittenCells(first.sheet, None, first.top, first.left, last.bottom, last.right, fixed=False)
        new = self._cells(f"A{first.top}:A{last.bottom}", whole, first.sheet or sheet, row, grows=grows)
        span = [int(number) for number in re.findall(r"\d+", new)]
        moved = [
            f"{end.rpartition('!')[0]}{end.rpartition('!')[1]}"
            + re.sub(r"\d+", str(number), end.rpartition("!")[2], flags=re.ASCII)
            for end, number in zip(ends, (span[0], span[-1]), strict=True)
        ]
        return ":".join(moved)


def _with_rows(cells: str, written: WrittenCells, span: tuple[int, int]) -> str:
    """Return cells as they are written, with their two row numbers in the place of the old ones."""
    single = _CELLS.fullmatch(cells)
    if single is None:
        rows = _ROWS.fullmatch(cells)
        if rows is None:
            return cells
        numbers = span if int(rows[2]) <= int(rows[4]) else span[::-1]
        return f"{rows[1]}{numbers[0]}{rows[3]}{numbers[1]}"
    first, top, last, _ = single.groups()
    if last is None:
        return f"{first}{span[0]}"
    numbers = span if int(top) == written.top else span[::-1]
    return f"{first}{numbers[0]}{last}{numbers[1]}"


def moved_squares(text: str, rows: RowMap, *, grows: bool = True) -> str:
    """Return a list of ranges (`A1:B5 D3`) moved; those of which nothing is left are left out."""
    moved = []
    for each in text.split():
        written = parse_reference(each)
        if not isinstance(written, WrittenCells):
            moved.append(each)
            continue
        columns = (written.left, written.right)
        is_whole = columns == (1, LAST_COLUMN) and ":" in each
        span = rows.span(written.top, written.bottom, columns if grows and not is_whole else None)
        if span == (written.top, written.bottom):
            moved.append(each)
        elif span is not None:
            moved.append(_written(each, written, span))
    return " ".join(moved)


def _written(text: str, written: WrittenCells, span: tuple[int, int]) -> str:
    if _ROWS.fullmatch(text):
        return _with_rows(text, written, span)
    letters = [column_number(each) for each in _LETTERS.findall(text)]
    return Block(span[0], min(letters), span[1], max(letters)).text

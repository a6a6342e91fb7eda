"""Rules for formats and entries whose rows moved: each of their cells reads on what it read, from its new place.

A rule's formulas are written as for the first cell of its range. Where that cell goes, or where rows come between the
range and what it reads, they are written anew as for the new first cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.workbook.addresses import LAST_ROW, Block, parse_block
from model.workbook.formulas.references import WrittenCells
from model.workbook.formulas.words import WORDS, reference
from model.workbook.shifting.formula_shift import FormulaShift, Unmovable, moved_squares
from model.workbook.shifting.row_map import RowMap
from model.workbook.tags import INSIDE, attributes_of, start_tags, with_attribute
from model.workbook.xml import escaped, unescaped

RULES = re.compile(
    rf"<(?P<rule>(?:[\w.-]+:)?(?:conditionalFormatting|dataValidation))(?=[\s/>]){INSIDE}"
    r"(?:(?<=/)>|>.*?</(?P=rule)\s*>)",
    re.DOTALL,
)
_FORMULA = re.compile(
    rf"(<(?P<name>(?:[\w.-]+:)?(?:f|formula|formula1|formula2))(?=[\s>]){INSIDE}(?<!/)>)([^<]*)(</(?P=name)\s*>)"
)
_INNER_SQUARES = re.compile(r"(<(?P<name>[\w.-]+:sqref)\s*>)([^<]*)(</(?P=name)\s*>)")
_OPENING = re.compile(rf"<(?:[\w.-]+:)?[A-Za-z]+(?=[\s/>]){INSIDE}>")
_VALUE = start_tags(r"(?:[\w.-]+:)?cfvo")
_CELLS = re.compile(r"(\$?[A-Za-z]{1,3})(\$?)(\d+)(?:(:\$?[A-Za-z]{1,3})(\$?)(\d+))?", re.ASCII)
_NEIGHBOUR = 2
_STAYS = RowMap({})


class _End(NamedTuple):
    """One end of a reference: its row as written for the first cell, and whether a dollar sign fixes it."""

    row: int
    is_fixed: bool
    is_last: bool


@dataclass
class RuleShift:
    """Moves the rules of one sheet (`rows`, None where it stays). `doubtful` are ranges of rules to be looked at."""

    sheet: str
    rows: RowMap | None
    shift: FormulaShift
    doubtful: list[str] = field(default_factory=list)

    def of(self, rule: str) -> str:
        """Return a rule's XML with its range and its formulas moved. Raises Unmovable."""
        old = squares_of(rule)
        new = moved_squares(old, self.rows) if self.rows is not None else old
        before, after = _blocks(old), _blocks(new)
        if before and after:
            moving = _Moving(self, before, after)
            rule = _FORMULA.sub(lambda found: _formula(found, moving), rule)
            rule = _VALUE.sub(lambda tag: _value(tag[0], moving), rule)
            if moving.is_doubtful and new not in self.doubtful:
                self.doubtful.append(new)
        return rule if new == old else _with_squares(rule, new)


def squares_of(rule: str) -> str:
    """Return the ranges that a rule or sparkline is for, as they are written; nothing where it says none."""
    opening, inner = _OPENING.match(rule), _INNER_SQUARES.search(rule)
    said = attributes_of(opening[0]) if opening else {}
    return said.get("sqref") or said.get("ref") or (unescaped(inner[3]) if inner else "")


def _with_squares(rule: str, new: str) -> str:
    opening = _OPENING.match(rule)
    if opening is not None and "sqref" in attributes_of(opening[0]):
        return with_attribute(opening[0], "sqref", new) + rule[opening.end() :]
    return _INNER_SQUARES.sub(lambda found: f"{found[1]}{escaped(new)}{found[4]}", rule)


def _blocks(squares: str) -> list[Block]:
    return [block for each in squares.split() if (block := parse_block(each)) is not None]


def _formula(found: re.Match[str], moving: "_Moving") -> str:
    text = unescaped(found[3])
    new = moving.of(text)
    return found[0] if new == text else f"{found[1]}{escaped(new)}{found[4]}"


def _value(tag: str, moving: "_Moving") -> str:
    text = attributes_of(tag).get("val", "")
    new = moving.of(text)
    return tag if new == text else with_attribute(tag, "val", new)


class _Moving:
    """One rule whose range was `before` and is `after`."""

    def __init__(self, rules: RuleShift, before: Sequence[Block], after: Sequence[Block]) -> None:
        self._rules = rules
        self._before = before
        self._rows = rules.rows or _STAYS
        self._anchor = min(block.top for block in before)
        self._new_anchor = min(block.top for block in after)
        self._is_of_one_row = all(block.top == block.bottom == self._anchor for block in before)
        self.is_doubtful = False

    def of(self, formula: str) -> str:
        """Return a formula of the rule as for its new first cell. Raises Unmovable."""
        return WORDS.sub(lambda word: self._word(word[0]), formula)

    def _word(self, word: str) -> str:
        written = reference(word)
        before, mark, text = word.rpartition("!")
        cells = _CELLS.fullmatch(text)
        if not isinstance(written, WrittenCells) or written.last_sheet or cells is None or self._is_of_one_row:
            return self._rules.shift.of(word, self._rules.sheet)
        ends = [_End(int(cells[3]), bool(cells[2]), is_last=False)]
        if cells[4]:
            ends.append(_End(int(cells[6]), bool(cells[5]), is_last=True))
        if all(end.is_fixed for end in ends):
            return self._rules.shift.of(word, self._rules.sheet)
        sheet = (written.sheet or self._rules.sheet).lower()
        rows = [self._row(end, sheet) for end in ends]
        if not all(1 <= row <= LAST_ROW for row in rows):
            raise Unmovable("would read cells beyond the sheet's end")
        last = f"{cells[4]}{cells[5]}{rows[1]}" if cells[4] else ""
        return f"{before}{mark}{cells[1]}{cells[2]}{rows[0]}{last}"

    def _row(self, end: _End, sheet: str) -> int:
        """Return the row of an end of a reference as for the new first cell."""
        target = self._rules.shift.maps.get(sheet, _STAYS)
        if end.is_fixed:
            moved = target.row(end.row)
            span = target.span(1, end.row) if end.is_last else target.span(end.row, LAST_ROW - 1)
            return moved if moved is not None else span[end.is_last] if span else end.row
        by = end.row - self._anchor
        offsets = list(self._offsets(by, target))
        if not offsets:
            raise Unmovable("points at a row that is deleted")
        if len(set(offsets)) == 1:
            return self._new_anchor + offsets[0]
        if abs(by) <= _NEIGHBOUR and sheet == self._rules.sheet.lower():
            return self._new_anchor + by  # each row reads the one beside it, whichever that is now
        self.is_doubtful = True
        return self._new_anchor + offsets[0]

    def _offsets(self, by: int, target: RowMap) -> Iterator[int]:
        """Yield how far from it each row of the range finds what it read: one row for all that go alike."""
        seams = {1, *_seams(self._rows), *(row - by for row in _seams(target))}
        rows = {seam + step for seam in seams for step in (-1, 0, 1, 2)} | {block.top for block in self._before}
        for row in sorted(rows):
            if not any(block.top <= row <= block.bottom for block in self._before) or not 1 <= row + by <= LAST_ROW:
                continue
            place, read = self._rows.row(row), target.row(row + by)
            if place is not None and read is not None:
                yield read - place


def _seams(rows: RowMap) -> set[int]:
    return {*rows.slots, *rows.leaving}

"""The rows of a sheet's XML in their new places: cells keep all they hold, formulas follow what they point at."""

import re
from collections.abc import Mapping

from model.workbook.addresses import Block, address, parse_block
from model.workbook.cell_xml import CellWrite, Content, cell_xml, with_own_formula
from model.workbook.formulas.references import WrittenCells
from model.workbook.formulas.words import WORDS, reference
from model.workbook.row_formulas import in_row, is_tied
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.shifting.formula_shift import FormulaShift, Unmovable
from model.workbook.shifting.markup_shift import (
    shifted_anchors,
    shifted_breaks,
    shifted_markup,
    with_each,
    without_emptied,
)
from model.workbook.shifting.merged_heirs import heirs, with_heirs
from model.workbook.shifting.part_shift import moved_source
from model.workbook.shifting.row_map import RowMap, Slot
from model.workbook.shifting.rule_shift import RULES, RuleShift
from model.workbook.tags import attributes_of, elements, is_true, start_tags, with_attribute
from model.workbook.xml import escaped, unescaped

_ROW = start_tags("row")
_CELL = start_tags("c")
_FORMULA = elements("f")
_MERGES = elements("mergeCells")
_MERGE = elements("mergeCell")
_NOT_OF_A_NEW_ROW = ("hidden", "collapsed", "thickTop", "thickBot", "spans")
_LOOSE_ROW = re.compile(r"(?<![\d$])\d", re.ASCII)


class SheetShift:
    """Moves the rows of one sheet (`rows`, None where only its formulas point at rows that move)."""

    def __init__(
        self, cells: SheetCells, sheet: str, rows: RowMap | None, shift: FormulaShift, copied: Mapping[int, set[int]]
    ) -> None:
        """Prepare; `copied` are the columns that a new row takes over from the row behind which it opens."""
        self._cells = cells
        self._sheet = sheet
        self._rows = rows
        self._shift = shift
        self._copied = copied
        self._rules = RuleShift(sheet, rows, shift)
        self._inherited = self._inheritances()
        self._unshared = self._groups_to_part()
        self.new_formulas: list[tuple[int, int]] = []
        self.left_out: list[tuple[int, int]] = []
        self.grown: list[tuple[int, int]] = []

    @property
    def doubtful_rules(self) -> list[str]:
        """The ranges of rules that cannot read on what they read in every row."""
        return self._rules.doubtful

    def text(self) -> str:
        """Return the sheet's XML. Raises Unmovable, its reason saying where."""
        cells = self._cells
        spans = list(cells.rows.values())
        start = spans[0][0] if spans else cells.end
        head, tail = cells.text[:start], cells.text[cells.end :]
        return self._around(head) + "".join(self._body()) + self._around(tail)

    def _around(self, text: str) -> str:
        if self._rows is not None and self._rows.deleted:
            text = without_emptied(text, self._rows)
        try:
            text = self._with_rules(text)
        except Unmovable as problem:
            raise Unmovable(f"a rule or link of the sheet “{self._sheet}” {problem.reason}") from problem
        if self._rows is None:
            return text
        return self._with_merges(shifted_anchors(shifted_breaks(text, self._rows), self._rows))

    def _inheritances(self) -> dict[int, dict[int, str]]:
        """Return by row and column the XML of cells in deleted rows that merged cells show, and show on there."""
        found: dict[int, dict[int, str]] = {}
        if self._rows is None or not self._rows.deleted:
            return found
        for (row, column), (owner, _) in heirs(self._cells, self._rows).items():
            for at, _, first, last in self._cells.spans(owner):
                if at == column:
                    found.setdefault(row, {})[column] = self._cells.text[first:last]
        return found

    def _with_rules(self, text: str) -> str:
        """Return what stands round the rows with its rules moved as rules are, and all else by its names."""
        pieces, position = [], 0
        for rule in RULES.finditer(text):
            pieces += [self._markup(text[position : rule.start()]), self._rules.of(rule[0])]
            position = rule.end()
        moved = "".join([*pieces, self._markup(text[position:])])
        return with_each(moved, "dataRef", lambda said: moved_source(said, self._shift))

    def _markup(self, text: str) -> str:
        return shifted_markup(text, self._sheet, self._rows, self._shift)

    def _body(self) -> list[str]:
        if self._rows is None:
            return [self._row(number, number) for number in self._cells.rows]
        made: dict[int, str] = {}
        for number in self._cells.rows:
            place = self._rows.row(number)
            if place is not None:
                made[place] = self._row(number, place)
        for after, slot in self._rows.slots.items():
            for row, place in zip(slot.rows, self._rows.places(after), strict=True):
                if row is None:
                    made[place] = self._new_row(after, place, slot)
        return [made[place] for place in sorted(made)]

    def _row(self, number: int, place: int) -> str:
        start, end = self._cells.rows[number]
        text = self._cells.text[start:end]
        if "<f" in text:
            text = self._with_formulas(number)
        if number in self._inherited:
            text = with_heirs(text, number, self._inherited[number])
        if number == place:
            return text
        text = _ROW.sub(lambda tag: with_attribute(tag[0], "r", str(place)), text, count=1)
        return _CELL.sub(lambda tag: _placed(tag[0], place), text)

    def _with_formulas(self, number: int) -> str:
        start, end = self._cells.rows[number]
        pieces, position = [], start
        for column, cell, first, last in self._cells.spans(number):
            if cell.formula is None:
                continue
            old = self._cells.text[first:last]
            try:
                new = self._cell(old, cell, (number, column))
            except Unmovable as problem:
                where = f"{self._sheet}!{address(number, column)}"
                raise Unmovable(f"the formula in {where} {problem.reason}") from problem
            if new != old:
                pieces += [self._cells.text[position:first], new]
                position = last
        return "".join([*pieces, self._cells.text[position:end]])

    def _cell(self, xml: str, cell: Cell, at: tuple[int, int]) -> str:
        number, column = at
        filled = self._cells.filled_at(number, column)
        if filled is not None:
            return self._with_array(xml, number)
        text = self._formula(number, column, cell)
        moved = self._shift.of(text, self._sheet, number)
        if moved != self._shift.of(text, self._sheet, number, grows=False):
            self.grown.append(((self._rows.row(number) if self._rows else None) or number, column))
        if cell.shared_group in self._unshared:
            return with_own_formula(xml, moved)
        return xml if moved == text else _with_text(xml, moved)

    def _formula(self, number: int, column: int, cell: Cell) -> str:
        return str(self._cells.formula_text(number, column, cell))

    def _with_array(self, xml: str, number: int) -> str:
        """Return the cell that holds an array formula or a data table, with its rectangle and inputs moved."""

        def moved(found: re.Match[str]) -> str:
            opening, said = found[1], attributes_of(found[1])
            block = parse_block(said.get("ref", ""))
            if block is not None and self._rows is not None:
                if self._rows.is_split(block):
                    raise Unmovable(f"fills {block.text} as a whole")
                new = self._rows.block(block)
                if new is not None and new != block:
                    opening = with_attribute(opening, "ref", new.text)
            for name in ("r1", "r2"):
                if said.get(name):
                    opening = with_attribute(opening, name, self._shift.of(said[name], self._sheet, grows=False))
            text = unescaped(found[2] or "")
            own = self._shift.of(text, self._sheet, number)
            return f"{opening}{escaped(own)}</f>" if found[2] else opening

        return _FORMULA.sub(moved, xml, count=1)

    def _groups_to_part(self) -> set[str | None]:
        """Return the groups of shared formulas that do not stay as they are in every cell."""
        groups: set[str | None] = set()
        if "shared" not in self._cells.text:
            return groups
        for row, column, cell in self._cells:
            group = cell.shared_group
            if group is None or group in groups:
                continue
            text = self._formula(row, column, cell)
            stays = self._rows is None or self._rows.row(row) == row
            if not stays or self._is_touched(text, row):
                groups.add(group)
        return groups

    def _is_touched(self, text: str, row: int) -> bool:
        try:
            return self._shift.of(text, self._sheet, row) != text
        except Unmovable:  # which is told where the formula is moved, or does not matter where its row goes
            return True

    def _new_row(self, after: int, place: int, slot: Slot) -> str:
        span = self._cells.rows.get(after)
        if span is None:
            return f'<row r="{place}"/>'
        found = _ROW.match(self._cells.text, *span)
        opening = found[0] if found else f'<row r="{place}">'
        for name in _NOT_OF_A_NEW_ROW:
            opening = with_attribute(opening, name, None)
        if not is_true(attributes_of(opening).get("customHeight")):
            opening = with_attribute(opening, "ht", None)
        opening = with_attribute(opening.rstrip("/>").rstrip() + ">", "r", str(place))
        inside = []
        for column, cell, first, last in self._cells.spans(after):
            xml = self._cells.text[first:last]
            inside.append(self._new_cell(xml, cell, (after, column), place, slot))
        return f"{opening}{''.join(inside)}</row>"

    def _new_cell(self, xml: str, cell: Cell, at: tuple[int, int], place: int, slot: Slot) -> str:
        after, column = at
        where = address(place, column)
        blank = cell_xml(where, CellWrite(Content.BLANK, style=cell.style), "")
        if not slot.left <= column <= slot.right:
            return blank
        if cell.formula is None:
            copied = column in self._copied.get(after, ())
            return cell_xml(where, CellWrite(Content.MOVED, xml), "") if copied else blank
        if column not in self._copied.get(after, ()) or self._cells.filled_at(after, column) is not None:
            return blank
        text = self._as_filled_down(after, self._formula(after, column, cell), place)
        if text is None:
            self.left_out.append((place, column))
            return blank
        self.new_formulas.append((place, column))
        return cell_xml(where, CellWrite(Content.FORMULA, text, cell.style), "")

    def _as_filled_down(self, after: int, text: str, place: int) -> str | None:
        """Return a row's formula as it is for a new row: its own row's cells by that one, fixed ones as they are.

        None where it reads cells beside these, of which nobody can say which the new row's would be.
        """
        behind = self._rows.row(after) if self._rows is not None else None
        if behind is None:
            return None
        try:
            moved = self._shift.of(text, self._sheet, after)
        except Unmovable:
            return None
        words = WORDS.findall(moved)
        fits = all(_is_fixed(word) or not is_tied(word, behind, self._sheet) for word in words)
        return in_row(moved, place) if fits else None

    def _with_merges(self, text: str) -> str:
        """Return the sheet's end with its merged cells: those of a line's row alone are made for a new row, too."""
        rows = self._rows
        if rows is None or not rows.slots:
            return text

        def grown(merges: re.Match[str]) -> str:
            blocks = [parse_block(attributes_of(each[1]).get("ref", "")) for each in _MERGE.finditer(merges[0])]
            added = [each.text for each in self._merges_of_new_rows([each for each in blocks if each])]
            if not added:
                return merges[0]
            opening = with_attribute(merges[1], "count", str(len(blocks) + len(added)))
            inside = "".join(f'<mergeCell ref="{each}"/>' for each in added)
            return f"{opening}{merges[2]}{inside}</mergeCells>"

        return _MERGES.sub(grown, text)

    def _merges_of_new_rows(self, blocks: list[Block]) -> list[Block]:
        """Return merged cells for new rows, `blocks` being those of the old ones in their new places."""
        if self._rows is None:
            return []
        added = []
        for after, slot in self._rows.slots.items():
            behind = self._rows.row(after)
            for row, place in zip(slot.rows, self._rows.places(after), strict=True):
                added += [
                    Block(place, each.left, place, each.right)
                    for each in blocks
                    if row is None and each.top == each.bottom == behind
                ]
        return added


def _is_fixed(word: str) -> bool:
    """Tell whether every row that a reference names is fixed by a dollar sign."""
    cells = word.rpartition("!")[2]
    return isinstance(reference(word), WrittenCells) and "$" in cells and not _LOOSE_ROW.search(cells)


def _placed(tag: str, row: int) -> str:
    letters = re.match(r"[A-Z]+", attributes_of(tag).get("r", ""), re.ASCII)
    return with_attribute(tag, "r", f"{letters[0]}{row}") if letters else tag


def _with_text(xml: str, text: str) -> str:
    """Return a cell's XML with another text for its formula, whatever else is said of it."""
    return _FORMULA.sub(lambda found: f"{found[1]}{escaped(text)}</f>" if found[2] else found[0], xml, count=1)

"""Formulas that fill a rectangle of cells: array formulas, spilled ones too, and data tables.

The file keeps such a formula in the rectangle's first cell; the others hold nothing but their last value there, so
that each looks like a figure somebody typed. Excel changes them together or not at all.
"""

from typing import NamedTuple

from model.array_parts import ArrayPart
from model.workbook.addresses import Block, parse_block
from model.workbook.tags import attributes_of, elements, is_true
from model.workbook.xml import unescaped

MOST_CELLS = 1_000_000
_FORMULA = elements("f")
_ARRAY, _TABLE = "array", "dataTable"


class Filled(NamedTuple):
    """A rectangle that one formula fills. `attributes` are those of its `<f>`, as spelled."""

    block: Block
    text: str
    attributes: str
    is_table: bool

    @property
    def is_single(self) -> bool:
        """Whether it is an array formula of one cell, which is as good as an ordinary formula."""
        return not self.is_table and self.block.top == self.block.bottom and self.block.left == self.block.right

    @property
    def cell_count(self) -> int:
        """How many cells it fills."""
        return (self.block.bottom - self.block.top + 1) * (self.block.right - self.block.left + 1)

    @property
    def words(self) -> str:
        """What fills which cells: `array formula in I12:I14`."""
        return f"{'data table' if self.is_table else 'array formula'} in {self.block.text}"

    @property
    def shown(self) -> str:
        """The formula's text for the officer; `TABLE(,A5)` for a data table, as Excel shows it."""
        if not self.is_table:
            return self.text if self.is_single else ArrayPart(self.text, self.words)
        found = attributes_of(self.attributes)
        row_input, column_input = found.get("r1", ""), found.get("r2", "")
        if not is_true(found.get("dt2D")):
            row_input, column_input = (row_input, "") if is_true(found.get("dtr")) else ("", row_input)
        return ArrayPart(f"TABLE({row_input},{column_input})", self.words)

    @property
    def traced(self) -> str:
        """A text that names every cell on which its results depend; in braces where it cannot be worked out.

        A data table depends on its input cells and on the row above and the column left of it, which hold what it
        calculates and what it puts in.
        """
        if not self.is_table:
            return self.text if self.is_single else f"{{={self.text}}}"
        found = attributes_of(self.attributes)
        top, left = max(self.block.top - 1, 1), max(self.block.left - 1, 1)
        above, beside = Block(top, left, top, self.block.right), Block(top, left, self.block.bottom, left)
        inputs = [found[name] for name in ("r1", "r2") if found.get(name)]
        return f"{{=TABLE({','.join([*inputs, above.text, beside.text])})}}"


def filled_ranges(text: str, start: int, end: int) -> list[Filled]:
    """Return what array formulas and data tables fill in this span of a sheet's XML."""
    if text.find(_ARRAY, start, end) < 0 and text.find(_TABLE, start, end) < 0:
        return []
    found = []
    for match in _FORMULA.finditer(text, start, end):
        attributes = attributes_of(match[1])
        kind, block = attributes.get("t"), parse_block(attributes.get("ref", ""))
        if kind in (_ARRAY, _TABLE) and block is not None:
            found.append(Filled(block, unescaped(match[2] or ""), match[1], kind == _TABLE))
    return found

"""The amounts of cells that others filled: with what is calculated here, and what people write in place of figures."""

from model.findings import Level
from model.money import Amount, Unit, Unreadable, fits_a_cell, worded
from model.workbook.finding.written_amounts import written_amount
from model.workbook.reading_amounts import Remark
from model.workbook.sheet_cells import Cell
from model.workbook.structure import Sheet
from model.workbook.uncalculated import Uncalculated


class FoundAmounts:
    """Reads the amounts of a workbook that others laid out."""

    def __init__(self, uncalculated: Uncalculated) -> None:
        """Read from the workbook of these formulas."""
        self._uncalculated = uncalculated

    @property
    def calculated(self) -> frozenset[tuple[str, int, int]]:
        """The cells, by sheet, row and column, whose amounts were calculated here, as no program had done it."""
        return frozenset(self._uncalculated.calculated)

    def read(
        self, sheet: Sheet, place: tuple[int, int], cell: Cell | None, unit: Unit, *, flips: bool = False
    ) -> tuple[Amount, Remark | None]:
        """Return a cell's amount in pounds and what is odd about it; `flips`: its figures show savings positive."""
        amount, remark = self._uncalculated.amount(sheet, place, cell, unit)
        if not isinstance(amount, Unreadable) or cell is None or cell.kind in ("n", "e", "b", "d"):
            return amount, remark
        written = written_amount(amount.text)
        if written is None or (flips and written.is_credit is not None):
            return amount, remark
        pounds = written.pounds(unit)
        if not fits_a_cell(pounds, unit):
            return amount, remark
        decimals = -int(written.figure.normalize().as_tuple().exponent) if written.figure else 0
        shown = worded(pounds, written.unit or unit, max(0, decimals))
        sentence = f"holds “{amount.text.strip()}”, which is read as {shown}; check that it is so"
        return pounds, Remark(Level.WARNING, "amount as written", sentence)

    def stale(self, sheet: Sheet, place: tuple[int, int], cell: Cell | None) -> Remark | None:
        """Return that a formula comes to another figure than its cell holds, None where it does not."""
        return self._uncalculated.stale(sheet, place, cell)

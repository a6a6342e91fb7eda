"""Whether the cells of an annex are shown as they were exported: a right figure may look like another, or be unseen."""

from collections.abc import Mapping
from decimal import Decimal

from exporters.excel.formulas import number_format
from exporters.excel.sheet_plan import Cell, SheetPlan
from model.workbook.cell_looks import CellLook, plain_code

Place = tuple[int, int]


class Showing:
    """The looks of the cells of one sheet, by row and column from nil, beside the plan that it was drawn from."""

    def __init__(self, plan: SheetPlan, looks: Mapping[Place, CellLook]) -> None:
        """Know the looks of a sheet as it was found."""
        self._plan = plan
        self._looks = looks

    def fault(self, place: Place, cell: Cell) -> str:
        """Say how a cell that holds what was planned is shown otherwise than it was exported; "" where it is not."""
        look = self._looks.get(place)
        if look is None or cell in ("", None):
            return ""
        if not look.is_seen:
            return "so that it cannot be seen: in the colour behind it, or too small to read"
        if isinstance(cell, Decimal):
            wanted = plain_code(number_format(cell, self._plan.decimals, self._plan.negatives))
            return "" if look.code == wanted else f"by the number format “{look.code}”; it was exported with “{wanted}”"
        return f"by the number format “{look.code}”, which hides words" if look.hides_text else ""

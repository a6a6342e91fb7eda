"""Protected sheets are respected: a locked cell of one is never written."""

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.package import Package
from model.workbook.sheet_cells import SheetCells
from model.workbook.structure import Sheet, Structure
from model.workbook.tags import attributes_of, is_true, start_tags
from model.workbook.xml import MAIN, parse

_PROTECTION = start_tags("sheetProtection")
_USUAL = "0"


class Protection:
    """Knows which cell styles are locked."""

    def __init__(self, package: Package, structure: Structure, file: str) -> None:
        """Read the styles when first needed."""
        self._package = package
        self._part = structure.styles_part
        self._file = file
        self._unlocked: set[str] | None = None

    def refuse_locked(self, sheet: Sheet, cells: SheetCells, places: list[tuple[int, int]]) -> None:
        """Raise FileProblem when any of these cells is locked on a protected sheet."""
        protection = _PROTECTION.search(cells.text, cells.end)
        if protection is None or not is_true(attributes_of(protection[0]).get("sheet")):
            return
        unlocked = self._unlocked_styles()
        for row, column in sorted(places):
            cell = cells.row(row).get(column)
            if cell is None or (cell.style.strip() or _USUAL) not in unlocked:
                raise FileProblem(
                    f"{self._file} cannot be saved: the cell {sheet.name}!{address(row, column)} is locked on a "
                    "protected sheet. Remove the protection in Excel, or save as a new workbook."
                )

    def _unlocked_styles(self) -> set[str]:
        if self._unlocked is None:
            self._unlocked = set()
            if self._part:
                root = parse(self._package.read(self._part), self._file, self._part)
                for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
                    protection = style.find(f"{MAIN}protection")
                    if protection is not None and protection.get("locked") in ("0", "false"):
                        self._unlocked.add(str(number))
        return self._unlocked

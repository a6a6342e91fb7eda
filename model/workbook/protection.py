"""Protected sheets are respected: locked cells are told at opening, take no entry, and are never written."""

from collections.abc import Iterable, Iterator

from model.findings import Finding, Level
from model.lines import AMOUNT
from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.bindings import Bindings, LinesBinding
from model.workbook.package import Package
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure
from model.workbook.tags import attributes_of, is_true, start_tags
from model.workbook.xml import MAIN, parse

_PROTECTION = start_tags("sheetProtection")
_USUAL = "0"
ALL_LOCKED, SOME_LOCKED = "all amounts locked", "some amounts locked"


def is_protected(cells: SheetCells) -> bool:
    """Tell whether a sheet is protected."""
    protection = _PROTECTION.search(cells.text, cells.end)
    return protection is not None and is_true(attributes_of(protection[0]).get("sheet"))


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
        for row, column in self.locked(cells, sorted(places)):
            raise FileProblem(
                f"{self._file} cannot be saved: the cell {sheet.name}!{address(row, column)} is locked on a "
                "protected sheet. Remove the protection in Excel, or save as a new workbook."
            )

    def locked(self, cells: SheetCells, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield those of the places whose cell is locked on a protected sheet. Raises FileProblem."""
        if not is_protected(cells):
            return
        unlocked = self._unlocked_styles()
        for row, column in places:
            cell = cells.row(row).get(column)
            if cell is None or (cell.style.strip() or _USUAL) not in unlocked:
                yield row, column

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


def locked_amounts(bindings: Bindings, source: SheetSource, protection: Protection) -> Iterator[Finding]:
    """Yield a warning for each area with amounts that are locked. Raises FileProblem."""
    for binding in bindings.lines.values():
        places = _amounts(binding)
        count = sum(1 for _ in protection.locked(source.cells(binding.sheet), places))
        if count:
            is_all = count == len(places)
            some = "All" if is_all else f"{count:,} of {len(places):,}"
            message = (
                f"{some} amounts of the sheet “{binding.sheet.name}” are locked, for it is protected; they cannot be "
                "saved here when they are changed. Remove the protection in Excel first, or save as a new workbook."
            )
            rule = ALL_LOCKED if is_all else SOME_LOCKED
            yield Finding(Level.WARNING, rule, message, binding.sheet.name, area_id=binding.area_id)


def is_all_locked(bindings: Bindings, findings: Iterable[Finding]) -> bool:
    """Tell whether the findings of an opened workbook say that every amount is locked."""
    locked = {found.area_id for found in findings if found.rule == ALL_LOCKED}
    with_lines = {area_id for area_id, binding in bindings.lines.items() if binding.rows}
    return bool(with_lines) and with_lines <= locked


def _amounts(binding: LinesBinding) -> list[tuple[int, int]]:
    columns = [column for field, column in binding.columns.items() if field.name == AMOUNT]
    return [(row, column) for row in binding.rows.values() for column in columns]

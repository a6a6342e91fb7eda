"""An Excel annex as text that a person can read and a diff can compare: what stands in each row, and how it is set up.

What changes from run to run or version to version without meaning anything is normalised.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from exporters.annexes.registry import ANNEXES
from exporters.excel.profile import Profile
from exporters.excel.sheet_plan import SheetPlan, SheetRow
from exporters.excel.writer import planned_sheets, write_excel
from exporters.export_findings import to_certify
from exporters.proof.record import Record
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from model.samples import EXAMPLE, load_sample
from model.version import VERSION
from model.workbook.document import Document
from tests.exporters.budgets import DAY
from tests.exporters.compared import amendment, moved_on

FILES = Path(__file__).parent / "files"
PROFILES = tuple(profile.value for profile in Profile)
CASES = tuple((kind.name, profile) for kind in ANNEXES for profile in PROFILES)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_CELLS = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)
_TAG = re.compile(r"(?=<(?!/))")


def dumped(name: str, profile: str) -> str:
    """Return the dump of an annex of the example council in a profile."""
    document = Document(load_sample(EXAMPLE).budget)
    settings = document.budget.settings
    request = AnnexRequest(
        settings.unit,
        decimals_for(settings, settings.unit),
        Source("Budget.xlsx", "0" * 64),
        DAY,
        by="Service accountant",
        findings=to_certify(document),
        against=moved_on(document.budget),
        amendments=amendment(document.budget),
    )
    annex = next(kind for kind in ANNEXES if kind.name == name).build(document.budget, request)
    plans = planned_sheets(annex, Profile(profile))
    record = Record.of(name, profile, request, document.budget)
    data = write_excel(annex, plans, DAY, record.pairs())
    lines = [*(line for plan in plans for line in _sheet(plan)), *_parts(data)]
    return "\n".join(lines).replace(VERSION, "VERSION") + "\n"


def _sheet(plan: SheetPlan) -> Iterator[str]:
    yield f"== sheet {plan.name}"
    yield f"widths {' '.join(f'{width:g}' for width in plan.widths)}"
    yield f"pages begin at rows {[row + 1 for row in plan.printing.breaks] if plan.printing else []}"
    for number, row in enumerate(plan.rows, 1):
        yield f"{number:>4} {row.part.value:<10} {row.height:>5.1f} | {' | '.join(_cells(row, plan.words))}".rstrip()
    for chart in plan.charts:
        yield f"== chart below row {chart.row}, {chart.height} rows high: {chart.title} ({chart.description})"
        yield f"stacked {chart.stacked}, axis {chart.unit} {chart.number_format}"
        for series in chart.series:
            yield f"rows {series.first + 1} to {series.last + 1} of column {series.column + 1}, {series.colour}"


def _cells(row: SheetRow, words: int) -> Iterator[str]:
    for place, cell in enumerate(row.cells):
        text = "" if cell is None else f"{cell:f}" if not isinstance(cell, str) else cell.replace("\n", "\\n")
        formula = row.formulas[place - words] if row.formulas and place >= words else ""
        yield f"{text} {formula}".strip()


def _parts(data: bytes) -> Iterator[str]:
    """Yield the set-up of every sheet and what the workbook says of itself, one element a line."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if _SHEET.fullmatch(name) or name in ("docProps/core.xml", "docProps/custom.xml", "xl/workbook.xml"):
                yield f"== part {name}"
                text = _CELLS.sub("<sheetData/>", package.read(name).decode())
                yield from (line for line in _TAG.split(text) if line.strip())


def main() -> None:
    """Write every golden file again: `python -m tests.exporters.golden.dumping`."""
    for name, profile in CASES:
        (FILES / f"{name} {profile}.txt").write_text(dumped(name, profile), encoding="utf-8")


if __name__ == "__main__":
    main()

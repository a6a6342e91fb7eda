"""Opening a workbook that others laid out: its tables are found, or known from before, and read."""

from collections.abc import Iterator
from dataclasses import dataclass

from model.budget import Budget
from model.findings import Finding
from model.settings import Settings
from model.workbook.conversion import Conversion, ReadAs, Stated
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.comparing import TotalComparer
from model.workbook.finding.finder import find_layout
from model.workbook.finding.layout import Layout
from model.workbook.finding.oddities import oddities
from model.workbook.finding.reading import LayoutReader
from model.workbook.found_binding import FoundBinding
from model.workbook.package import Package
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure


@dataclass(frozen=True, slots=True)
class FoundBudget:
    """A budget that was read by a layout, with what was found about it."""

    layout: Layout
    budget: Budget
    binding: FoundBinding
    findings: tuple[Finding, ...]
    stated: Stated

    @property
    def conversion(self) -> Conversion:
        """How its figures became amounts, as far as that holds for all tables: signs differ from table to table."""
        return Conversion(levels=self.layout.levels)


def find_budget(
    package: Package, structure: Structure, source: SheetSource, said: ReadAs, layout: Layout | None = None
) -> FoundBudget:
    """Find the tables of a workbook (or take them as a layout has them) and read them. Raises FileProblem."""
    findings: list[Finding] = []
    stated = Stated()
    if layout is None:
        found = find_layout(package, structure, source, said)
        layout, stated, findings = found.layout, found.stated, found.findings
    read = LayoutReader(layout, structure, source, CellStyles(package, structure, source.file)).read()
    settings = Settings(layout.years, unit=layout.unit, decimals=layout.decimals)
    budget = Budget(settings, read.areas, read.lines, read.controls)
    told = [
        *findings,
        *read.findings,
        *TotalComparer(layout, read, structure, source).findings(),
        *oddities(layout, read, structure, source),
    ]
    return FoundBudget(layout, budget, read.binding, tuple(_once(told)), stated)


def _once(findings: list[Finding]) -> Iterator[Finding]:
    return iter(dict.fromkeys(findings))

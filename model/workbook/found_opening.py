"""Opening a workbook that others laid out: its tables are found, or known from before, and read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from model.budget import Budget
from model.change_log import LogEntry
from model.controls import ControlTotal
from model.findings import Finding
from model.settings import Settings
from model.workbook.bindings import Bindings, RowsBinding
from model.workbook.conversion import NO_CONVERSION, Conversion, ReadAs, Stated
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.comparing import TotalComparer
from model.workbook.finding.finder import Found, Pictures, find_in
from model.workbook.finding.found_amounts import FoundAmounts
from model.workbook.finding.layout import Layout
from model.workbook.finding.oddities import oddities
from model.workbook.finding.questions import Apart, Question
from model.workbook.finding.reading import LayoutReader
from model.workbook.found_binding import FoundBinding
from model.workbook.kept_fields import is_of_the_app
from model.workbook.layout import CONTROLS_TABLE
from model.workbook.package import Package
from model.workbook.reading_change_log import read_change_log
from model.workbook.reading_controls import read_controls
from model.workbook.reading_kept import read_kept
from model.workbook.reading_mutes import read_mutes
from model.workbook.reading_narratives import read_narratives
from model.workbook.reading_pots import read_pots
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure, TableDefinition
from model.workbook.uncalculated import Uncalculated


@dataclass(frozen=True, slots=True)
class FoundBudget:
    """A budget that was read by a layout, with what was found about it.

    `apart` are tables that are not read as lines, `questions` what only the officer can tell. `log` is the change log
    that the app added, if it did. `versions` are the several columns for each year, of which the first is read.
    """

    layout: Layout
    budget: Budget
    bindings: Bindings
    findings: tuple[Finding, ...]
    stated: Stated
    apart: tuple[Apart, ...] = ()
    questions: tuple[Question, ...] = ()
    log: tuple[LogEntry, ...] = ()
    versions: tuple[str, ...] = ()

    @property
    def binding(self) -> FoundBinding:
        """The cells of its lines."""
        return self.bindings.found or FoundBinding()

    @property
    def conversion(self) -> Conversion:
        """How its figures became amounts, as far as that holds for all tables: signs differ from table to table."""
        return Conversion(levels=self.layout.levels)


class FoundReading:
    """A workbook that others laid out, looked at once and read as often as the officer says something else of it.

    It is only looked at where tables are to be found in it: reading by a layout needs no picture of its sheets.
    """

    def __init__(self, package: Package, structure: Structure, source: SheetSource) -> None:
        """Take the workbook."""
        self._package = package
        self._structure = structure
        self._source = source
        self._styles = CellStyles(package, structure, source.file)

    @cached_property
    def pictures(self) -> Pictures:
        """What its sheets show. Raises FileProblem where one is damaged."""
        return Pictures(self._package, self._structure, self._source)

    def find(self, said: ReadAs) -> FoundBudget:
        """Find the tables as the officer says, and read them."""
        return self._read(find_in(self.pictures, said))

    def read(self, layout: Layout) -> FoundBudget:
        """Read the tables as a layout has them."""
        return self._read(Found(layout, Stated()))

    def _read(self, found: Found) -> FoundBudget:
        layout = found.layout
        amounts = FoundAmounts(Uncalculated(self._structure, self._source))
        reader = LayoutReader(layout, self._structure, self._source, self._styles, amounts)
        read = reader.read()
        settings = Settings(layout.years, unit=layout.unit, decimals=layout.decimals)
        kept = read_kept(self._structure, self._source, read.lines, read.areas, read.binding, layout.years)
        tables = [(sheet, table) for sheet in self._structure.sheets if is_of_the_app(sheet) for table in sheet.tables]
        odd: list[Finding] = []
        added_controls, of_controls = _added_controls(tables, self._source, settings, reader, odd)
        pots, of_pots = read_pots(tables, self._source, settings, reader.next_id, odd)
        mutes, of_mutes = read_mutes(tables, self._source, reader.next_id)
        told_of, of_narratives = read_narratives(tables, self._source, reader.next_id)
        log, of_log = read_change_log(tables, self._source)
        controls = [*read.controls, *added_controls]
        budget = Budget(settings, read.areas, kept.lines, controls, pots, mutes, told_of)
        stated = Bindings(controls=of_controls, pots=of_pots, mutes=of_mutes, narratives=of_narratives)
        bindings = replace(stated, log=of_log, found=kept.binding, kept=kept.kept)
        told = [
            *found.findings,
            *read.findings,
            *kept.findings,
            *odd,
            *TotalComparer(layout, read, self._structure, self._source, amounts).findings(),
            *oddities(layout, read, self._structure, self._source),
        ]
        findings = tuple(_once(told))
        told_apart = (found.stated, found.apart, found.questions)
        return FoundBudget(layout, budget, bindings, findings, *told_apart, log, found.versions)


def _added_controls(
    tables: Iterable[tuple[Sheet, TableDefinition]],
    source: SheetSource,
    settings: Settings,
    reader: LayoutReader,
    findings: list[Finding],
) -> tuple[list[ControlTotal], RowsBinding | None]:
    """Read the control totals of an added sheet, which stand behind those that the workbook's own tables state."""
    for sheet, table in tables:
        if table.name == CONTROLS_TABLE:
            return read_controls(sheet, table, source, settings, NO_CONVERSION, reader.next_id, findings)
    return [], None


def find_budget(
    package: Package, structure: Structure, source: SheetSource, said: ReadAs, layout: Layout | None = None
) -> FoundBudget:
    """Find the tables of a workbook (or take them as a layout has them) and read them. Raises FileProblem."""
    reading = FoundReading(package, structure, source)
    return reading.find(said) if layout is None else reading.read(layout)


def _once(findings: list[Finding]) -> Iterator[Finding]:
    return iter(dict.fromkeys(findings))

"""Opening: a package becomes a budget in which every line knows its sheet and row, plus findings with sheet and cell.

Blank, nil and unreadable stay three things; formulas keep their text and value; columns the app does not know are kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from model.areas import Area
from model.budget import Budget
from model.change_log import LogEntry
from model.collecting import without_collecting
from model.controls import ControlTotal
from model.findings import Finding, Level
from model.lines import Line
from model.money import Unit
from model.progress import Progress, silent
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import Bindings
from model.workbook.conversion import NO_CONVERSION, NOTHING_SAID, NOTHING_STATED, Conversion, ReadAs, Stated
from model.workbook.finding.layout import Layout
from model.workbook.finding.questions import Question
from model.workbook.found_opening import FoundBudget, find_budget
from model.workbook.hidden_columns import hidden_figures
from model.workbook.layout import (
    CONTROLS_TABLE,
    LINES_PREFIX,
    SETTINGS_TABLE,
    VERSION_LINES_TABLE,
    field_of_heading,
    line_columns,
)
from model.workbook.linked_files import linked_files
from model.workbook.merged_cells import figures_under_merges
from model.workbook.never_calculated import is_never_calculated
from model.workbook.overtyped_totals import overtyped_totals
from model.workbook.package import Package
from model.workbook.protection import Protection, locked_amounts
from model.workbook.reading_change_log import read_change_log
from model.workbook.reading_columns import is_lines_table
from model.workbook.reading_controls import read_controls
from model.workbook.reading_headings import headings_of
from model.workbook.reading_lines import LinesReader
from model.workbook.reading_mutes import read_mutes
from model.workbook.reading_narratives import read_narratives
from model.workbook.reading_pots import read_pots
from model.workbook.reading_settings import read_settings, years_in
from model.workbook.reading_versions import StoredVersions
from model.workbook.rows_below import rows_below
from model.workbook.sheet_source import SheetSource
from model.workbook.shown_otherwise import shown_otherwise
from model.workbook.stale_amounts import stale_amounts
from model.workbook.structure import Structure, TableDefinition, read_structure


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook as it was opened. `questions` are what only the officer can tell of one that others laid out."""

    package: Package
    structure: Structure
    source: SheetSource
    budget: Budget
    bindings: Bindings
    findings: tuple[Finding, ...]
    said: ReadAs = NOTHING_SAID
    stated: Stated = NOTHING_STATED
    conversion: Conversion = NO_CONVERSION
    layout: Layout | None = None
    log: tuple[LogEntry, ...] = ()
    versions: StoredVersions = field(default_factory=StoredVersions)
    questions: tuple[Question, ...] = ()


def open_bytes(
    data: bytes,
    file: str,
    progress: Progress = silent,
    said: ReadAs = NOTHING_SAID,
    layout: Layout | None = None,
) -> Opened:
    """Open the bytes of a workbook called `file`, as the officer says of it what it does not state itself.

    `layout` is how a workbook that others laid out is to be read; it is found where it is not given. Raises
    FileProblem, or Cancelled from `progress`.
    """
    with without_collecting():
        return _open(data, file, progress, said, layout)


def _open(data: bytes, file: str, progress: Progress, said: ReadAs, layout: Layout | None) -> Opened:
    package = Package(data, file)
    structure = read_structure(package, file)
    source = SheetSource(package, structure, file)
    findings: list[Finding] = []
    bindings = Bindings()
    own: Settings | None = None
    stated = NOTHING_STATED
    every_table = [(sheet, table) for sheet in structure.sheets for table in sheet.tables]
    for sheet, table in every_table:
        if table.name == SETTINGS_TABLE:
            own, stated, bindings.settings = read_settings(sheet, table, source, said, findings)
    tables = [
        (sheet, table)
        for sheet, table in every_table
        if table.name != VERSION_LINES_TABLE and is_lines_table(table, sheet, findings)
    ]
    is_own = _is_own(table for _, table in every_table)
    structure = structure if is_own else _with_its_state(structure, source)
    found = None if is_own else find_budget(package, structure, source, said, layout)
    if found is not None and found.layout.regions:
        opened = _found(package, structure, source, said, found)
        return replace(opened, versions=StoredVersions.of(every_table, source))
    findings.extend(found.findings if found and not tables else ())
    headings = {table.part: headings_of(sheet, table, source) for sheet, table in tables}
    years = years_in(chain.from_iterable(headings.values()), own)
    settings = replace(own, years=years) if own else Settings(years, unit=said.unit or Unit.MILLIONS)
    conversion = Conversion(
        bool(said.holds_levels) and not stated.basis, bool(said.shows_savings_positive) and not stated.savings
    )
    if tables and own is None:
        findings.extend(_assumed(settings, said, file))
    reader = LinesReader(settings, source, findings, own.years if own else (), conversion)
    areas: list[Area] = []
    lines: list[Line] = []
    for count, (sheet, table) in enumerate(tables):
        progress(f"Reading {sheet.name}", (count + 1) / (len(tables) + 1))
        area, its_lines, binding = reader.read(sheet, table, headings[table.part])
        areas.append(area)
        lines.extend(its_lines)
        bindings.lines[area.id] = binding
    controls: list[ControlTotal] = []
    for sheet, table in every_table:
        if table.name == CONTROLS_TABLE:
            controls, bindings.controls = read_controls(
                sheet, table, source, settings, conversion, reader.next_id, findings
            )
    pots, bindings.pots = read_pots(every_table, source, settings, reader.next_id, findings)
    mutes, bindings.mutes = read_mutes(every_table, source, reader.next_id)
    told_of, bindings.narratives = read_narratives(every_table, source, reader.next_id)
    log, bindings.log = read_change_log(every_table, source)
    versions = StoredVersions.of(every_table, source)
    source.prove_well_formed()
    if not tables:
        message = f"Nothing was read from {file}: no table of it could be taken as pressures and savings by year."
        findings.append(Finding(Level.ERROR, "no tables found", message))
    budget = Budget(settings, areas, lines, controls, pots, mutes, told_of)
    findings.extend(_noticed(package, structure, source, bindings, budget))
    if conversion.is_plain:
        findings.extend(overtyped_totals(budget, bindings, source))
    told = tuple(findings)
    questions = found.questions if found is not None and not tables else ()
    opened = Opened(package, structure, source, budget, bindings, told, said, stated, conversion)
    return replace(opened, log=log, versions=versions, questions=questions)


def _with_its_state(structure: Structure, source: SheetSource) -> Structure:
    """Return the structure of a workbook that others laid out with whether any program has calculated it."""
    awaits = structure.awaits_calculation or is_never_calculated(structure, source)
    return replace(structure, awaits_calculation=awaits)


def _noticed(
    package: Package, structure: Structure, source: SheetSource, bindings: Bindings, budget: Budget
) -> Iterator[Finding]:
    """Yield what is odd about a workbook in the app's own layout, beside what was told while it was read."""
    yield from _oddities(structure, budget.areas, bindings)
    yield from linked_files(package, structure.workbook_part, source.file)
    yield from figures_under_merges(bindings, budget, source)
    yield from hidden_figures(budget, bindings, source)
    yield from shown_otherwise(package, structure, bindings, source)
    yield from stale_amounts(budget, bindings, structure, source)
    yield from rows_below(bindings, source)
    yield from locked_amounts(bindings, source, Protection(package, structure, source.file))


def _is_own(tables: Iterable[TableDefinition]) -> bool:
    """Tell by its tables whether a workbook is in the app's own layout: a table of settings, or one of its columns."""
    return any(
        each.name == SETTINGS_TABLE or (each.name.startswith(LINES_PREFIX) and _is_ours(each)) for each in tables
    )


def _is_ours(table: TableDefinition) -> bool:
    """Tell whether a table has most of the app's own columns; others may call theirs `Lines_`, too."""
    words = [field for field in line_columns(()) if field.year is None]
    found = {field_of_heading(heading) for heading in table.columns}
    return sum(field in found for field in words) * 2 > len(words)


def _found(package: Package, structure: Structure, source: SheetSource, said: ReadAs, found: FoundBudget) -> Opened:
    source.prove_well_formed()
    findings = [
        *found.findings,
        *_oddities(structure, [], Bindings()),
        *linked_files(package, structure.workbook_part, source.file),
    ]
    return Opened(
        package,
        structure,
        source,
        found.budget,
        found.bindings,
        tuple(findings),
        said,
        found.stated,
        found.conversion,
        found.layout,
        found.log,
        questions=found.questions,
    )


def _assumed(settings: Settings, said: ReadAs, file: str) -> Iterator[Finding]:
    """Yield a warning of what neither the workbook nor the officer says."""
    taken = [
        words
        for words, known in (
            (f"as {settings.unit.symbol}", said.unit),
            ("as year on year", said.holds_levels),
            ("with savings as negative figures", said.shows_savings_positive),
        )
        if known is None
    ]
    if taken:
        message = f"{file} has no table of settings, so its amounts are taken {', '.join(taken)}; check that it is so."
        yield Finding(Level.WARNING, "assumed", message)


def _oddities(structure: Structure, areas: Sequence[Area], bindings: Bindings) -> Iterator[Finding]:
    if structure.uses_1904:
        message = "The workbook counts its dates from 1904; dates in it are left as they are."
        yield Finding(Level.NOTE, "1904 dates", message)
    names: dict[str, str] = {}
    for area in areas:
        binding = bindings.lines[area.id]
        sheet = binding.sheet
        if area.name.lower() in names:
            others = f"sheets “{names[area.name.lower()]}” and “{sheet.name}”"
            message = f"The area {area.name} stands twice ({others}); rename one."
            cell = address(*binding.heading_cell) if binding.heading_cell else ""
            yield Finding(Level.WARNING, "repeated area", message, sheet.name, cell, area_id=area.id)
        names.setdefault(area.name.lower(), sheet.name)
        if sheet.hidden and binding.rows:
            message = (
                f"The sheet “{sheet.name}” is hidden but its {len(binding.rows)} lines count in the totals; "
                "unhide it in Excel to see them."
            )
            yield Finding(Level.WARNING, "hidden sheet", message, sheet.name, area_id=area.id)

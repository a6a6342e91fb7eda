"""What a save adds to the change log: rows behind the last one, or the whole sheet where there is none yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from model.budget import Snapshot
from model.change_log import UNSIGNED, LogEntry, Signature, entries_between
from model.findings import Finding, Level
from model.log_credits import Credits, credited
from model.problems import FileProblem
from model.workbook.added_rows import log_rows, text_write
from model.workbook.bindings import LogBinding
from model.workbook.growth import Growth
from model.workbook.opening import Opened
from model.workbook.protection import Protection
from model.workbook.save_writes import SavePlan
from model.workbook.table_rows import refuse_extent
from model.workbook.workbook_xml import has_fixed_sheets
from model.workbook.xml import decoded


@dataclass(frozen=True, slots=True)
class LogWish:
    """That a save is to be logged: who signs (None: only a log that is there already is added to), and when.

    `credits` name who made, in a copy, what a merge brought.
    """

    when: str
    signature: Signature | None = None
    credits: Credits = field(default_factory=dict)


def now() -> str:
    """Return the moment as the log writes it, to the second, in the time of this place."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")


def entries_of(old: Snapshot, new: Snapshot, wish: LogWish) -> list[LogEntry]:
    """Return the entries of a save, signed by the organisation where nobody is named."""
    signature = wish.signature or Signature(new.settings.organisation or UNSIGNED)
    return credited(entries_between(old, new, signature, wish.when), wish.credits)


def add_to_log(
    plan: SavePlan, opened: Opened, old: Snapshot, new: Snapshot, wish: LogWish, file: str, *, keeps_more: bool = False
) -> tuple[tuple[LogEntry, ...], tuple[Finding, ...]]:
    """Plan the entries of a save; returns those that will be in the file, and a warning where they cannot be.

    Only the app's own layout gets a new sheet, or one of others' making that `keeps_more`, and only where somebody
    signs. The work is saved in any case.
    """
    binding = opened.bindings.log
    may_begin = wish.signature is not None and (opened.stated.savings or keeps_more)
    if plan.is_empty or (binding is None and not may_begin):
        return (), ()
    entries = tuple(entries_of(old, new, wish))
    if not entries:
        return (), ()
    if binding is None:
        if _has_fixed_sheets(opened, file):
            return (), (_not_begun(file),)
        plan.sheets.append(log_rows(entries))
        return entries, ()
    last = max(binding.next_row + len(entries) - 1, binding.table.last_row)
    try:
        _refuse(opened, binding, last, len(entries), file)
    except FileProblem as problem:
        return (), (_not_added(binding, problem),)
    _append(plan, opened, binding, entries, last)
    return entries, ()


def _has_fixed_sheets(opened: Opened, file: str) -> bool:
    part = opened.structure.workbook_part
    return has_fixed_sheets(decoded(opened.package.read(part), file, part))


def _not_begun(file: str) -> Finding:
    message = (
        f"The work was saved, but {file} has no change log and none could be begun: its structure is protected, so "
        "that it takes no new sheet. Remove the protection in Excel to have one."
    )
    return Finding(Level.WARNING, "change log", message)


def _refuse(opened: Opened, binding: LogBinding, last: int, count: int, file: str) -> None:
    if any(column is None for column in binding.columns):
        raise FileProblem("One of its columns is gone.")
    cells = opened.source.cells(binding.sheet)
    refuse_extent(binding, last, cells, file)
    rows = range(binding.next_row, binding.next_row + count)
    columns = [column for column in binding.columns if column is not None]
    protection = Protection(opened.package, opened.structure, file)
    protection.refuse_locked(binding.sheet, cells, [(row, column) for row in rows for column in columns])


def _not_added(binding: LogBinding, problem: FileProblem) -> Finding:
    message = (
        f"The work was saved, but nothing was added to the change log on the sheet “{binding.sheet.name}”: {problem}"
    )
    return Finding(Level.WARNING, "change log", message, binding.sheet.name)


def _append(plan: SavePlan, opened: Opened, binding: LogBinding, entries: Sequence[LogEntry], last: int) -> None:
    table, sheet = binding.table, binding.sheet
    pattern = opened.source.cells(sheet).row(max(binding.next_row - 1, table.first_row))
    writes = plan.writes.setdefault(sheet.name, {})
    for row, entry in enumerate(entries, start=binding.next_row):
        for column, text in zip(binding.columns, entry, strict=True):
            if column is not None:
                style = pattern[column].style if column in pattern and binding.next_row > table.first_row else ""
                writes[row, column] = text_write(text, style)
    block = table.block._replace(bottom=last + table.totals_rows)
    if block != table.block:
        plan.tables[table.part] = (table, block)
        plan.growths[sheet.name] = (*plan.growths.get(sheet.name, ()), Growth(table.block, block))
    plan.touched_tables.append((sheet, block))

"""A new workbook in the app's own layout, written by XlsxWriter: About, one sheet an area, control totals.

Text is written as text and figures as figures, always; totals are live formulas with their right cached values.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook

from model.budget import Budget
from model.change_log import LogEntry
from model.versions.frozen import FrozenVersion
from model.workbook import layout
from model.workbook.names import sheet_name
from model.workbook.new_area_sheet import AreaSheetWriter
from model.workbook.new_formats import Formats
from model.workbook.new_rows import put_text
from model.workbook.new_versions import write_versions
from model.workbook.new_year_table import YearRow, YearTable, checked, prepare

_ABOUT_WIDTHS = (24, 90)
_STATED_SHEETS = (layout.NARRATIVE, layout.CONTROLS, layout.POTS, layout.MUTES)
_OTHER_SHEETS = (*_STATED_SHEETS, layout.CHANGE_LOG, layout.VERSIONS, layout.VERSION_LINES)


def write_new_workbook(
    budget: Budget,
    about: Sequence[str] = (),
    log: Sequence[LogEntry] = (),
    versions: Sequence[FrozenVersion] = (),
) -> bytes:
    """Return the bytes of a new workbook that holds the budget; `about` are sentences for the About sheet.

    `log` are the entries of the change log that goes along, `versions` the frozen ones.
    Raises FileProblem when something cannot be written as it stands.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    settings = budget.settings
    workbook.set_properties(
        {"title": settings.title, "author": settings.organisation, "company": settings.organisation}
    )
    formats = Formats(workbook, settings)
    taken = [layout.ABOUT]
    _write_about(workbook, formats, budget, about)
    tables: list[str] = []
    for area in budget.areas:
        name = sheet_name(area.name, [*taken, *_OTHER_SHEETS])
        taken.append(name)
        AreaSheetWriter(workbook.add_worksheet(name), formats, budget, tables).write(area)
    if budget.narratives:
        _write_narratives(workbook, formats, budget)
    if budget.controls:
        _write_controls(workbook, formats, budget)
    if budget.pots:
        _write_pots(workbook, formats, budget)
    if budget.mutes:
        _write_mutes(workbook, formats, budget)
    if log:
        _write_log(workbook, formats, log)
    if versions:
        write_versions(workbook, formats, budget.settings, versions)
    workbook.close()
    return out.getvalue()


def _setting_rows(budget: Budget) -> list[tuple[str, str]]:
    settings = budget.settings
    values = {
        "organisation": settings.organisation,
        "directorate": settings.directorate,
        "service": settings.service,
        "title": settings.title,
        "unit": settings.unit.symbol,
        "decimals": str(settings.decimals),
        "years": ", ".join(year.label for year in settings.years),
        "basis": settings.basis,
        "negatives": settings.negatives.value,
        "marking": settings.marking,
        "version": settings.version,
        "format": layout.FORMAT,
    }
    rows = [(heading, values[name]) for name, heading in layout.SETTING_HEADINGS.items()]
    return rows + list(settings.extra.items())


def _write_about(workbook: Workbook, formats: Formats, budget: Budget, about: Sequence[str]) -> None:
    sheet = workbook.add_worksheet(layout.ABOUT)
    prepare(sheet)
    for column, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(column, column, width)
    put_text(sheet, 0, 0, budget.settings.title or layout.ABOUT, formats.heading)
    row = 2
    for sentence in about:
        checked(sheet.merge_range(row, 0, row, 1, "", formats.wrapped), "a sentence")
        put_text(sheet, row, 0, sentence, formats.wrapped)
        sheet.set_row(row, formats.height(sentence, sum(_ABOUT_WIDTHS)))
        row += 1
    row += bool(about)
    rows = _setting_rows(budget)
    headings: list[dict[str, Any]] = [
        {"header": heading, "header_format": formats.column_heading} for heading in ("Setting", "Value")
    ]
    options = {"name": layout.SETTINGS_TABLE, "columns": headings, "style": formats.table_style, "autofilter": False}
    checked(sheet.add_table(row, 0, row + len(rows), 1, options), "the settings")
    for offset, (heading, value) in enumerate(rows, start=row + 1):
        put_text(sheet, offset, 0, heading, formats.text)
        put_text(sheet, offset, 1, value, formats.text)


def _write_controls(workbook: Workbook, formats: Formats, budget: Budget) -> None:
    scope, name, kind, source, date = layout.CONTROL_HEADINGS
    widths = layout.CONTROL_WIDTHS
    unit = budget.settings.unit.symbol
    sheet = YearTable(
        layout.CONTROLS,
        layout.CONTROLS_STATEMENT.format(unit=unit),
        layout.CONTROLS_TABLE,
        {scope: widths[0], name: widths[1], kind: widths[2]},
        {source: widths[3], date: widths[4]},
        frozen_columns=2,
    )
    rows = [
        YearRow((each.scope.value, each.name, each.kind), each.amounts, (each.source, each.date))
        for each in budget.controls
    ]
    sheet.write(workbook, formats, budget.years, rows)


def _write_log(workbook: Workbook, formats: Formats, log: Sequence[LogEntry]) -> None:
    *before, reason = zip(layout.CHANGE_LOG_HEADINGS, layout.CHANGE_LOG_WIDTHS, strict=True)
    sheet = YearTable(
        layout.CHANGE_LOG,
        layout.CHANGE_LOG_STATEMENT,
        layout.CHANGE_LOG_TABLE,
        dict(before),
        dict([reason]),
        frozen_columns=0,
    )
    sheet.write(workbook, formats, (), [YearRow(entry[:-1], (), entry[-1:]) for entry in log])


def _write_mutes(workbook: Workbook, formats: Formats, budget: Budget) -> None:
    columns = dict(zip(layout.MUTE_HEADINGS, layout.MUTE_WIDTHS, strict=True))
    sheet = YearTable(layout.MUTES, layout.MUTES_STATEMENT, layout.MUTES_TABLE, columns, {}, frozen_columns=0)
    rows = [YearRow((each.rule, each.finding, each.reason, each.who, each.when), (), ()) for each in budget.mutes]
    sheet.write(workbook, formats, (), rows)


def _write_narratives(workbook: Workbook, formats: Formats, budget: Budget) -> None:
    columns = dict(zip(layout.NARRATIVE_HEADINGS, layout.NARRATIVE_WIDTHS, strict=True))
    sheet = YearTable(
        layout.NARRATIVE, layout.NARRATIVE_STATEMENT, layout.NARRATIVE_TABLE, columns, {}, frozen_columns=0
    )
    rows = [YearRow((each.area, each.heading, each.text), (), ()) for each in budget.narratives]
    sheet.write(workbook, formats, (), rows)


def _write_pots(workbook: Workbook, formats: Formats, budget: Budget) -> None:
    name, ends, notes = layout.POT_HEADINGS
    unit = budget.settings.unit.symbol
    sheet = YearTable(
        layout.POTS,
        layout.POTS_STATEMENT.format(unit=unit),
        layout.POTS_TABLE,
        {name: layout.POT_WIDTHS[0]},
        {ends: layout.POT_WIDTHS[1], notes: layout.POT_WIDTHS[2]},
        frozen_columns=1,
    )
    rows = [YearRow((pot.name,), pot.amounts, (pot.ends.label if pot.ends else "", pot.notes)) for pot in budget.pots]
    sheet.write(workbook, formats, budget.years, rows)

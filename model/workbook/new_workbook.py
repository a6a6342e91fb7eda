"""A new workbook in the app's own layout, written by XlsxWriter: About, one sheet an area, control totals.

Text is written as text and figures as figures, always; totals are live formulas with their right cached values.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from model.budget import Budget
from model.problems import FileProblem
from model.workbook import layout
from model.workbook.names import sheet_name
from model.workbook.new_area_sheet import AreaSheetWriter
from model.workbook.new_formats import Formats
from model.workbook.new_rows import amount_figure, put_text

_ABOUT_WIDTHS = (24, 90)
_CONTROL_WIDTHS = {"Scope": 12, "Name": 40, "Kind": 12, "Source": 60, "Date": 14}
_POT_WIDTHS = {"Pot": 40, "Ends": 12, "Notes": 60}
_YEAR_WIDTH = 13


def write_new_workbook(budget: Budget, about: Sequence[str] = ()) -> bytes:
    """Return the bytes of a new workbook that holds the budget; `about` are sentences for the About sheet.

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
        name = sheet_name(area.name, [*taken, layout.CONTROLS, layout.POTS])
        taken.append(name)
        AreaSheetWriter(workbook.add_worksheet(name), formats, budget, tables).write(area)
    if budget.controls:
        _write_controls(workbook, formats, budget)
    if budget.pots:
        _write_pots(workbook, formats, budget)
    workbook.close()
    return out.getvalue()


def checked(result: int | None, what: str) -> None:
    """Raise FileProblem when XlsxWriter reports by a negative code that it did not write something."""
    if result is not None and result < 0:
        raise FileProblem(f"The workbook cannot be written: Excel has no room for {what}.")


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
    _prepare(sheet)
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
    sheet = workbook.add_worksheet(layout.CONTROLS)
    _prepare(sheet)
    put_text(sheet, 0, 0, layout.CONTROLS, formats.heading)
    unit = budget.settings.unit.symbol
    statement = f"{unit}, year on year. Figures agreed or published elsewhere, to which the lines must cast."
    put_text(sheet, 1, 0, statement, formats.text)
    years = [year.label for year in budget.years]
    headings = [*layout.CONTROL_HEADINGS[:3], *years, *layout.CONTROL_HEADINGS[3:]]
    columns: list[dict[str, Any]] = []
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _CONTROL_WIDTHS.get(heading, _YEAR_WIDTH))
        style = formats.year_heading if heading in years else formats.column_heading
        columns.append({"header": heading, "header_format": style})
    top = 3
    options = {"name": layout.CONTROLS_TABLE, "columns": columns, "style": formats.table_style, "autofilter": False}
    checked(sheet.add_table(top, 0, top + len(budget.controls), len(headings) - 1, options), "the control totals")
    for row, control in enumerate(budget.controls, start=top + 1):
        words = [control.scope.value, control.name, control.measure.value]
        for column, text in enumerate(words):
            put_text(sheet, row, column, text, formats.text)
        for column, amount in enumerate(control.amounts, start=len(words)):
            amount_figure(sheet, row, column, amount, formats)
        for column, text in enumerate((control.source, control.date), start=len(words) + len(years)):
            put_text(sheet, row, column, text, formats.text)
    sheet.freeze_panes(top + 1, 2)


def _write_pots(workbook: Workbook, formats: Formats, budget: Budget) -> None:
    sheet = workbook.add_worksheet(layout.POTS)
    _prepare(sheet)
    put_text(sheet, 0, 0, layout.POTS, formats.heading)
    unit = budget.settings.unit.symbol
    statement = f"{unit}, year on year. Temporary money; a line is met from a pot when its funding source is its name."
    put_text(sheet, 1, 0, statement, formats.text)
    years = [year.label for year in budget.years]
    columns: list[dict[str, Any]] = []
    for column, heading in enumerate([layout.POT_HEADINGS[0], *years, *layout.POT_HEADINGS[1:]]):
        sheet.set_column(column, column, _POT_WIDTHS.get(heading, _YEAR_WIDTH))
        style = formats.year_heading if heading in years else formats.column_heading
        columns.append({"header": heading, "header_format": style})
    top = 3
    options = {"name": layout.POTS_TABLE, "columns": columns, "style": formats.table_style, "autofilter": False}
    checked(sheet.add_table(top, 0, top + len(budget.pots), len(columns) - 1, options), "the pots")
    for row, pot in enumerate(budget.pots, start=top + 1):
        put_text(sheet, row, 0, pot.name, formats.text)
        for column, amount in enumerate(pot.amounts, start=1):
            amount_figure(sheet, row, column, amount, formats)
        for column, text in enumerate((pot.ends.label if pot.ends else "", pot.notes), start=1 + len(years)):
            put_text(sheet, row, column, text, formats.text)
    sheet.freeze_panes(top + 1, 1)


def _prepare(sheet: Worksheet) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)

"""How long annexes of 10,000 lines take, proved, against a bare loop over the same cells."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter

from exporters.annex import Annex
from exporters.annexes.registry import annex_kind
from exporters.data.csv_writer import write_csv
from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.writer import planned_sheets, write_excel
from exporters.proof import agreeing
from exporters.request import AnnexRequest
from exporters.source import Source
from model.budget import Budget
from model.collecting import without_collecting
from model.money import Unit
from tests.benchmarks.measuring import Ratio, compared, timed

_DAY = datetime(2026, 1, 9, tzinfo=UTC)


def ratios(budget: Budget) -> list[Ratio]:
    """Compare the schedule of a budget as Excel and as CSV."""
    request = AnnexRequest(Unit.MILLIONS, 3, Source("Budget.xlsx", "0" * 64), _DAY)
    annex = annex_kind("schedule").build(budget, request)
    plans = planned_sheets(annex)
    return [
        compared(
            "Excel annex of 10,000 lines, verified / bare XlsxWriter loop",
            timed(lambda: _excel(annex)),
            timed(lambda: _bare_excel(plans)),
            rounds=3,
            aim=1.2,
        ),
        compared(
            "CSV of 10,000 lines / csv.writer",
            timed(lambda: write_csv(annex)),
            timed(lambda: _bare_csv(annex)),
            rounds=5,
            aim=1.0,
        ),
    ]


def _excel(annex: Annex) -> bytes:
    with without_collecting():  # as every export does
        plans = planned_sheets(annex)
        data = write_excel(annex, plans, _DAY)
        agreeing.agree_excel(annex, plans, data)
        return data


def _bare_excel(plans: Sequence[SheetPlan]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    words = book.add_format({"text_wrap": True})
    figures = book.add_format({"num_format": "#,##0.000"})
    for plan in plans:
        sheet = book.add_worksheet(plan.name)
        for place, row in enumerate(plan.rows):
            for column, cell in enumerate(row.cells):
                formula = row.formulas[column - plan.words] if row.formulas and column >= plan.words else ""
                if formula and isinstance(cell, Decimal):
                    sheet.write_formula(place, column, formula, figures, float(cell))
                elif isinstance(cell, Decimal):
                    sheet.write_number(place, column, float(cell), figures)
                elif cell:
                    sheet.write_string(place, column, cell, words)
                else:
                    sheet.write_blank(place, column, None, words)
    book.close()
    return out.getvalue()


def _bare_csv(annex: Annex) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    years = [column.year.label for column in annex.amount_columns]
    for row in annex.data_rows():
        for year, amount in zip(years, row.amounts, strict=True):
            writer.writerow([*row.data, year, annex.basis, amount, "GBP"])
    return text.getvalue().encode()

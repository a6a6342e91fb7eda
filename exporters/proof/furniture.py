"""Whether an annex's sheet shows what it was exported to show: nothing hidden or covered, marking and version below."""

from collections.abc import Iterator

from exporters.excel.footing import foot_code, foot_words
from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.sums import column_letter
from model.findings import Finding, Level
from model.workbook.annex_cells import AnnexSheet

HIDDEN, REPEATED = "hidden in the annex", "foot differs"


def furniture_differs(sheet: AnnexSheet, plan: SheetPlan) -> Iterator[Finding]:
    """Yield a finding for each thing that is hidden, and for headers and feet that do not say what the budget says."""
    if sheet.is_hidden:
        message = f"The sheet “{plan.name}” is hidden in the annex; it was exported to be seen."
        yield Finding(Level.ERROR, HIDDEN, message, plan.name)
    for column in sheet.hidden_columns:
        letter = column_letter(column)
        message = f"The column {letter} of {plan.name} is hidden in the annex; it was exported to be seen."
        yield Finding(Level.ERROR, HIDDEN, message, plan.name, f"{letter}1")
    for row in sheet.hidden_rows:
        message = f"The row {row + 1} of {plan.name} is hidden in the annex; it was exported to be seen."
        yield Finding(Level.ERROR, HIDDEN, message, plan.name, f"A{row + 1}")
    for row, column in sheet.covered:
        cell = f"{column_letter(column)}{row + 1}"
        message = f"The cell {cell} of {plan.name} lies hidden under merged cells in the annex and holds something."
        yield Finding(Level.ERROR, HIDDEN, message, plan.name, cell)
    yield from _put_over(sheet, plan)
    yield from _unprinted(sheet, plan)
    printing = plan.printing
    wanted = foot_words(foot_code(printing.marking, printing.version)) if printing else ""
    said = {foot_words(code) for code in sheet.repeated} - {""}
    for words in sorted(said - {wanted}) or ([""] if wanted not in said and wanted else []):
        message = (
            f"The annex's pages are headed or footed “{_plain(words)}” where the workbook says “{_plain(wanted)}”."
        )
        yield Finding(Level.ERROR, REPEATED, message, plan.name)


def _put_over(sheet: AnnexSheet, plan: SheetPlan) -> Iterator[Finding]:
    if plan.charts and not sheet.has_objects:
        message = f"{plan.name} has lost its charts; export the annex again."
        yield Finding(Level.ERROR, HIDDEN, message, plan.name)
    laid = (
        (sheet.has_conditions, "conditional formats, which can hide figures or show them otherwise"),
        (sheet.has_objects and not plan.charts, "pictures, shapes or comments, which can cover figures"),
    )
    for is_laid, what in laid:
        if is_laid:
            message = f"{plan.name} has {what}, in the annex; it was exported without."
            yield Finding(Level.ERROR, HIDDEN, message, plan.name)


def _unprinted(sheet: AnnexSheet, plan: SheetPlan) -> Iterator[Finding]:
    """Yield a finding for the first cell that holds something and is outside the part that is printed."""
    columns = plan.printing.columns or len(plan.widths) if plan.printing else 0
    for row, cells in enumerate(sheet.rows if sheet.printed else ()):
        for column, value in enumerate(cells[:columns]):
            is_printed = any(
                block.top <= row + 1 <= block.bottom and block.left <= column + 1 <= block.right
                for block in sheet.printed
            )
            if value not in ("", None) and not is_printed:
                cell = f"{column_letter(column)}{row + 1}"
                message = f"The cell {cell} of {plan.name} is left out when the annex is printed; it was to be printed."
                yield Finding(Level.ERROR, HIDDEN, message, plan.name, cell)
                return


def _plain(words: str) -> str:
    return words.replace("Page &P of &N", "").strip()

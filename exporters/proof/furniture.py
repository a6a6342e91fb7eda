"""Whether an annex's sheet shows what it was exported to show: nothing hidden, marking and version at the foot."""

from collections.abc import Iterator

from exporters.excel.footing import foot_code, foot_words
from exporters.excel.formulas import column_letter
from exporters.excel.sheet_plan import SheetPlan
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
    printing = plan.printing
    wanted = foot_words(foot_code(printing.marking, printing.version)) if printing else ""
    said = {foot_words(code) for code in sheet.repeated} - {""}
    for words in sorted(said - {wanted}) or ([""] if wanted not in said and wanted else []):
        message = (
            f"The annex's pages are headed or footed “{_plain(words)}” where the workbook says “{_plain(wanted)}”."
        )
        yield Finding(Level.ERROR, REPEATED, message, plan.name)


def _plain(words: str) -> str:
    return words.replace("Page &P of &N", "").strip()

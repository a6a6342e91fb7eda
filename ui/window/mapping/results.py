"""What reading a workbook so would yield: its lines and totals by area, and all that is odd or not understood."""

from collections.abc import Iterator, Sequence

from model.controls import Measure
from model.findings import Finding, Level
from model.money import Amount, format_amount
from model.totals import Tally
from model.workbook.finding.questions import Question
from model.workbook.found_opening import FoundBudget
from ui.window.findings_model import LEVEL_WORDS
from ui.window.text_table import TextRow

_MEASURES = (
    (Measure.PRESSURES, "Pressures & Additional Funding"),
    (Measure.SAVINGS, "Savings"),
    (Measure.NET, "Net change"),
)
FINDING_HEADINGS = ("Level", "What was noticed", "Cell")
_ASKED = {
    Question.YEARS: "which years the headings mean",
    Question.UNIT: "the unit",
    Question.BASIS: "whether amounts are changes or levels",
    Question.SAVINGS: "how savings are shown",
    Question.VERSION: "which of several columns for a year counts",
}


def result_rows(found: FoundBudget) -> tuple[tuple[str, ...], list[TextRow]]:
    """Return the headings and the rows of lines and totals; a line's row is about its id."""
    budget = found.budget
    headings = ("Line", "Type", *(year.label for year in budget.years))
    return headings, list(_rows(found)) if budget.years else []


def _rows(found: FoundBudget) -> Iterator[TextRow]:
    budget = found.budget
    unit = budget.settings.unit.symbol
    yield from _totals(f"All {budget.line_count:,} lines, {unit} year on year", budget.totals.directorate, found)
    for area in budget.areas:
        heading = f"{area.name} ({area.service})" if area.service else area.name
        yield from _totals(heading, budget.totals.area(area.id), found)
        for line in budget.lines_of(area.id):
            words = " ".join(part for part in (line.reference, line.title) if part) or line.name
            figures = (_shown(amount, found) for amount in line.amounts)
            yield TextRow((words, line.kind.value, *figures), about=line.id)


def _totals(heading: str, tally: Tally, found: FoundBudget) -> Iterator[TextRow]:
    yield TextRow((heading,), is_strong=True)
    for measure, words in _MEASURES:
        yield TextRow((words, "", *(_shown(amount, found) for amount in tally.measure(measure))), is_strong=True)


def _shown(amount: Amount, found: FoundBudget) -> str:
    settings = found.budget.settings
    return format_amount(amount, settings.unit, settings.decimals, settings.negatives, blank="")


def finding_rows(findings: Sequence[Finding]) -> list[TextRow]:
    """Return a row for each finding, what is worst first."""
    order = list(Level)
    ranked = sorted(findings, key=lambda finding: order.index(finding.level))
    return [
        TextRow(
            (LEVEL_WORDS[each.level], each.message, f"{each.sheet}!{each.cell}" if each.cell else each.sheet),
            about=each,
        )
        for each in ranked
    ]


def summary(found: FoundBudget, name: str) -> str:
    """Return a sentence or two on what was found, and what has to be said."""
    tables, lines = len(found.layout.regions), found.budget.line_count
    said = (
        f"{tables} table{'s' if tables != 1 else ''} with {lines:,} line{'s' if lines != 1 else ''} "
        f"{'were' if tables != 1 else 'was'} found in {name}."
        if tables
        else f"No table was found in {name} that can be read as it is."
    )
    asked = [_ASKED[question] for question in found.questions]
    if not asked:
        return said
    return f"{said} Only you can say {' and '.join((', '.join(asked[:-1]), asked[-1]) if len(asked) > 1 else asked)}."

"""The annex *certificate*: which workbook the annexes are taken from, the totals it holds, the checks that ran and what
they found, when and by whom. It is what an officer signs, and what a later reader compares.
"""

from collections.abc import Sequence
from decimal import Decimal

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.budget import Budget
from model.checks.titles import TITLES
from model.controls import Measure
from model.findings import Finding, Level
from model.money import format_amount
from model.mutes import mute_of
from model.version import VERSION

SHAPE = Shape(
    name="certificate",
    title="Certificate of checks",
    sheet="Certificate",
    text_columns=(
        TextColumn("Item", "description"),
        TextColumn("Reference", "reference"),
        TextColumn("Place", "area"),
        TextColumn("What was found", "sentence", fills=True),
    ),
    groups=("Part",),
    data_fields=("version", "directorate", "part", "item", "reference", "place", "found"),
    has_amounts=False,
)
_MEASURES = {
    Measure.PRESSURES: "Pressures & Additional Funding",
    Measure.SAVINGS: "Savings",
    Measure.NET: "Net change",
}
EXPORTED_BY = "Exported by"
NOT_STATED = "Not stated."
_NOTHING = "Nothing found."


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget and the findings of the request."""
    writer = _Certificate(budget, request)
    writer.add_origin()
    writer.add_totals()
    writer.add_checks()
    writer.add_findings()
    said = (
        (
            f"Figures are in {request.unit.symbol}, {budget.settings.basis}: the totals that the workbook holds, "
            "whatever basis other annexes show them in."
        ),
        "An error makes a figure wrong or leaves it out; a warning wants a look; a note informs.",
    )
    return framed(SHAPE, budget, request, writer.rows.finished(), said)


class _Certificate:
    """Adds part after part to the rows."""

    def __init__(self, budget: Budget, request: AnnexRequest) -> None:
        self._budget = budget
        self._request = request
        self.rows = Rows(len(SHAPE.text_columns), 0)
        self._part = ""

    def add_origin(self) -> None:
        settings, request, source = self._budget.settings, self._request, self._request.source
        self._begin("The workbook")
        self._add("Workbook", source.name)
        self._add("SHA-256 of the workbook", source.sha256 or "It has not been saved yet.")
        changed = "There are changes that the workbook does not hold yet." if source.changed else "None."
        self._add("Changes not saved", changed)
        self._add("Version", settings.version or NOT_STATED)
        day = statements.day_in_words(request.moment)
        if not request.lines.is_all:
            listed, every = sum(map(request.lines.shows, self._budget.lines())), self._budget.line_count
            self._add("Lines in the schedule", f"{listed:,} of {every:,}: only {request.lines.words}. It is partial.")
        self._add("Exported", f"{day} at {request.moment:%H:%M}")
        self._add(EXPORTED_BY, request.by or NOT_STATED)
        self._add("Exported with", f"Budget Workbook {VERSION}")

    def add_totals(self) -> None:
        self._begin("Totals of the directorate")
        tally = self._budget.totals.directorate
        for measure, title in _MEASURES.items():
            for year, figure in zip(self._budget.years, tally.measure(measure), strict=True):
                self._add(f"{title} {year}", self._figure(figure))

    def add_checks(self) -> None:
        self._begin("Checks that ran")
        for rule, title in TITLES.items():
            self._add(title, _counted([each for each in self._request.findings if each.rule == rule]))
        others = [each for each in self._request.findings if each.rule not in TITLES]
        self._add("The workbook can be read without a doubt", _counted(others))

    def add_findings(self) -> None:
        self._begin("What was found")
        for level in Level:
            for finding in self._request.findings:
                if finding.level is level:
                    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
                    self._add(level.value.capitalize(), self._told(finding), finding.reference, place)
        if not self._request.findings:
            self.rows.heading(_NOTHING, RowKind.NOTE)

    def _told(self, finding: Finding) -> str:
        """Return what was found; of what was muted, too, why it is left as it is."""
        mute = mute_of(self._budget.mutes, finding)
        if mute is None:
            return finding.message
        return f"{finding.message} Left as it is{f' by {mute.who}' if mute.who else ''}: {mute.reason}"

    def _begin(self, part: str) -> None:
        self._part = part
        self.rows.heading(part)

    def _add(self, item: str, found: str, reference: str = "", place: str = "") -> None:
        words = (item, reference, place, found)
        settings = self._budget.settings
        self.rows.line(words, (), (settings.version, settings.directorate, self._part, *words))

    def _figure(self, figure: Decimal) -> str:
        settings = self._budget.settings
        shown = format_amount(figure, self._request.unit, self._request.decimals, settings.negatives)
        return f"{self._request.unit.symbol} {shown}"  # never a sign in front: a CSV would have to guard it


def _counted(findings: Sequence[Finding]) -> str:
    if not findings:
        return _NOTHING
    counts = [(level, sum(finding.level is level for finding in findings)) for level in Level]
    return ", ".join(f"{count} {level.value}{'s' if count > 1 else ''}" for level, count in counts if count) + "."

"""The annex *schedule*: every line by area and reference, with a subtotal a section, the net change of each area, and
the totals of the directorate at the end. Lines without amounts are listed too. On request only the lines that are new
or amended, as in the paper that goes to scrutiny; its totals are then of those lines alone, and it says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.notes import Notes
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest, Lines
from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line, Section
from model.statuses import Standing, standing_of

SHAPE = Shape(
    name="schedule",
    title="Schedule of pressures and savings",
    sheet="Schedule",
    text_columns=(
        TextColumn("Reference", "reference"),
        TextColumn("Status", "status"),
        TextColumn("Type", "type"),
        TextColumn("Title", "title"),
        TextColumn("Description", "description", fills=True),
        TextColumn("Note", "note", optional=True),
    ),
    groups=("Area", "Section"),
    data_fields=(
        "version",
        "directorate",
        "service",
        "area",
        "reference",
        "type",
        "status",
        "recurrence",
        "title",
        "description",
    ),
    lists=True,
)
_CHANGED_TITLE = "Schedule of new and amended pressures and savings"
_CHANGED = (Standing.NEW, Standing.AMENDED)
_UNCOUNTED = "Lines without a known type, counted in no total"


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    return _Builder(budget, request).annex()


class _Builder:
    """Adds area after area to the rows, and keeps the subtotals that the last totals sum."""

    def __init__(self, budget: Budget, request: AnnexRequest) -> None:
        self._budget = budget
        self._request = request
        self._notes = Notes(line.notes for line in budget.lines() if self._shows(line))
        self._shape = _without_notes() if not self._notes.texts else SHAPE
        if request.lines is Lines.CHANGED:
            self._shape = replace(self._shape, title=_CHANGED_TITLE, variant="new and amended")
        self._rows = Rows(len(self._shape.text_columns), len(budget.years), len(self._shape.groups))
        self._subtotals: dict[Section, list[int]] = {section: [] for section in Section}

    def annex(self) -> Annex:
        budget, rows = self._budget, self._rows
        for area in budget.areas:
            self._add_area(area)
        nothing = self._nothing()
        if not nothing:
            rows.heading(statements.scope_name(budget) or "All areas")
            totals = [rows.sum(f"Total {section.title}", parts) for section, parts in self._subtotals.items()]
            rows.sum("Net change", totals, RowKind.TOTAL)
        said = (
            *self._about_the_lines(),
            statements.unit_and_basis(budget.settings, self._request),
            statements.signs(budget.settings),
            statements.blanks(self._request),
            statements.rounding(self._request),
        )
        annex = framed(self._shape, budget, self._request, rows.finished(), said, nothing=nothing)
        return replace(annex, notes=self._notes.texts)

    def _nothing(self) -> str:
        if any(self._shows(line) for line in self._budget.lines()):
            return ""
        if self._request.lines is Lines.CHANGED:
            return "No line of this budget is new or amended."
        return "This budget has no lines." if not self._budget.areas else ""

    def _about_the_lines(self) -> Sequence[str]:
        if self._request.lines is Lines.ALL:
            return ()
        return (
            (
                "Only the lines whose status is New or Amended are listed, and every total is of those lines alone; "
                "the annex year-on-year has the totals of all lines."
            ),
        )

    def _shows(self, line: Line) -> bool:
        return self._request.lines is Lines.ALL or standing_of(line) in _CHANGED

    def _add_area(self, area: Area) -> None:
        budget, rows = self._budget, self._rows
        lines = [line for line in budget.lines_of(area.id) if self._shows(line)]
        if not lines and self._request.lines is Lines.CHANGED:
            return
        several = len(budget.services) > 1 and area.service
        rows.heading(f"{area.full_heading} ({area.service})" if several else area.full_heading, known_as=area.name)
        sums = []
        for section in Section:
            rows.heading(section.title, RowKind.SUBHEADING)
            counted = [line for line in lines if line.section is section and line.kind is not Kind.UNKNOWN]
            positions = self._add_lines(area, counted)
            if not positions:
                rows.heading("No lines.", RowKind.NOTE)
            sums.append(rows.sum(f"Subtotal {section.title}", positions))
            self._subtotals[section].append(sums[-1])
        uncounted = [line for line in lines if line.kind is Kind.UNKNOWN]
        if uncounted:
            rows.heading(_UNCOUNTED, RowKind.SUBHEADING)
            self._add_lines(area, uncounted)
        rows.sum(f"Net change: {area.name}", sums, RowKind.TOTAL)

    def _add_lines(self, area: Area, lines: Iterable[Line]) -> list[int]:
        return [
            self._rows.line(self._texts(line), line.amounts, _data(self._budget, area, line), line.id) for line in lines
        ]

    def _texts(self, line: Line) -> Sequence[str]:
        words = (line.reference, line.status, line.kind.title, line.title, line.description)
        return (*words, self._notes.mark(line.notes)) if self._notes.texts else words


def _without_notes() -> Shape:
    return replace(SHAPE, text_columns=SHAPE.text_columns[:-1])


def _data(budget: Budget, area: Area, line: Line) -> Sequence[str]:
    return (
        budget.settings.version,
        budget.settings.directorate,
        area.service,
        area.name,
        line.reference,
        line.kind.value,
        line.status.lower(),
        line.recurrence.lower(),
        line.title,
        line.description,
    )

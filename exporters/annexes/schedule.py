"""The annex *schedule*: every line by area and reference, with a subtotal a section, the net change of each area, and
the totals of the directorate at the end. Lines without amounts are listed too. On request only the lines of some
statuses, such as those that are new or amended, as in the paper that goes to scrutiny; it then says so, and leads from
the totals of the lines that it lists to those of all lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.notes import Notes
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line, Section
from model.money import total
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
    follows_basis=True,
)
_UNCOUNTED = "Lines without a known type, counted in no total"


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    return _Builder(budget, request).annex()


class _Builder:
    """Adds area after area to the rows, and keeps the subtotals that the last totals sum."""

    def __init__(self, budget: Budget, request: AnnexRequest) -> None:
        self._budget = budget
        self._request = request
        self._notes = Notes(line.notes for line in budget.lines() if request.lines.shows(line))
        self._shape = _without_notes() if not self._notes.texts else SHAPE
        if not request.lines.is_all:
            title = f"Schedule of {request.lines.naming('pressures and savings')}"
            self._shape = replace(self._shape, title=title, variant=request.lines.words)
        columns, years, groups = len(self._shape.text_columns), len(budget.years), len(self._shape.groups)
        self._rows = Rows(columns, years, groups, request.basis)
        self._subtotals: dict[Section, list[int]] = {section: [] for section in Section}

    def annex(self) -> Annex:
        budget, rows = self._budget, self._rows
        for area in budget.areas:
            self._add_area(area)
        nothing = self._nothing()
        if not nothing:
            is_all = self._request.lines.is_all
            left_out = {} if is_all else self._add_left_out()
            rows.heading(statements.scope_name(budget) or "All areas")
            listed = self._add_totals(self._subtotals, "" if is_all else " of the lines listed")
            if not is_all:
                whole = zip(Section, listed, strict=True)
                self._add_totals({section: (part, *left_out[section]) for section, part in whole}, " of all lines")
        said = (
            *self._about_the_lines(),
            statements.unit_and_basis(budget.settings, self._request),
            statements.signs(budget.settings),
            statements.blanks(self._request),
            statements.rounding(self._request),
        )
        annex = framed(self._shape, budget, self._request, rows.finished(), said, nothing=nothing)
        return replace(annex, notes=self._notes.texts)

    def _add_totals(self, parts: Mapping[Section, Sequence[int]], whose: str) -> list[int]:
        """Add a total a section and the net change of them; returns the former."""
        totals = [self._rows.sum(f"Total {section.title}{whose}", parts[section]) for section in Section]
        self._rows.sum(f"Net change{whose}", totals, RowKind.TOTAL)
        return totals

    def _nothing(self) -> str:
        if any(self._request.lines.shows(line) for line in self._budget.lines()):
            return ""
        if not self._request.lines.is_all:
            return f"No line of this budget is {self._request.lines.words.replace(' and ', ' or ')}."
        return "This budget has no lines." if not self._budget.areas else ""

    def _about_the_lines(self) -> Sequence[str]:
        chosen, lines = self._request.lines, list(self._budget.lines())
        if chosen.is_all:
            return ()
        count = sum(map(chosen.shows, lines))
        return (
            (
                f"This schedule is partial: of {len(lines):,} lines it lists the {count:,} that are "
                f"{chosen.words.replace(' and ', ' or ')}. Its totals are of those alone; the last three add the lines "
                "that are not listed."
            ),
        )

    def _add_left_out(self) -> dict[Section, list[int]]:
        """Add what the lines that are not listed make together, a row for each status; returns the rows by section."""
        rows, found = self._rows, dict[Section, list[int]]()
        years = range(len(self._budget.years))
        rows.heading("Lines not listed in this schedule")
        counted = [line for line in self._budget.lines() if line.kind is not Kind.UNKNOWN]
        for section in Section:
            rows.heading(section.title, RowKind.SUBHEADING)
            found[section] = []
            for standing in Standing:
                lines = [line for line in counted if line.section is section and standing_of(line) is standing]
                if not lines or standing in self._request.lines.standings:
                    continue
                figures = [total(line.amounts[year] for line in lines if year < len(line.amounts)) for year in years]
                words = f"{standing.title} ({'one line' if len(lines) == 1 else f'{len(lines):,} lines'})"
                found[section].append(rows.line([words], figures, of_lines=(line.id for line in lines)))
            if not found[section]:
                rows.heading("No lines.", RowKind.NOTE)
        return found

    def _add_area(self, area: Area) -> None:
        budget, rows = self._budget, self._rows
        lines = [line for line in budget.lines_of(area.id) if self._request.lines.shows(line)]
        if not lines and not self._request.lines.is_all:
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

"""Frozen versions as the list shows them: each with its content, or the sentence that says why it cannot be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from model.controls import Measure
from model.findings import Level
from model.problems import FileProblem
from model.versions.frozen import VersionHead
from ui.window.view import View

if TYPE_CHECKING:
    from decimal import Decimal

    from model.findings import Finding
    from model.progress import Progress
    from model.workbook.document import Document
    from model.years import Year

MEASURES = {Measure.PRESSURES: "P&AF", Measure.SAVINGS: "Savings", Measure.NET: "Net"}
_KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A version; `totals` by measure and year in pounds. `fault` is why it is not shown as if it were what was frozen.

    One that is not `is_stored` is only written by the next save.
    """

    head: VersionHead
    totals: "dict[Measure, dict[Year, Decimal]]"
    findings: "tuple[Finding, ...]" = ()
    fault: str = ""
    is_stored: bool = True

    @property
    def state(self) -> str:
        """Whether it is as it was frozen, in two or three words."""
        if self.fault:
            return "Changed since"
        return "As frozen" if self.is_stored else "Not saved yet"

    def text(self, measure: Measure, year: "Year", view: View) -> str:
        """Return a total in words, a dash where the version does not have that year."""
        figures = self.totals.get(measure, {})
        return view.text(figures[year]) if year in figures else "–"


def listed(document: "Document", progress: "Progress") -> tuple[ListedVersion, ...]:
    """Read every version of a document and count it, in any thread; the one that was frozen last comes first."""
    heads = document.versions
    found = []
    for count, head in enumerate(heads):
        progress(f"Reading version {count + 1} of {len(heads)}", count / len(heads))
        found.append(_listed(document, head, is_stored=count < document.stored_version_count))
    return tuple(reversed(found))


def _listed(document: "Document", head: VersionHead, *, is_stored: bool) -> ListedVersion:
    try:
        version = document.version(head.name)
    except FileProblem as problem:
        return ListedVersion(head, {}, fault=str(problem), is_stored=is_stored)
    budget = version.budget()
    tally = budget.totals.directorate
    totals = {measure: dict(zip(budget.years, tally.measure(measure), strict=True)) for measure in MEASURES}
    return ListedVersion(head, totals, version.findings, version.fault, is_stored)


def about(row: ListedVersion) -> str:
    """Say all of a version that its row has no column for."""
    if row.fault:
        return f"{row.fault} It cannot be opened, exported or restored as if it were what was frozen."
    head = row.head
    meeting = ", ".join(part for part in (head.meeting, head.date) if part)
    said = [
        f"Frozen {moment(head.frozen)}{f' for {meeting}' if meeting else ''}",
        f"agenda item {head.agenda_item}" if head.agenda_item else "",
        f"prepared by {head.prepared_by}" if head.prepared_by else "",
        f"checked by {head.checked_by}" if head.checked_by else "",
        f"amends “{head.amends}”" if head.amends else "",
    ]
    sentences = [", ".join(part for part in said if part) + "."]
    if head.comment:
        sentences.append(f"The chief finance officer: {head.comment}")
    sentences.append(open_findings(row.findings))
    sentences.append(f"SHA-256 {head.digest[:16]}…")
    return " ".join(sentences)


def open_findings(findings: "Sequence[Finding]") -> str:
    """Say how many findings were open."""
    counts = {level: sum(1 for each in findings if each.level is level) for level in Level}
    told = [f"{count:,} {_KINDS[level]}{'s' if count != 1 else ''}" for level, count in counts.items() if count]
    return f"Open then: {', '.join(told)}." if told else "No finding was open."


def moment(frozen: str) -> str:
    """Return when a version was frozen as an officer reads it, or as it stands where it is no moment."""
    try:
        return datetime.fromisoformat(frozen).strftime("%d %B %Y %H:%M")
    except ValueError:
        return frozen

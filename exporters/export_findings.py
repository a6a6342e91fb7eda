"""What an export has to tell: amounts that could not be read, text guarded in a CSV, text too long for a row."""

from collections.abc import Iterable, Iterator

from exporters.annex import Annex, RowKind
from exporters.excel.accessible import cut_places
from exporters.excel.measures import TALLEST, Measures
from exporters.excel.profile import Profile
from model import checks
from model.budget import Budget
from model.csv_guard import needs_guard
from model.findings import Finding, Level
from model.lines import AMOUNT, Field
from model.money import Unreadable
from model.problems import FileProblem
from model.texts import text_fault
from model.workbook.document import Document


def to_certify(document: Document) -> tuple[Finding, ...]:
    """Return all that opening and the checks find, each with its sheet and cell, as a certificate lists them."""
    return tuple(document.located(finding) for finding in (*document.findings, *checks.run(document.budget)))


def about_the_budget(document: Document) -> Iterator[Finding]:
    """Yield what opening found, each unreadable amount once, and the checks' findings of level error."""
    yield from document.findings
    told = {(finding.line_id, finding.field) for finding in document.findings}
    yield from (found for found in _unreadable(document.budget) if (found.line_id, found.field) not in told)
    yield from (finding for finding in checks.run(document.budget) if finding.level is Level.ERROR)


def _unreadable(budget: Budget) -> Iterator[Finding]:
    for line in budget.lines():
        for year, amount in zip(budget.years, line.amounts, strict=False):
            if isinstance(amount, Unreadable):
                message = f"{line.name} in {year} holds “{amount.text}”, which is no amount, so it counts in no total."
                yield Finding(
                    Level.ERROR,
                    "unreadable amount",
                    message,
                    reference=line.reference,
                    line_id=line.id,
                    area_id=line.area_id,
                    field=Field(AMOUNT, year),
                )


def guarded_texts(annex: Annex) -> Iterator[Finding]:
    """Yield a note for each text that the annex's CSV guards with an apostrophe, each text once."""
    seen = set()
    for row in annex.data_rows():
        for name, text in zip(annex.data_fields, row.data, strict=True):
            if (name, text) not in seen and needs_guard(text):
                seen.add((name, text))
                message = (
                    f"In the CSV of {annex.name} the {name} “{_short(text)}” begins with an apostrophe, so that no "
                    "spreadsheet takes it for a formula."
                )
                yield Finding(
                    Level.NOTE, "guarded text", message, reference=_reference(annex, row.data), line_id=row.line_id
                )


def cut_rows(annex: Annex, profile: Profile = Profile.PRINT) -> Iterator[Finding]:
    """Yield a warning for each row whose words need more height than an Excel row can have."""
    told = {
        Profile.PRINT: "are too long for one printed row of {}; the end is not printed.",
        Profile.ACCESSIBLE: "are too long for one row of {} to show; the end is seen only by going into the cell.",
    }
    for place in cut_places(annex) if profile is Profile.ACCESSIBLE else _cut_in_print(annex):
        row = annex.rows[place]
        reference = _reference(annex, row.data)
        name = reference or f"“{_short(next((text for text in row.texts if text), ''))}”"
        message = f"The words of {name} {told[profile].format(annex.name)}"
        yield Finding(Level.WARNING, "text cut in print", message, reference=reference, line_id=row.line_id)


def _cut_in_print(annex: Annex) -> Iterator[int]:
    measures = Measures(annex)
    for place, row in enumerate(annex.rows):
        if row.kind is RowKind.LINE and measures.row(row) > TALLEST:
            yield place


def refuse_unwritable(annex: Annex) -> None:
    """Raise FileProblem for the first text that no workbook can hold."""
    texts: Iterable[str] = (text for row in annex.rows for text in row.texts)
    for text in (*annex.subtitles, *annex.statements, *annex.notes, annex.nothing, *texts):
        fault = text_fault(text)
        if fault:
            raise FileProblem(f"The annex {annex.name} cannot be exported: “{_short(text)}”: {fault}")


def _reference(annex: Annex, data: tuple[str, ...]) -> str:
    return dict(zip(annex.data_fields, data, strict=False)).get("reference", "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:60]}…" if len(flat) > 60 else flat  # noqa: PLR2004  # enough to know it by

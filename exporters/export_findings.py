"""What an export has to tell: amounts that could not be read, text guarded in a CSV, text too long for a row."""

from collections.abc import Iterator, Sequence

from exporters.annex import Annex, RowKind
from exporters.excel.flat_table import FlatTable
from exporters.excel.measures import TALLEST
from exporters.excel.profile import Profile
from exporters.excel.sheet_plan import SheetPlan
from model import checks
from model.budget import Budget
from model.csv_guard import needs_guard
from model.findings import Finding, Level
from model.lines import AMOUNT, TEXT_HEADINGS, Field
from model.money import Unreadable
from model.workbook.document import Document


def to_certify(document: Document) -> tuple[Finding, ...]:
    """Return all that opening and the checks find, each with its sheet and cell, as a certificate lists them."""
    return tuple(
        document.located(finding) for finding in (*checks.standing(document.findings), *checks.run(document.budget))
    )


def about_the_budget(document: Document) -> Iterator[Finding]:
    """Yield what opening found, each unreadable amount once, and the checks' findings of level error."""
    yield from checks.standing(document.findings)
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
                field = Field(name) if row.line_id is not None and name in TEXT_HEADINGS else None
                reference = _reference(annex, row.data)
                yield Finding(
                    Level.NOTE, "guarded text", message, reference=reference, line_id=row.line_id, field=field
                )


def cut_rows(annex: Annex, plans: Sequence[SheetPlan], profile: Profile = Profile.PRINT) -> Iterator[Finding]:
    """Yield a warning for each row whose words need more height than an Excel row can have, as was planned."""
    told = {
        Profile.PRINT: "are too long for one printed row of {}; the end is not printed.",
        Profile.ACCESSIBLE: "are too long for one row of {} to show; the end is seen only by going into the cell.",
    }
    for place in _cut_places(annex, plans, profile):
        row = annex.rows[place]
        reference = _reference(annex, row.data)
        name = reference or f"“{_short(next((text for text in row.texts if text), ''))}”"
        message = f"The words of {name} {told[profile].format(annex.name)}"
        yield Finding(Level.WARNING, "text cut in print", message, reference=reference, line_id=row.line_id)


def _cut_places(annex: Annex, plans: Sequence[SheetPlan], profile: Profile) -> list[int]:
    """Return the positions of the rows of the annex (no headings, no notes) planned as tall as a row can be."""
    table = plans[-1 if profile is Profile.ACCESSIBLE else 0]
    if table.header is None:
        return []
    tallest = [place for place, row in enumerate(table.rows[table.header + 1 :]) if row.height >= TALLEST]
    if profile is Profile.ACCESSIBLE:
        places = FlatTable(annex).places if tallest else ()
        return [places[place] for place in tallest]
    return [place for place in tallest if place < len(annex.rows) and annex.rows[place].kind is RowKind.LINE]


def _reference(annex: Annex, data: tuple[str, ...]) -> str:
    return dict(zip(annex.data_fields, data, strict=False)).get("reference", "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:60]}…" if len(flat) > 60 else flat  # noqa: PLR2004  # enough to know it by

"""Tells of characters that a page cannot show, for no font on this computer has them, and of words that a PDF shows but
does not give back as they are, so that they could not be agreed to the last letter.
"""

from collections.abc import Iterator, Sequence

from exporters.annex import Annex
from exporters.paper.page_plan import CHART, FOOT, HEADER, STAND_IN, PagePlan, PaperLine
from exporters.printed_rows import printed_rows
from model.findings import Finding, Level


def missing_characters(annex: Annex, missing: frozenset[str]) -> Iterator[Finding]:
    """Yield a warning for each row with characters that are missing, and one for the rest of the page."""
    if not missing:
        return
    for row in printed_rows(annex):
        found = _found("".join(row.texts), missing)
        if found:
            reference = dict(zip(annex.data_fields, row.data, strict=False)).get("reference", "")
            name = reference or _short(row.texts[0])
            yield _finding(annex, f" of {name}" if name else "", found, reference, row.line_id)
    imprint = annex.imprint
    rest = (annex.title, *annex.subtitles, *annex.statements, imprint.marking, imprint.version)
    found = _found("".join(rest), missing)
    if found:
        yield _finding(annex, " above the table or at the foot", found, "", None)


def partly_agreed(annex: Annex, plan: PagePlan, lines: Sequence[PaperLine]) -> Iterator[Finding]:
    """Yield a warning for each row of the pages with lines that a PDF gives back only in part."""
    rows = list(printed_rows(annex))
    for place in dict.fromkeys(line.row for line in lines):
        row = rows[place - plan.table] if place >= plan.table else None
        reference = dict(zip(annex.data_fields, row.data, strict=False)).get("reference", "") if row else ""
        where = "in the chart" if place <= CHART else "at the foot of the pages" if place == FOOT else "above the table"
        if row or place == HEADER:
            where = f"of {reference or _short(row.texts[0])}" if row else "in the header of the table"
        said = _short(next(line.text for line in lines if line.row == place))
        message = (
            f"The words {said} {where} hold letters that the PDF of {annex.name} shows but does not give back as they "
            "are; only their Latin letters and numerals were agreed, so look at them there."
        )
        line_id = row.line_id if row else None
        yield Finding(Level.WARNING, "words agreed in part", message, reference=reference, line_id=line_id)


def _found(text: str, missing: frozenset[str]) -> list[str]:
    return sorted(missing.intersection(text))


def _finding(annex: Annex, where: str, found: list[str], reference: str, line_id: int | None) -> Finding:
    names = ", ".join(f"{character} (U+{ord(character):04X})" for character in found)
    message = (
        f"No font on this computer has {names}{where}; in the PDF of {annex.name} “{STAND_IN}” stands in its place."
    )
    return Finding(Level.WARNING, "character not shown", message, reference=reference, line_id=line_id)


def _short(text: str) -> str:
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”" if text else ""  # noqa: PLR2004  # to know it by

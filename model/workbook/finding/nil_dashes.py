"""A dash typed for nil, as officers do, or the word itself: it counts as nil and is told; its cell stays as it is.

Nothing else that is no figure does: what n/a or a full stop means is not for the app to say.
"""

from collections.abc import Sequence
from dataclasses import replace

from model.findings import Finding, Level
from model.money import NIL, Amount, Unreadable
from model.workbook.reading_amounts import Remark

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
RULE = "dash as nil"
_AS_NIL = Remark(Level.NOTE, RULE, "holds a dash as text, which is counted as nil")
_SAYS_NIL = Remark(Level.NOTE, RULE, "holds the word nil as text, which is counted as nil")
_MOST_NAMED = 10


def is_dash(text: str) -> bool:
    """Tell whether a text is nothing but a dash."""
    return text.strip() in DASHES


def read_with_dashes(amount: Amount, remark: Remark | None) -> tuple[Amount, Remark | None]:
    """Return what was read of a cell of figures, a text that says nil as nil."""
    if not isinstance(amount, Unreadable):
        return amount, remark
    if is_dash(amount.text):
        return NIL, _AS_NIL
    return (NIL, _SAYS_NIL) if amount.text.strip().casefold() == "nil" else (amount, remark)


def told_at_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, where many cells of a sheet hold a dash with one note for all of these."""
    of_sheet: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule == RULE:
            of_sheet.setdefault(finding.sheet, []).append(finding)
    many = {sheet: told for sheet, told in of_sheet.items() if len(told) > _MOST_NAMED}
    return [
        *(finding for finding in findings if finding.rule != RULE or finding.sheet not in many),
        *(_of_all(sheet, told) for sheet, told in many.items()),
    ]


def _of_all(sheet: str, told: Sequence[Finding]) -> Finding:
    named = ", ".join(finding.cell for finding in told[:_MOST_NAMED])
    message = (
        f"{len(told):,} cells of the sheet “{sheet}” hold a dash or the word nil as text, which is counted as nil: "
        f"{named} and {len(told) - _MOST_NAMED:,} more."
    )
    return replace(told[0], message=message, reference="", line_id=None, area_id=None, field=None)

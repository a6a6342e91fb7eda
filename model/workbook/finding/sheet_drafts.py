"""What looks like a table on a sheet, however its years stand: across, down the rows, or in its title alone."""

from collections.abc import Callable, Iterable, Sequence

from model.findings import Finding
from model.workbook.finding.drafts import Draft, drafts_of
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.placing import SheetSaid
from model.workbook.finding.titled_years import titled_drafts
from model.workbook.finding.turned_tables import beside, turned_drafts
from model.workbook.finding.verdicts import NOTHING_SAYS, UNKNOWN_YEARS, refusal

_Finder = Callable[[SheetPicture, SheetSaid, list[Finding]], list[Draft]]
_OTHERWISE: Sequence[_Finder] = (turned_drafts, titled_drafts)


def drafts_on(picture: SheetPicture, said: SheetSaid, findings: list[Finding]) -> list[Draft]:
    """Return the drafts of a sheet, each with why it is not read; its years are looked for elsewhere if none is.

    Adds findings on what was taken so.
    """
    seen = _judged(drafts_of(picture, said))
    if any(not draft.refusal for draft in seen):
        findings.extend(beside(picture, said, [draft.block for draft in seen]))
        return seen
    if any(draft.refusal == UNKNOWN_YEARS for draft in seen):
        return seen  # what they are is asked, not taken from a title
    for find in _OTHERWISE:
        told: list[Finding] = []
        others = _judged(find(picture, said, told))
        if any(draft.refusal in ("", UNKNOWN_YEARS, NOTHING_SAYS) for draft in others):
            findings.extend(told if any(not draft.refusal for draft in others) else ())
            return others
        seen = seen or others
    return seen


def _judged(drafts: Iterable[Draft]) -> list[Draft]:
    judged = list(drafts)
    for draft in judged:
        draft.refusal = refusal(draft)
    return judged

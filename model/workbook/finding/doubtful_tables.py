"""Tables whose lines are read and may nevertheless be meant otherwise: an older version, or costs below nil."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from model.findings import Finding, Level
from model.lines import Kind
from model.workbook.finding.drafts import Draft
from model.workbook.finding.lines_found import FoundLine, found_lines

_LEAST = 2


def versions_apart(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Yield a warning for two tables that hold the same lines with other figures for the same years: both count."""
    lines = [_by_name(draft) for draft in drafts]
    for (one, those), (other, these) in combinations(zip(drafts, lines, strict=True), 2):
        shared = those.keys() & these.keys()
        differing = [name for name in shared if _differ(those[name], these[name])]
        if len(shared) < _LEAST or len(shared) * 2 < min(len(those), len(these)) or not differing:
            continue
        message = (
            f"The tables {one.sheet}!{one.block.text} and {other.sheet}!{other.block.text} hold {len(shared)} lines of "
            "the same reference and title for the same years, and all of them count; if one is an older version, say "
            "in What was found that it is not read."
        )
        yield Finding(Level.WARNING, "same lines again", message, other.sheet, other.where)


def _by_name(draft: Draft) -> dict[tuple[str, str], FoundLine]:
    named = (line for line in found_lines(draft) if line.reference and any(line.amounts.values()))
    return {(line.reference.casefold(), line.title.casefold()): line for line in named}


def _differ(one: FoundLine, other: FoundLine) -> bool:
    """Tell whether two lines state the same years, which those of sheets for a year each do not."""
    return any(figure and other.amounts.get(year) for year, figure in one.amounts.items())


def without_title(draft: Draft) -> Iterator[Finding]:
    """Yield a warning for each line with figures that says neither reference nor title, where the others do."""
    if not any(each.field == "title" for each in draft.headed.columns):
        return
    stated = [row for row in draft.weighed.lines if any(row.figures.values())]
    unnamed = [row for row in stated if not row.labels.is_titled and not row.labels.reference]
    for row in unnamed if len(unnamed) * 2 < len(stated) else ():
        where = draft.picture.address(row.row, draft.span.start)
        message = (
            f"The row {draft.sheet}!{where} has figures but neither a reference nor a title and is read as a "
            "line; if it is a total, say so in What was found."
        )
        yield Finding(Level.WARNING, "line without a title", message, draft.sheet, where)


def pressures_below_nil(draft: Draft) -> Iterator[Finding]:
    """Yield a warning where all pressures of a table are below nil, as papers show costs that worsen a position."""
    if len(draft.headed.accounts) > 1:
        return
    rows = [row for row in draft.weighed.lines if row.kind in (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING)]
    stated = [row for row in rows if any(row.figures.values())]
    if len(stated) < _LEAST or any(figure > 0 for row in stated for figure in row.figures.values()):
        return
    where = draft.picture.address(stated[0].row, draft.span.start)
    message = (
        f"All {len(stated)} pressures of the table {draft.sheet}!{draft.block.text} are below nil, so they lower the "
        "budget; if they are costs shown in brackets or with a minus, turn their signs in Excel."
    )
    yield Finding(Level.WARNING, "pressures below nil", message, draft.sheet, where)

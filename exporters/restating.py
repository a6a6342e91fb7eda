"""An annex in another basis: the level that each year comes to, or the sum of the levels, in place of the change.

Sums of lines are restated as lines are, so every row still casts to the same rows. A line with an amount that could not
be read has no level, and an annex that would hold one is refused.
"""

from dataclasses import replace

from exporters.annex import Annex, Row
from model.basis import Basis, restated, restated_control
from model.money import Amount, Unreadable
from model.problems import EntryProblem


def in_basis(annex: Annex, basis: Basis) -> Annex:
    """Return an annex of year-on-year amounts in a basis. Raises EntryProblem where an amount could not be read."""
    if basis is Basis.YEAR_ON_YEAR:
        return annex
    variant = ", ".join(part for part in (annex.variant, basis.value) if part)
    of_changes = Basis.YEAR_ON_YEAR.title
    named = annex.title.removeprefix(of_changes).strip()
    title = f"{named[:1].upper()}{named[1:]}, {basis.value}"
    sheet = basis.title if annex.sheet == of_changes else annex.sheet
    rows = tuple(replace(row, amounts=_restated(row, basis)) for row in annex.rows)
    return replace(annex, title=title, sheet=sheet, variant=variant, rows=rows, basis=basis.value)


def _restated(row: Row, basis: Basis) -> tuple[Amount, ...]:
    for amount in row.amounts:
        if isinstance(amount, Unreadable):
            called = " ".join(" ".join(row.texts[:1]).split()) or "A line"
            raise EntryProblem(
                f"{called} has an amount that could not be read (“{amount.text}”), so it has no {basis.value} figure; "
                "put the amount right, or export year on year."
            )
    return restated(row.amounts, basis) if row.line_id is not None else restated_control(row.amounts, basis)

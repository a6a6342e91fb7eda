"""An annex in another basis: the level that each year comes to, or the sum of the levels, in place of the change.

Its rows are restated as they are added, so every total casts from what the page shows. A line with an amount that
could not be read has no level, and an annex that would hold one is refused.
"""

from collections.abc import Sequence
from dataclasses import replace

from exporters.annex import Annex
from model.basis import Basis, restated, restated_control
from model.money import Amount, Unreadable
from model.problems import EntryProblem


def named_in(annex: Annex, basis: Basis) -> Annex:
    """Return an annex that says in its title, its sheet and its file's name in which basis its figures are."""
    if basis is Basis.YEAR_ON_YEAR:
        return annex
    variant = ", ".join(part for part in (annex.variant, basis.value) if part)
    of_changes = Basis.YEAR_ON_YEAR.title
    named = annex.title.removeprefix(of_changes).strip()
    title = f"{named[:1].upper()}{named[1:]}, {basis.value}"
    sheet = basis.title if annex.sheet == of_changes else annex.sheet
    return replace(annex, title=title, sheet=sheet, variant=variant, basis=basis.value)


def restated_row(texts: Sequence[str], amounts: Sequence[Amount], basis: Basis, *, is_line: bool) -> tuple[Amount, ...]:
    """Return a row's year-on-year amounts in a basis: a line's go on where it is blank, another's are then unknown.

    Raises EntryProblem where an amount could not be read; `texts` say whose it is.
    """
    if basis is Basis.YEAR_ON_YEAR:
        return tuple(amounts)
    for amount in amounts:
        if isinstance(amount, Unreadable):
            called = " ".join(" ".join(texts[:1]).split()) or "A line"
            raise EntryProblem(
                f"{called} has an amount that could not be read (“{amount.text}”), so it has no {basis.value} figure; "
                "put the amount right, or export year on year."
            )
    return restated(amounts, basis) if is_line else restated_control(amounts, basis)

"""How the columns of words give way where a grid is narrow, so that every year stays in sight and none is cut.

First the title and the area narrow, as far as they can still be read; then the type is left out, then the status.
"""

from collections.abc import Sequence
from typing import NamedTuple

from model.lines import KIND

YIELDING = (KIND, "status")
"""The columns that are left out, in this order, where the officer never chose about them."""


class Want(NamedTuple):
    """What one column would have, and what it can do with, in pixels; `key` is the column's.

    Only a title that may grow is one here; a column that `yields` is left out before a year is.
    """

    key: str
    usual: int
    least: int
    is_title: bool = False
    is_year: bool = False
    yields: bool = False


class Fit(NamedTuple):
    """A width for each column that was asked about, in pixels, and the keys of those left out."""

    widths: dict[str, int]
    left_out: frozenset[str]


def fit(wants: Sequence[Want], room: int) -> Fit:
    """Share the room, in pixels, among the columns that show, in order.

    The title takes what is left over once no further column fits whole; the rest is a scroll away.
    """
    kept = list(wants)
    while _least(_head(kept)) > room and (yielding := _next_to_yield(kept)) is not None:
        kept.remove(yielding)
    shown = kept if _least(kept) <= room else _whole(kept, room)
    widths = {want.key: want.usual for want in kept}
    widths |= _shrunk(shown, sum(want.usual for want in shown) - room)
    spare = room - sum(widths[want.key] for want in shown)
    title = next((want for want in shown if want.is_title), None)
    if spare > 0 and title is not None:
        widths[title.key] += spare
    return Fit(widths, frozenset(want.key for want in wants) - frozenset(want.key for want in kept))


def _head(wants: Sequence[Want]) -> list[Want]:
    """Return the columns as far as the last year."""
    last = max((place for place, want in enumerate(wants) if want.is_year), default=-1)
    return list(wants[: last + 1])


def _whole(wants: Sequence[Want], room: int) -> list[Want]:
    """Return the columns as far as the last year, and those behind it that fit whole at their usual width."""
    shown = _head(wants)
    for want in wants[len(shown) :]:
        if sum(each.usual for each in shown) + want.usual > room:
            break
        shown.append(want)
    return shown


def _least(wants: Sequence[Want]) -> int:
    return sum(want.least for want in wants)


def _next_to_yield(wants: Sequence[Want]) -> Want | None:
    found = {want.key: want for want in wants if want.yields}
    return next((found[key] for key in YIELDING if key in found), None)


def _shrunk(wants: Sequence[Want], lack: int) -> dict[str, int]:
    """Return the widths of columns that have to give up `lack` pixels, each by its share of what all can give."""
    can_give = sum(want.usual - want.least for want in wants)
    given = min(max(0, lack), can_give)
    return {
        want.key: want.usual - -(-given * (want.usual - want.least) // can_give) if can_give else want.usual
        for want in wants
    }

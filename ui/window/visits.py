"""The places visited, for Back and Forward. Walking about by arrow keys is one visit; a leap is another."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from model.lines import Field
from ui.window.page_key import PageKey

_MOST = 100


class Spot(NamedTuple):
    """A cell of a page: its line and field (None for a column without one), and how many rows are in sight above it."""

    line_id: int
    field: Field | None = None
    above: int = 0


class Visit(NamedTuple):
    """A page, and where the officer was on it when they left; None on a page without lines."""

    page: PageKey
    spot: Spot | None = None

    @property
    def line_id(self) -> int | None:
        """The line that the officer was on."""
        return self.spot.line_id if self.spot is not None else None


Still = Callable[[Visit], Visit | None]


class Visits:
    """Where the officer has been, and where among these places they are.

    Stepping asks what is still there of a visit: all of it, its page alone where the line is gone, or nothing.
    """

    def __init__(self) -> None:
        """Begin nowhere."""
        self._places: list[Visit] = []
        self._at = -1
        self._is_leaping = False

    @property
    def current(self) -> Visit | None:
        """The place where the officer is."""
        return self._places[self._at] if self._places else None

    def clear(self) -> None:
        """Forget every place."""
        self._places, self._at = [], -1

    def arrive(self, page: PageKey) -> None:
        """Take note that a page is shown."""
        if self.current is None or self.current.page != page:
            self._push(Visit(page))

    def stand_on(self, line_id: int | None) -> None:
        """Take note of the line the officer is on: part of this visit, or another one after a leap."""
        here = self.current
        if here is None or line_id is None or here.line_id == line_id:
            return
        if self._is_leaping and here.spot is not None:
            self._push(Visit(here.page, Spot(line_id)))
        else:
            self._places[self._at] = Visit(here.page, Spot(line_id))

    def leave(self, spot: Spot) -> None:
        """Take note of where exactly the officer is, before they go elsewhere."""
        if self.current is not None:
            self._places[self._at] = Visit(self.current.page, spot)

    @contextmanager
    def leap(self) -> Iterator[None]:
        """Within this, the line that is gone to is another visit than the one left."""
        self._is_leaping = True
        try:
            yield
        finally:
            self._is_leaping = False

    def step(self, steps: int, still: Still) -> Visit | None:
        """Go back (-1) or forward (+1) to the nearest place of which something is left; None where there is none."""
        place = self._next(steps, still)
        if place is None:
            return None
        self._at = place
        return still(self._places[place])

    def can_step(self, steps: int, still: Still) -> bool:
        """Whether there is a place to go back or forward to."""
        return self._next(steps, still) is not None

    def _next(self, steps: int, still: Still) -> int | None:
        here = self.current
        place = self._at + steps
        while 0 <= place < len(self._places):
            found = still(self._places[place])
            if found is not None and here is not None and _is_elsewhere(found, here):
                return place
            place += steps
        return None

    def _push(self, visit: Visit) -> None:
        self._places = [*self._places[: self._at + 1], visit][-_MOST:]
        self._at = len(self._places) - 1


def _is_elsewhere(found: Visit, here: Visit) -> bool:
    return found.page != here.page or (found.line_id is not None and found.line_id != here.line_id)

"""The pages and lines visited, for Back and Forward. Walking about by arrow keys is one visit; a leap is another."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from ui.window.page_key import PageKey

_MOST = 100


class Visit(NamedTuple):
    """A page, and the line that the officer was on there."""

    page: PageKey
    line_id: int | None = None


class Visits:
    """Where the officer has been, and where among these places they are."""

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
        if self._is_leaping and here.line_id is not None:
            self._push(Visit(here.page, line_id))
        else:
            self._places[self._at] = Visit(here.page, line_id)

    @contextmanager
    def leap(self) -> Iterator[None]:
        """Within this, the line that is gone to is another visit than the one left."""
        self._is_leaping = True
        try:
            yield
        finally:
            self._is_leaping = False

    def step(self, steps: int, exists: Callable[[Visit], bool]) -> Visit | None:
        """Go back (-1) or forward (+1) to the nearest place that still exists; None where there is none."""
        place = self._next(steps, exists)
        if place is None:
            return None
        self._at = place
        return self._places[place]

    def can_step(self, steps: int, exists: Callable[[Visit], bool]) -> bool:
        """Whether there is a place to go back or forward to."""
        return self._next(steps, exists) is not None

    def _next(self, steps: int, exists: Callable[[Visit], bool]) -> int | None:
        place = self._at + steps
        while 0 <= place < len(self._places):
            if exists(self._places[place]) and self._places[place] != self.current:
                return place
            place += steps
        return None

    def _push(self, visit: Visit) -> None:
        self._places = [*self._places[: self._at + 1], visit][-_MOST:]
        self._at = len(self._places) - 1

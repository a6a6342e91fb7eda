"""The last change of each field, as the change log tells it, found at once unless a line or its area was renamed."""

from collections.abc import Sequence
from functools import cached_property

from model.change_log import AREA, NAME, NAMING, LogEntry, last_change, line_key
from model.lines import Line


class LastChanges:
    """Finds the last entry about fields of lines, under the lines' earlier references, titles and areas, too."""

    def __init__(self, log: Sequence[LogEntry]) -> None:
        """Take the entries, the first ones first."""
        self._log = log

    def of(self, area: str, line: Line, heading: str) -> LogEntry | None:
        """Return the last entry about a field of a line in an area, by its heading; None where it never changed."""
        key = line_key(area, line)
        found = self._by_name.get((*key, heading))
        if found is None and (key in self._renamed or (area, "") in self._renamed):
            return last_change(self._log, area, line, heading)
        return found

    @cached_property
    def _by_name(self) -> dict[tuple[str, str, str], LogEntry]:
        return {(entry.area, entry.line, entry.field): entry for entry in self._log}

    @cached_property
    def _renamed(self) -> set[tuple[str, str]]:
        """Return the lines that were called otherwise or stood elsewhere, and the areas (no line) that were renamed."""
        telling = (*NAMING, AREA, NAME)
        return {(entry.area, entry.line) for entry in self._log if entry.field in telling and entry.old}

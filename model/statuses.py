"""Where a line stands between the papers: previously agreed, amended, new or withdrawn."""

from enum import Enum

from model.council_words import meant
from model.lines import Line


class Standing(Enum):
    """What a line's status says; OTHER is a status that the app does not know, or none."""

    AGREED = "Agreed"
    AMENDED = "Amended"
    NEW = "New"
    WITHDRAWN = "Withdrawn"
    OTHER = ""

    @property
    def title(self) -> str:
        """The words of a statement: `Previously agreed`."""
        return {Standing.AGREED: "Previously agreed", Standing.OTHER: "Without a known status"}.get(self, self.value)


_BY_WORD = {standing.value.lower(): standing for standing in Standing}


def standing(status: str) -> Standing:
    """Return what a status says, in the app's words or in those of other councils."""
    return _BY_WORD.get(meant("status", status).lower(), Standing.OTHER) if status else Standing.OTHER


def standing_of(line: Line) -> Standing:
    """Return where a line stands."""
    return standing(line.status)


def is_gone(line: Line) -> bool:
    """Tell whether a line was withdrawn and states nothing any more but nil, so that nothing else of it matters."""
    return line.is_nil and standing_of(line) is Standing.WITHDRAWN

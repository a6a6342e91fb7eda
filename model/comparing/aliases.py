"""Other names of a reference: what the change log says it was before, the parts of a double one, other spellings."""

import re
from collections import defaultdict
from collections.abc import Iterable

from model.change_log import LogEntry
from model.lines import TEXT_HEADINGS

# An ampersand joins nothing: 2025L&CO1 is one reference.
_JOINTS = re.compile(r"\s+and\s+|\s*[,;+]\s*", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def plain_reference(reference: str) -> str:
    """Return a reference without spaces and capitals, in which two spellings of one may differ."""
    return _BLANKS.sub("", reference).casefold()


class Aliases:
    """The names by which a reference may be known, from change logs."""

    def __init__(self, log: Iterable[LogEntry]) -> None:
        """Learn which references were changed to which."""
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        for entry in log:
            if entry.field == TEXT_HEADINGS["reference"] and entry.old.strip() and entry.new.strip():
                old, new = plain_reference(entry.old), plain_reference(entry.new)
                self._before[new] |= {old, *self._before[old]} - {new}

    def names(self, reference: str) -> set[str]:
        """Return a reference itself, its parts and what each was before, plainly spelled; nothing for a blank one."""
        whole = plain_reference(reference)
        if not whole:
            return set()
        names = {whole, *(plain_reference(part) for part in _JOINTS.split(reference))}
        return {each for name in names for each in (name, *self._before.get(name, ())) if each}

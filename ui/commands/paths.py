"""Files and folders named on the command line: an empty name would mean the folder that one happens to be in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from model.problems import EntryProblem


def named(argument: str, kind: str = "file") -> Callable[[str], Path]:
    """Return what makes a path of what was given for an argument. It raises EntryProblem where that is blank."""
    return partial(_path, argument, kind)


def _path(argument: str, kind: str, text: str) -> Path:
    if not text.strip():
        raise EntryProblem(f"{argument} names no {kind}; give the name of one.")
    return Path(text)

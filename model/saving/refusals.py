"""What is told when a file cannot be put in place: each reason one sentence, with what to do."""

import os
import stat
from pathlib import Path

from model.files import reason_of
from model.problems import FileProblem

MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def refused(path: Path, error: OSError) -> FileProblem:
    """Return the problem that the system's refusal to save a file is for the officer."""
    return FileProblem(f"{path} cannot be saved: {reason_of(error)}.")


def refuse_unfit(path: Path, target: Path) -> None:
    """Raise FileProblem where no file can be put: at a folder, a device, a loop of links, a file marked read-only.

    `path` is what the officer named, `target` the place that it leads to. Raises OSError as the system does.
    """
    if target.is_dir():
        raise FileProblem(f"{path} cannot be saved: it is a folder; give the name of a file.")
    if target.is_symlink():
        raise FileProblem(f"{path} cannot be saved: it is a link that leads back to itself; give another name.")
    if not target.parent.is_dir():
        raise FileProblem(f"{path} cannot be saved: the folder does not exist; choose another.")
    if target.exists() and not target.is_file():
        raise FileProblem(f"{path} cannot be saved: it is a device, not a file; give another name.")
    if target.exists() and not target.stat().st_mode & MAY_BE_WRITTEN:
        raise FileProblem(f"{path} is marked as read-only; save under another name.")
    if target.exists() and not os.access(target, os.W_OK):  # a folder of ours would let us replace it all the same
        raise FileProblem(f"{path} cannot be saved: you have no right to change it; save under another name.")

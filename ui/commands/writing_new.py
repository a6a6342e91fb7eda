"""Writing a workbook that is not there yet, for `sample` and `new`. What is there is never overwritten unasked."""

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from model.budget import Budget
from model.problems import FileProblem
from model.workbook.document import Document
from ui.commands.paths import named
from ui.commands.undisturbed import undisturbed


def add_arguments(parser: ArgumentParser) -> None:
    """Offer TARGET and leave to overwrite it."""
    parser.add_argument("target", metavar="TARGET", type=named("TARGET"), help="the .xlsx file to write")
    parser.add_argument("--overwrite", action="store_true", help="replace TARGET where it is there already")


def refuse_existing(target: Path, *, overwrite: bool) -> None:
    """Raise FileProblem when the target is there and may not be replaced."""
    if not overwrite and target.exists():
        raise FileProblem(f"{target} exists already; give another name, or --overwrite to replace it.")


def refuse_source(target: Path, sources: Sequence[Path]) -> None:
    """Raise FileProblem when the target is one of the workbooks that are read, whatever may be overwritten."""
    if any(os.path.realpath(target) == os.path.realpath(source) for source in sources):
        raise FileProblem(f"{target} is one of the workbooks that are read; give another name for what is written.")


def write(budget: Budget, target: Path, *, overwrite: bool, about: Sequence[str] = ()) -> None:
    """Write a budget as a new workbook. Raises FileProblem."""
    refuse_existing(target, overwrite=overwrite)
    with undisturbed():
        Document(budget, about).save_as(target)

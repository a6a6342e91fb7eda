"""Opening the workbook that a command names, with what the officer says of it agreed with what it says itself."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from model.money import Unit
from model.problems import EntryProblem, FileProblem
from model.settings import BASIS
from model.workbook.document import Document

_BASES = ("incremental", "level")
_SAVINGS = ("negative", "positive")


def add_arguments(parser: ArgumentParser) -> None:
    """Offer WORKBOOK and the options that say what a sheet cannot."""
    parser.add_argument("workbook", metavar="WORKBOOK", type=Path, help="the workbook, an .xlsx or .xlsm file")
    parser.add_argument("--basis", choices=_BASES, help="what its amounts are, where it does not say")
    parser.add_argument("--source-unit", type=Unit.of, metavar="UNIT", help="the unit of its amounts: gbp, k or m")
    parser.add_argument("--savings", choices=_SAVINGS, help="how it shows savings, where it does not say")


def open_document(arguments: Namespace, *, needs_tables: bool = False) -> Document:
    """Open the workbook. Raises FileProblem, and EntryProblem where an option contradicts the workbook."""
    document = Document.open(arguments.workbook)
    name = arguments.workbook.name
    if needs_tables and not document.budget.areas:
        raise FileProblem(f"{name} has no tables of pressures and savings; open a workbook that has.")
    if document.budget.areas:
        _agree(arguments, document, name)
    return document


def _agree(arguments: Namespace, document: Document, name: str) -> None:
    settings = document.budget.settings
    basis = _BASES[0] if settings.basis == BASIS else _BASES[1]
    if arguments.basis not in (None, basis):
        raise EntryProblem(
            f"{name} says that its amounts are {settings.basis}, so they cannot be read as --basis level."
        )
    if arguments.source_unit not in (None, settings.unit):
        raise EntryProblem(
            f"{name} says that its amounts are in {settings.unit.symbol}, so they cannot be read as "
            f"--source-unit {arguments.source_unit.code}."
        )
    if arguments.savings == "positive":
        raise EntryProblem(f"{name} shows savings as negative figures, so they cannot be read as --savings positive.")

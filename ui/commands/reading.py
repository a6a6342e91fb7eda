"""Opening the workbook that a command names, with what the officer says of it agreed with what it says itself."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from model.money import Unit
from model.problems import EntryProblem, FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from ui.commands.paths import named

_BASES = ("incremental", "level")
_SAVINGS = ("negative", "positive")


def add_arguments(parser: ArgumentParser) -> None:
    """Offer WORKBOOK and the options that say what a sheet cannot."""
    parser.add_argument(
        "workbook", metavar="WORKBOOK", type=named("WORKBOOK"), help="the workbook, an .xlsx or .xlsm file"
    )
    add_options(parser)


def add_options(parser: ArgumentParser) -> None:
    """Offer the options that say what a sheet cannot."""
    parser.add_argument("--basis", choices=_BASES, help="what its amounts are, where it does not say")
    parser.add_argument("--source-unit", type=Unit.of, metavar="UNIT", help="the unit of its amounts: gbp, k or m")
    parser.add_argument("--savings", choices=_SAVINGS, help="how it shows savings, where it does not say")


def open_document(arguments: Namespace, *, needs_tables: bool = False) -> Document:
    """Open the workbook. Raises FileProblem, and EntryProblem where an option contradicts the workbook."""
    return open_path(arguments.workbook, arguments, needs_tables=needs_tables)


def open_path(path: Path, arguments: Namespace, *, needs_tables: bool = False) -> Document:
    """Open a workbook as the options say. Raises as `open_document` does."""
    said = ReadAs(
        arguments.source_unit,
        None if arguments.basis is None else arguments.basis == "level",
        None if arguments.savings is None else arguments.savings == "positive",
    )
    document = Document.open(path, said=said)
    name = path.name
    if needs_tables and not document.budget.areas:
        raise FileProblem(f"{name} has no tables of pressures and savings; open a workbook that has.")
    if document.budget.areas:
        _agree(said, document, name)
    return document


def _agree(said: ReadAs, document: Document, name: str) -> None:
    """Refuse what is said against what the workbook states; what it does not state is as the officer says."""
    settings, stated = document.budget.settings, document.stated
    if stated.basis and said.holds_levels:
        raise EntryProblem(
            f"{name} says that its amounts are {settings.basis}, so they cannot be read as --basis level."
        )
    if stated.unit and said.unit not in (None, settings.unit):
        raise EntryProblem(
            f"{name} says that its amounts are in {settings.unit.symbol}, so they cannot be read as "
            f"--source-unit {said.unit.code}."
        )
    if stated.savings and said.shows_savings_positive:
        raise EntryProblem(
            f"{name} is laid out by Budget Workbook, which shows savings as negative figures, so they cannot be read "
            "as --savings positive."
        )

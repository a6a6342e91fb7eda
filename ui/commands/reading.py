"""Opening the workbook that a command names, with what the officer says of it agreed with what it says itself."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from model.files import read_file
from model.money import Unit
from model.problems import EntryProblem, FileProblem
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.document import Document
from model.workbook.finding.corrections import NamedYear
from model.workbook.mapping_coding import read
from model.years import parse_year
from ui.commands.paths import named

_IN_THE_WAY = ("years not known", "table not read")

BASES = ("incremental", "level")
SAVINGS = ("negative", "positive")


def add_arguments(parser: ArgumentParser) -> None:
    """Offer WORKBOOK and the options that say what a sheet cannot."""
    parser.add_argument(
        "workbook", metavar="WORKBOOK", type=named("WORKBOOK"), help="the workbook, an .xlsx or .xlsm file"
    )
    add_options(parser)


def add_options(parser: ArgumentParser) -> None:
    """Offer the options that say what a sheet cannot."""
    parser.add_argument("--basis", choices=BASES, help="what its amounts are, where it does not say")
    parser.add_argument("--source-unit", type=Unit.of, metavar="UNIT", help="the unit of its amounts: gbp, k or m")
    parser.add_argument("--savings", choices=SAVINGS, help="how it shows savings, where it does not say")
    parser.add_argument(
        "--mapping",
        type=named("--mapping"),
        metavar="FILE.json",
        help="what its rows, columns and tables are, where others laid it out; `show --mapping-out` writes such a file",
    )
    parser.add_argument(
        "--columns",
        dest="version",
        metavar="HEADING",
        help="which columns to read where a table has several for each year: Final, not Draft",
    )
    add_years(parser)


def add_years(parser: ArgumentParser) -> None:
    """Offer the option that says which year a heading means."""
    parser.add_argument(
        "--year",
        dest="named_years",
        type=_named_year,
        action="append",
        default=[],
        metavar="HEADING=YEAR",
        help='which financial year a heading means: "Year 1=2026/27" (Year 2 then follows), 2026=2026/27',
    )


def open_document(arguments: Namespace, *, needs_tables: bool = False) -> Document:
    """Open the workbook. Raises FileProblem, and EntryProblem where an option contradicts the workbook."""
    return open_path(arguments.workbook, arguments, needs_tables=needs_tables)


def open_path(path: Path, arguments: Namespace, *, needs_tables: bool = False) -> Document:
    """Open a workbook as the options say. Raises as `open_document` does."""
    return _agreed(Document.open(path, said=said_by(arguments)), path.name, arguments, needs_tables=needs_tables)


def open_any_path(path: Path, arguments: Namespace) -> Document:
    """Open a file in any layout and format, only to compare it, as the options say. Raises as `open_document` does."""
    from model.comparing.opening_any import open_any  # few commands need it

    return _agreed(open_any(path, said=said_by(arguments)), path.name, arguments, needs_tables=True)


def of_bytes(data: bytes, path: Path, arguments: Namespace) -> Document:
    """Open the bytes of a workbook, which must have tables, as the options say. Raises as `open_document` does."""
    document = Document.of_bytes(data, path, said_by(arguments))
    return _agreed(document, path.name, arguments, needs_tables=True)


def _agreed(document: Document, name: str, arguments: Namespace, *, needs_tables: bool) -> Document:
    if needs_tables and not document.budget.areas:
        why = next((each.message for each in document.findings if each.rule in _IN_THE_WAY), "")
        what_to_do = f" that can be read. {why}" if why else "; open a workbook that has."
        raise FileProblem(f"{name} has no tables of pressures and savings{what_to_do}")
    if document.budget.areas:
        _agree(said_by(arguments), document, name)
    return document


def said_by(arguments: Namespace) -> ReadAs:
    """Return what the options say, before what the mapping says. Raises FileProblem where that cannot be followed."""
    mapping: Path | None = arguments.mapping
    said = NOTHING_SAID if mapping is None else read(_text_of(mapping), mapping.name)
    years = (*said.corrections.years, *arguments.named_years)
    corrections = replace(said.corrections, years=years, version=arguments.version or said.corrections.version)
    return ReadAs(
        arguments.source_unit or said.unit,
        said.holds_levels if arguments.basis is None else arguments.basis == "level",
        said.shows_savings_positive if arguments.savings is None else arguments.savings == "positive",
        corrections,
    )


def _text_of(mapping: Path) -> str:
    try:
        return read_file(mapping).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{mapping.name} is no mapping: it is not written in UTF-8.") from error


def _named_year(text: str) -> NamedYear:
    heading, _, year = text.rpartition("=")
    if not heading.strip():
        raise EntryProblem(f"“{text}” names no heading; write the heading, = and its year: Year 1=2026/27.")
    return NamedYear(heading.strip(), parse_year(year.strip()))


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

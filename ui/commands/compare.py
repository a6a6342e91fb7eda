"""`compare`: what differs between two workbooks, or frozen versions in them, whatever their layouts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.workbook.document import Document
from ui.commands import reading
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome
from ui.commands.paths import named

if TYPE_CHECKING:
    from model.comparing.comparison import Comparison
    from model.comparing.sides import Side

NAME = "compare"
SUMMARY = "Compare two workbooks in any layout; the exit code is 1 when they differ."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument("old", metavar="OLD", type=named("OLD"), help="the workbook as it was")
    parser.add_argument("new", metavar="NEW", type=named("NEW"), help="the workbook as it is")
    parser.add_argument("--old-version", metavar="NAME", help="compare a version frozen in OLD instead of its lines")
    parser.add_argument("--new-version", metavar="NAME", help="compare a version frozen in NEW instead of its lines")
    reading.add_options(parser)
    parser.add_argument(
        "--to", type=named("--to"), metavar="ANNEX.xlsx", help="write the annex of the movements, for committee print"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the annex where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")


def run(arguments: Namespace) -> Outcome:
    """Compare two workbooks. Raises Problem."""
    from model.comparing.comparison import compare  # other commands need not load it
    from ui.commands import comparison_output

    documents = [reading.open_path(path, arguments, needs_tables=True) for path in (arguments.old, arguments.new)]
    old = _side(documents[0], arguments.old_version)
    new = _side(documents[1], arguments.new_version)
    comparison = compare(old, new)
    if arguments.to is not None:
        sources = [arguments.old, arguments.new]
        _write_annex(arguments.to, documents[1], comparison, sources, overwrite=arguments.overwrite)
    code = FOUND if comparison.differs else DONE
    if arguments.json:
        return json_outcome(comparison_output.as_json(comparison, arguments.to), code, stands=arguments.to is not None)
    told = comparison_output.in_words(comparison)
    if arguments.to is not None:
        told = f"{told}\nWrote {arguments.to.absolute()}."
    return Outcome(told, code, stands=arguments.to is not None)


def _side(document: Document, version: str | None) -> "Side":
    from model.comparing.choosing import side_of, version_side  # as above

    return version_side(document, version) if version else side_of(document)


def _write_annex(
    path: Path, document: Document, comparison: "Comparison", sources: Sequence[Path], *, overwrite: bool
) -> None:
    from exporters.movements_file import write_movements
    from ui.commands.undisturbed import undisturbed
    from ui.commands.writing_new import refuse_existing, refuse_source

    refuse_existing(path, overwrite=overwrite)
    refuse_source(path, sources)
    with undisturbed():
        write_movements(path, document, comparison)

"""`compare`: what differs between two workbooks, or frozen versions in them, whatever their layouts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from model.findings import Finding, Level
from model.workbook.document import Document
from ui.commands import findings_output, reading, reading_two
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome
from ui.commands.paths import named

if TYPE_CHECKING:
    from model.comparing.comparison import Comparison
    from model.comparing.sides import Side

NAME = "compare"
SUMMARY = "Compare two workbooks or CSV files in any layout; the exit code is 1 when they differ."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument("old", metavar="OLD", type=named("OLD"), help="the workbook as it was")
    parser.add_argument("new", metavar="NEW", type=named("NEW"), help="the workbook as it is")
    parser.add_argument("--old-version", metavar="NAME", help="compare a version frozen in OLD instead of its lines")
    parser.add_argument("--new-version", metavar="NAME", help="compare a version frozen in NEW instead of its lines")
    reading_two.add_options(parser)
    parser.add_argument(
        "--to",
        type=named("--to"),
        metavar="ANNEX",
        help="write the annex of the movements: an .xlsx, .csv or .pdf file",
    )
    parser.add_argument(
        "--profile",
        choices=("print", "accessible"),
        default="print",
        help="how the Excel annex is laid out: for the committee's paper, or for accessible publication",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the annex where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")


def run(arguments: Namespace) -> Outcome:
    """Compare two workbooks. Raises Problem."""
    from model.comparing.comparison import compare  # other commands need not load it
    from model.comparing.kept_matches import Pair, said_of
    from ui.commands import comparison_output

    documents = [
        reading.open_any_path(path, reading_two.of_file(arguments, place))
        for place, path in enumerate((arguments.old, arguments.new))
    ]
    old = _side(documents[0], arguments.old, arguments.old_version)
    new = _side(documents[1], arguments.new, arguments.new_version)
    comparison = compare(old, new, said=said_of(Pair(old, new)))
    if arguments.to is not None:
        _write_annex(arguments, documents[1], comparison)
    code = FOUND if comparison.differs else DONE
    findings = [each for document in documents for each in _doubts(document)]
    if arguments.json:
        told_as_json = comparison_output.as_json(comparison, arguments.to)
        told_as_json["findings"] = findings_output.as_json(findings)
        return json_outcome(told_as_json, code, stands=arguments.to is not None)
    told = "\n".join([*filter(None, [findings_output.in_words(findings)]), comparison_output.in_words(comparison)])
    if arguments.to is not None:
        told = f"{told}\nWrote {arguments.to.absolute()}."
    return Outcome(told, code, stands=arguments.to is not None)


def _doubts(document: Document) -> list[Finding]:
    """Return what is doubtful in how a workbook that others laid out was read: what differs may come of it."""
    found = document.findings if document.layout is not None else ()
    return [each for each in findings_output.placed(document, found) if each.level is not Level.NOTE]


def _side(document: Document, path: Path, version: str | None) -> "Side":
    from model.comparing.choosing import version_side  # as above
    from model.comparing.opening_any import side_of_file

    return version_side(document, version) if version else side_of_file(document, path)


def _write_annex(arguments: Namespace, document: Document, comparison: "Comparison") -> None:
    from exporters.excel.profile import Profile
    from exporters.movements_file import write_movements
    from exporters.wanted import PDF
    from ui.commands.undisturbed import undisturbed
    from ui.commands.writing_new import refuse_existing, refuse_source
    from ui.paper.pdf import write_pdf  # which loads Qt once it is called, and only then

    path = arguments.to
    refuse_existing(path, overwrite=arguments.overwrite)
    refuse_source(path, [arguments.old, arguments.new])
    with undisturbed():
        write_movements(path, document, comparison, Profile(arguments.profile), writers={PDF: write_pdf})

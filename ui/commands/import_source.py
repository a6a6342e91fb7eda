"""`import`: a source that is no workbook of the app's own becomes one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from model import checks
from model.files import read_file, sha256
from model.findings import Finding, Level
from model.importing.schedule_csv import import_schedule_csv, is_schedule_csv
from model.problems import FileProblem
from model.workbook.conversion import NOTHING_STATED
from model.workbook.converting.converted import Converted, as_workbook, is_workbook
from model.workbook.document import Document
from ui.commands import findings_output, reading
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.undisturbed import undisturbed
from ui.commands.writing_new import refuse_existing

NAME = "import"
SUMMARY = (
    "Make a workbook in the app's own layout of a spreadsheet or CSV that is laid out in any way, the CSV of a "
    "schedule that Budget Workbook exported among them."
)
_OF_LEVELS = "whose amounts, the full ones of every year, were converted to year on year exactly"


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument(
        "source", metavar="SOURCE", type=named("SOURCE"), help="an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file"
    )
    parser.add_argument(
        "--to", required=True, type=named("--to"), metavar="TARGET", help="the .xlsx file to write, in the app's layout"
    )
    reading.add_options(parser)
    parser.add_argument("--overwrite", action="store_true", help="replace TARGET where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Import a source. Raises Problem."""
    source, target = arguments.source, arguments.to
    data = read_file(source)
    refuse_existing(target, overwrite=arguments.overwrite)
    document, findings = _of_schedule(data, source) if is_schedule_csv(data) else _of_any(data, arguments)
    with undisturbed():
        document.save_as_new(target)
    budget = document.budget
    if arguments.json:
        told = {
            "path": str(target.absolute()),
            "sha256": sha256(read_file(target)),
            "areas": len(budget.areas),
            "lines": budget.line_count,
            "findings": findings_output.as_json(findings),
        }
        return json_outcome(told, stands=True)
    count = f"{budget.line_count} line{'s' if budget.line_count != 1 else ''}"
    areas = f"{len(budget.areas)} area{'s' if len(budget.areas) != 1 else ''}"
    said = [f"Wrote {target.absolute()}: {count} in {areas}.", findings_output.in_words(findings)]
    return Outcome("\n".join(part for part in said if part), stands=True)


def _of_schedule(data: bytes, source: Path) -> tuple[Document, Sequence[Finding]]:
    imported = import_schedule_csv(data, source.name)
    return Document(imported.budget), imported.findings


def _of_any(data: bytes, arguments: Namespace) -> tuple[Document, Sequence[Finding]]:
    """Return the budget of a file in any layout, and findings with the places of the source."""
    source = arguments.source
    converted = Converted(data, ()) if is_workbook(data, source.name) else as_workbook(data, source.name)
    document = reading.of_bytes(converted.data, source, arguments)
    if document.layout is None and document.stated != NOTHING_STATED:
        raise FileProblem(
            f"{source.name} is laid out by Budget Workbook already, so there is nothing to import; open it."
        )
    is_level = document.layout is not None and document.layout.levels
    basis = _OF_LEVELS if is_level else "whose amounts are year on year"
    document.tell_about(f"Imported from {source.name}, {basis}.")
    told = converted.told(checks.standing(document.findings), source.name)
    if is_level:
        message = f"{source.name} holds levels; {_OF_LEVELS.removeprefix('whose ')}."
        told.append(Finding(Level.NOTE, "levels converted", message))
    findings = [*told, *checks.run(document.budget)]
    return document, findings_output.placed(document, findings)

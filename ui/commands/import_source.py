"""`import`: a source that is no workbook of the app's own becomes one."""

from argparse import ArgumentParser, Namespace

from model.files import read_file, sha256
from model.problems import FileProblem
from model.workbook.document import Document
from ui.commands import findings_output
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.writing_new import refuse_existing

NAME = "import"
SUMMARY = "Make a workbook of the CSV of a schedule that Budget Workbook exported, long or wide."
_CSV = ".csv"


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument("source", metavar="SOURCE", type=named("SOURCE"), help="the CSV of a schedule")
    parser.add_argument(
        "--to", required=True, type=named("--to"), metavar="TARGET", help="the .xlsx file to write, in the app's layout"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace TARGET where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Import a source. Raises Problem."""
    from model.importing.schedule_csv import import_schedule_csv

    source, target = arguments.source, arguments.to
    data = read_file(source)
    if source.suffix.lower() != _CSV:
        raise FileProblem(f"{source.name} is no CSV of a schedule; other layouts cannot be imported yet.")
    refuse_existing(target, overwrite=arguments.overwrite)
    imported = import_schedule_csv(data, source.name)
    document = Document(imported.budget)
    document.save_as(target)
    budget = document.budget
    if arguments.json:
        told = {
            "path": str(target.absolute()),
            "sha256": sha256(read_file(target)),
            "areas": len(budget.areas),
            "lines": budget.line_count,
            "findings": findings_output.as_json(imported.findings),
        }
        return json_outcome(told, stands=True)
    count = f"{budget.line_count} line{'s' if budget.line_count != 1 else ''}"
    areas = f"{len(budget.areas)} area{'s' if len(budget.areas) != 1 else ''}"
    said = [f"Wrote {target.absolute()}: {count} in {areas}.", findings_output.in_words(imported.findings)]
    return Outcome("\n".join(part for part in said if part), stands=True)

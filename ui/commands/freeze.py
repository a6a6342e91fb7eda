"""`freeze`: the workbook as it stands is kept inside it as a version that nobody edits any more."""

from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path

from model.saving.locks import while_saving
from model.versions.frozen import VersionHead
from ui.commands import reading
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.undisturbed import undisturbed
from ui.commands.versions import as_json

NAME = "freeze"
SUMMARY = "Freeze the workbook as it stands as a version inside it, for a meeting."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("name", metavar="NAME", help="what the version is called")
    for option, what in (
        ("meeting", "the meeting that it goes to"),
        ("date", "the day of the meeting"),
        ("agenda-item", "the item of the agenda"),
        ("prepared-by", "who prepared it (a post will do)"),
        ("checked-by", "who checked it (a post will do)"),
        ("amends", "the frozen version that it amends; it must then net to nil against it in every year"),
        ("comment", "of an amendment: the comment of the chief finance officer"),
    ):
        parser.add_argument(f"--{option}", default="", metavar="TEXT", help=what)
    parser.add_argument(
        "--added-sheet",
        action="store_true",
        help="keep versions of a workbook laid out by others on sheets that are added to it",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Freeze a version and save. Raises Problem."""
    head = VersionHead(
        arguments.name,
        arguments.meeting,
        arguments.date,
        arguments.agenda_item,
        arguments.prepared_by,
        arguments.checked_by,
        amends=arguments.amends,
        comment=arguments.comment,
    )
    source: Path = arguments.workbook
    with while_saving(source) if source.is_file() else nullcontext(), undisturbed():
        document = reading.open_document(arguments, needs_tables=True)
        document.keeps_more = document.keeps_more or arguments.added_sheet
        version = document.freeze(head)
        receipt = document.save()
    if arguments.json:
        return json_outcome({**as_json(version), "sha256_after": receipt.sha256_after}, stands=True)
    said = version.head
    return Outcome(f"Froze {said.title}: {said.lines} lines, SHA-256 {said.digest}.", stands=True)

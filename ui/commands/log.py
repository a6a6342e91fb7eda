"""`log`: the change log of a workbook, of all of it or of one line: who changed what, when and why."""

from argparse import ArgumentParser, Namespace

from model.change_log import LogEntry, of_line
from model.logged_workings import entry_words
from model.money import Unit
from ui.commands import reading
from ui.commands.finding_line import find_line
from ui.commands.outcome import Outcome, json_outcome

NAME = "log"
SUMMARY = "Show the change log of a workbook, or what was changed on one line, the last change first."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("line", metavar="LINE", nargs="?", help="its reference, or Sheet!Cell of any cell on its row")
    parser.add_argument("--area", metavar="NAME", help="the line's area, where several lines have the reference")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Show the log. Raises Problem."""
    document = reading.open_document(arguments)
    entries = list(reversed(document.change_log))
    if arguments.line is not None:
        line = find_line(document, arguments.line, arguments.area)
        entries = list(of_line(document.change_log, document.budget.area(line.area_id).name, line))
    if arguments.json:
        return json_outcome({"entries": [entry._asdict() for entry in entries]})
    if not entries:
        return Outcome(
            "The change log has no such entry." if document.change_log else "The workbook has no change log."
        )
    return Outcome("\n".join(_told(entry, document.budget.settings.unit) for entry in entries))


def _told(entry: LogEntry, unit: Unit) -> str:
    where = ", ".join(part for part in (entry.area, entry.line) if part)
    reason = f" ({entry.reason})" if entry.reason else ""
    words = entry_words(entry, unit)
    values = f": {words.old or 'blank'} to {words.new or 'blank'}" if entry.old or entry.new else ""
    return f"{entry.when}  {entry.who}  {where}{': ' if where else ''}{entry.field}{values}{reason}"

"""`check`: what opening and the checks find in a workbook."""

from argparse import ArgumentParser, Namespace

from model import checks
from model.findings import Level
from ui.commands import findings_output, reading
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome

NAME = "check"
SUMMARY = "Check a workbook; the exit code is 1 when there are findings of level error."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Check a workbook. Raises Problem."""
    document = reading.open_document(arguments)
    findings = findings_output.placed(document, [*document.findings, *checks.run(document.budget)])
    code = FOUND if any(finding.level is Level.ERROR for finding in findings) else DONE
    if arguments.json:
        return json_outcome({"findings": findings_output.as_json(findings)}, code)
    summary = f"{arguments.workbook.name}: {findings_output.counted(findings)}."
    return Outcome("\n".join(part for part in (findings_output.in_words(findings), summary) if part), code)

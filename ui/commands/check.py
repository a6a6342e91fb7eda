"""`check`: what opening and the checks find in a workbook; or where an annex does not agree with a workbook."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from model import checks
from model.findings import Finding, Level
from model.mutes import heard
from ui.commands import findings_output, reading
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome
from ui.commands.paths import named

NAME = "check"
SUMMARY = (
    "Check a workbook, or an annex against a workbook; the exit code is 1 when there are findings of level error, or "
    "when the annex disagrees."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument(
        "--against",
        type=named("--against"),
        metavar="WORKBOOK",
        help="the workbook with which an annex, named first, should agree",
    )
    parser.add_argument(
        "--version",
        default="",
        metavar="VERSION",
        help="of the workbook after --against: the frozen version to agree with",
    )
    parser.add_argument("--muted", action="store_true", help="tell the findings too that were muted with a reason")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Check a workbook, or an annex. Raises Problem."""
    if arguments.against is not None:
        return _check_annex(arguments)
    document = reading.open_document(arguments)
    standing = (*checks.standing(document.findings), *document.version_findings())
    found = findings_output.placed(document, [*standing, *checks.run(document.budget)])
    findings = found if arguments.muted else heard(document.budget.mutes, found)
    muted = "" if len(findings) == len(found) else f"; {len(found) - len(findings)} muted (--muted shows them)"
    return _outcome(arguments, findings, f"{arguments.workbook.name}: {findings_output.counted(findings)}{muted}.")


def _check_annex(arguments: Namespace) -> Outcome:
    from exporters.proof.checking import check_annex
    from model.workbook.version_document import version_document

    path: Path = arguments.workbook
    workbook: Path = arguments.against
    document = reading.open_document(Namespace(**{**vars(arguments), "workbook": workbook}), needs_tables=True)
    if arguments.version:
        document = version_document(document, arguments.version)
    findings = list(check_annex(path, document))
    agrees = not any(finding.level is Level.ERROR for finding in findings)
    verdict = "agrees with" if agrees else "does not agree with"
    counted = "" if not findings else f": {findings_output.counted(findings)}"
    return _outcome(arguments, findings, f"{path.name} {verdict} {workbook.name}{counted}.")


def _outcome(arguments: Namespace, findings: list[Finding], summary: str) -> Outcome:
    code = FOUND if any(finding.level is Level.ERROR for finding in findings) else DONE
    if arguments.json:
        return json_outcome({"findings": findings_output.as_json(findings)}, code)
    return Outcome("\n".join(part for part in (findings_output.in_words(findings), summary) if part), code)

"""`versions`: the versions frozen in a workbook, with their totals, and whether they are still as they were frozen."""

from argparse import ArgumentParser, Namespace

from model.controls import Measure
from model.money import plain, worded
from model.versions.frozen import FrozenVersion
from ui.commands import findings_output, reading
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome

NAME = "versions"
SUMMARY = "List the versions frozen in a workbook; the exit code is 1 when one was tampered with."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")


def run(arguments: Namespace) -> Outcome:
    """List the versions. Raises Problem."""
    document = reading.open_document(arguments, needs_tables=True)
    findings = document.version_findings()
    versions = [] if findings else [document.version(head.name) for head in document.versions]
    code = FOUND if findings else DONE
    if arguments.json:
        told = {"versions": [as_json(each) for each in versions], "findings": findings_output.as_json(findings)}
        return json_outcome(told, code)
    if findings:
        return Outcome(findings_output.in_words(findings), code)
    return Outcome("\n".join(map(_in_words, versions)) or "No version is frozen in this workbook.", code)


def as_json(version: FrozenVersion) -> dict[str, object]:
    """Return a version as its JSON document holds it."""
    head, budget = version.head, version.budget()
    tally = budget.totals.directorate
    return {
        "name": head.name,
        "meeting": head.meeting,
        "date": head.date,
        "agenda_item": head.agenda_item,
        "prepared_by": head.prepared_by,
        "checked_by": head.checked_by,
        "frozen": head.frozen,
        "amends": head.amends,
        "comment": head.comment,
        "lines": budget.line_count,
        "sha256": head.digest,
        "open_findings": len(version.findings),
        "totals": {
            measure.value: {
                year.label: plain(figure) for year, figure in zip(budget.years, tally.measure(measure), strict=True)
            }
            for measure in Measure
        },
    }


def _in_words(version: FrozenVersion) -> str:
    budget = version.budget()
    settings = budget.settings
    nets = zip(budget.years, budget.totals.directorate.measure(Measure.NET), strict=True)
    figures = ", ".join(f"{year} {worded(figure, settings.unit, settings.decimals)}" for year, figure in nets)
    amends = f", amends {version.head.amends}" if version.head.amends else ""
    return f"{version.head.title}, frozen {version.head.frozen}{amends}: {version.head.lines} lines, net {figures}"

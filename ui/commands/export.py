"""`export`: annexes of a workbook into a folder, proved before they replace anything."""

from argparse import ArgumentParser, Namespace

from exporters.chosen_lines import ALL_LINES, WORDS_OFFERED, ChosenLines
from model.basis import Basis
from model.money import Unit
from model.problems import EntryProblem
from ui.commands import findings_output, reading
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.stoppable import stoppable

NAME = "export"
SUMMARY = "Export annexes as Excel, CSV and PDF files."
_PROFILES = ("print", "accessible")


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument(
        "--to", required=True, type=named("--to", "folder"), metavar="FOLDER", help="the folder for the files"
    )
    parser.add_argument("--annex", action="append", metavar="NAME", help="the name of an annex; all unless named")
    parser.add_argument(
        "--format", action="append", metavar="FORMAT", help="xlsx, csv or pdf; xlsx and csv unless named"
    )
    parser.add_argument(
        "--profile",
        choices=_PROFILES,
        default=_PROFILES[0],
        help="how Excel annexes are laid out: for the committee's paper, or for accessible publication",
    )
    parser.add_argument(
        "--lines",
        type=ChosenLines.of,
        default=ALL_LINES,
        metavar="STATUSES",
        help=f"which lines the schedule lists: {WORDS_OFFERED}",
    )
    parser.add_argument("--version", default="", metavar="VERSION", help="export a frozen version of the workbook")
    parser.add_argument(
        "--since", default="", metavar="VERSION", help="the frozen version from which movements and bridge lead"
    )
    parser.add_argument(
        "--bridge-by", choices=("category", "status", "area"), default="category", help="what its steps are grouped by"
    )
    parser.add_argument(
        "--in-basis",
        type=_basis,
        default=Basis.YEAR_ON_YEAR,
        metavar="BASIS",
        help="show figures as year-on-year, level or cumulative; what was changed and certified stays year on year",
    )
    parser.add_argument("--by", default="", metavar="NAME", help="who exports, for the certificate (a post will do)")
    parser.add_argument("--unit", type=Unit.of, help="the unit of annexes: gbp, k or m (CSV is in pounds)")
    parser.add_argument(
        "--bom", action="store_true", help="begin CSV with a byte-order mark, which Excel needs to show £"
    )
    parser.add_argument("--wide", action="store_true", help="CSV with a row a line and a column a year")
    parser.add_argument("--zip", action="store_true", help="put the files in one zip")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _basis(text: str) -> Basis:
    said = text.strip().lower().replace("-", " ")
    found = next((basis for basis in Basis if basis.value == said), None)
    if found is None:
        raise EntryProblem(f"“{text}” is no basis of figures; say year-on-year, level or cumulative.")
    return found


def run(arguments: Namespace) -> Outcome:
    """Export annexes. Raises Problem."""
    from exporters.excel.profile import Profile
    from exporters.exporting import export as export_annexes
    from exporters.wanted import FORMATS, PDF, Wanted
    from model.bridging import BridgeBy
    from model.workbook.version_document import version_document
    from ui.paper.pdf import write_pdf  # which loads Qt once it is called, and only then

    document = reading.open_document(arguments, needs_tables=True)
    if arguments.version:
        document = version_document(document, arguments.version)
    wanted = Wanted(
        annexes=tuple(arguments.annex or ()),
        formats=tuple(arguments.format or FORMATS),
        unit=arguments.unit,
        lines=arguments.lines,
        by=arguments.by,
        profile=Profile(arguments.profile),
        bom=arguments.bom,
        wide=arguments.wide,
        zipped=arguments.zip,
        since=arguments.since,
        bridge_by=BridgeBy(arguments.bridge_by),
        basis=arguments.in_basis,
    )
    with stoppable() as progress:
        result = export_annexes(document, arguments.to, wanted, progress, {PDF: write_pdf})
    if arguments.json:
        files = [
            {"path": str(file.path), "annex": file.annex, "format": file.format, "sha256": file.sha256}
            for file in result.files
        ]
        return json_outcome({"files": files, "findings": findings_output.as_json(result.findings)}, stands=True)
    lines = [f"Wrote {file.path}" for file in result.files]
    if result.findings:
        lines.append(findings_output.in_words(result.findings))
    return Outcome("\n".join(lines), stands=True)

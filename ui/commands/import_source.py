"""`import`: a source that is no workbook of the app's own becomes one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from model import checks
from model.files import read_file, sha256
from model.findings import Finding
from model.importing import any_layout
from model.importing.schedule_csv import import_schedule_csv, is_schedule_csv
from model.problems import EntryProblem
from model.workbook.converting.csv_grid import DETECTED, CsvWay
from model.workbook.converting.csv_text import ENCODINGS
from model.workbook.document import Document
from ui.commands import findings_output, reading
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.undisturbed import undisturbed
from ui.commands.writing_mapping import write_mapping
from ui.commands.writing_new import refuse_existing

NAME = "import"
SUMMARY = (
    "Make a workbook in the app's own layout of a spreadsheet or CSV that is laid out in any way, the CSV of a "
    "schedule that Budget Workbook exported among them."
)
_POINT, _COMMA = "point", "comma"
_ENCODINGS = {name.lower().replace(" ", "-"): encoding for encoding, name in ENCODINGS.items()}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument(
        "source", metavar="SOURCE", type=named("SOURCE"), help="an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file"
    )
    parser.add_argument(
        "--to", required=True, type=named("--to"), metavar="TARGET", help="the .xlsx file to write, in the app's layout"
    )
    parser.add_argument("--encoding", choices=_ENCODINGS, help="the encoding of a CSV, where it is detected wrongly")
    parser.add_argument("--delimiter", choices=_DELIMITERS, help="what parts the cells of a CSV")
    parser.add_argument("--decimal", choices=(_POINT, _COMMA), help="the decimal mark of a CSV: 1,234.5 or 1.234,5")
    reading.add_options(parser)
    parser.add_argument(
        "--mapping-out",
        type=named("--mapping-out"),
        metavar="FILE.json",
        help="write what was found of the source, too, to be corrected and given back as --mapping",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace TARGET where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Import a source. Raises Problem."""
    source, target = arguments.source, arguments.to
    data = read_file(source)
    refuse_existing(target, overwrite=arguments.overwrite)
    document, findings = _of_schedule(data, source) if is_schedule_csv(data) else _of_any(data, arguments)
    if arguments.mapping_out is not None:
        write_mapping(document, arguments.mapping_out, overwrite=arguments.overwrite)
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
    converted = any_layout.as_any_workbook(data, source.name, _way(arguments))
    if converted.way is None and _way(arguments) != DETECTED:
        raise EntryProblem(f"{source.name} is no CSV, so --encoding, --delimiter and --decimal say nothing of it.")
    document = reading.of_bytes(converted.data, source, arguments)
    any_layout.refuse_own(document, source.name)
    document.tell_about(any_layout.about(document, source.name))
    findings = [*any_layout.told(document, converted, source.name), *checks.run(document.budget)]
    return document, findings_output.placed(document, findings)


def _way(arguments: Namespace) -> CsvWay:
    comma = None if arguments.decimal is None else arguments.decimal == _COMMA
    return CsvWay(_ENCODINGS.get(arguments.encoding), _DELIMITERS.get(arguments.delimiter), comma)

"""`set`: one amount or one text of one line, planned, applied and saved; the receipt is printed.

The workbook is held from before it is opened until it is saved, so that two commands at once save both their edits.
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from model.change_log import UNSIGNED, Signature
from model.edits import Edit
from model.entry import read_worked
from model.files import read_file, sha256
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, KIND, Field, Line
from model.money import Unit
from model.planning import heading_of, set_field
from model.problems import EntryProblem, FormulaProblem
from model.saving.locks import while_saving
from model.texts import clean_text
from model.workbook.document import Document
from model.workbook.layout import field_of_heading
from model.workbook.receipt import Receipt
from model.workings import formula_words
from model.years import Year, parse_year
from ui.commands import findings_output, reading, receipt_output
from ui.commands.finding_line import find_line
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.undisturbed import undisturbed
from ui.commands.writing_new import refuse_existing

NAME = "set"
SUMMARY = "Set one amount, or one text, of a line and save the workbook; prints the receipt of what changed."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("line", metavar="LINE", help="its reference, or Sheet!Cell of any cell on its row")
    parser.add_argument(
        "year", metavar="YEAR", help="2013/14, or another column: “Forecast 2013/14”, Status, Notes, “Lead officer” ..."
    )
    parser.add_argument(
        "amount",
        metavar="AMOUNT",
        help="in the workbook's unit unless --unit says otherwise, + adding to the net budget; =195*52*26 keeps its "
        'working; "" clears; the text where YEAR names a column of texts',
    )
    parser.add_argument("--area", metavar="NAME", help="the line's area, where several lines have the reference")
    parser.add_argument("--unit", type=Unit.of, help="the unit of AMOUNT: gbp, k or m")
    parser.add_argument(
        "--by", default="", metavar="TEXT", help="who signs in the workbook's change log; a post will do"
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, for the change log")
    parser.add_argument(
        "--added-sheet",
        action="store_true",
        help="keep what a workbook laid out by others has no column for on a sheet that is added to it",
    )
    parser.add_argument("--over-formula", action="store_true", help="replace a formula by the amount")
    parser.add_argument("--to", type=named("--to"), metavar="TARGET", help="save as another workbook")
    parser.add_argument("--overwrite", action="store_true", help="replace TARGET where it is there already")
    parser.add_argument("--json", action="store_true", help="print the receipt as one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Set an amount and save. Raises Problem."""
    with _held(arguments), undisturbed():
        return _set(arguments)


def _held(arguments: Namespace) -> AbstractContextManager[None]:
    """Hold the workbook where it is what is saved; what is not there needs no holding to be refused."""
    source: Path = arguments.workbook
    return while_saving(source) if _target(arguments) is None and source.is_file() else nullcontext()


def _target(arguments: Namespace) -> Path | None:
    """Return the other file that is to be written, None where it is the workbook itself."""
    target: Path | None = arguments.to
    is_same = target is None or os.path.realpath(target) == os.path.realpath(arguments.workbook)
    return None if is_same else target


def _set(arguments: Namespace) -> Outcome:
    document = reading.open_document(arguments, needs_tables=True)
    document.signature = _signature(document, arguments)
    document.keeps_more = document.keeps_more or arguments.added_sheet
    where = arguments.workbook.name
    try:
        line = find_line(document, arguments.line, arguments.area)
        field = _field(document, arguments.year)
        place = document.place_of(line.id, field)
        where = f"{where}, {place[0]}!{place[1]}" if place else where
        edit = _plan(document, line, field, arguments)
    except EntryProblem as problem:
        raise EntryProblem(f"{where}: {problem}") from problem
    if edit is not None:
        document.budget.apply(edit)
    receipt = _save(document, arguments, changed=edit is not None)
    findings = findings_output.placed(document, [*_unsigned(document, receipt), *document.findings, *receipt.findings])
    if arguments.json:
        return json_outcome(receipt_output.as_json(receipt, findings), stands=True)
    saved = arguments.to or arguments.workbook
    what = f"{line.name}, {field.year or heading_of(field)}"
    unit = document.budget.settings.unit
    return Outcome(receipt_output.in_words(saved, what, receipt, findings, unit), stands=True)


def _signature(document: Document, arguments: Namespace) -> Signature | None:
    """Return who signs; None where neither a name nor a reason is given: only a log that is there is added to."""
    by, reason = clean_text(arguments.by).strip(), clean_text(arguments.reason).strip()
    return Signature(by or document.budget.settings.organisation or UNSIGNED, reason) if by or reason else None


def _unsigned(document: Document, receipt: Receipt) -> Iterator[Finding]:
    """Warn that a workbook of others keeps no log of who changed it and why, where the officer said so."""
    is_changed = receipt.sha256_before != receipt.sha256_after
    if document.signature is not None and is_changed and not document.keeps_log:
        message = (
            "The workbook was laid out by others and has no change log, so who changed it and why are kept nowhere; "
            "give --added-sheet to keep them in a sheet of their own."
        )
        yield Finding(Level.WARNING, "signature not kept", message)


def _plan(document: Document, line: Line, field: Field, arguments: Namespace) -> Edit | None:
    stored = document.budget.settings.unit
    is_text = field.year is None
    value = arguments.amount if is_text else read_worked(arguments.amount, arguments.unit or stored, stored)
    try:
        return set_field(
            document.budget, line.id, field, value, over_formula=arguments.over_formula, over_working=False
        )
    except FormulaProblem as problem:
        raise EntryProblem(
            f"The {field.name} of {line.name} in {field.year} is a formula, {formula_words(problem.formula, stored)}; "
            "give --over-formula to replace it."
        ) from problem


def _field(document: Document, text: str) -> Field:
    """Return the field of a year, or of another column by its heading. Raises EntryProblem."""
    field = field_of_heading(text)
    own = {" ".join(heading.split()).casefold() for line in document.budget.lines() for heading in line.extra}
    if field is None and " ".join(text.split()).casefold() in own:
        raise EntryProblem(
            f"“{text}” is a column that set leaves as it is; change it in the window, or in the spreadsheet program."
        )
    if field is None or field.name in (AMOUNT, KIND):
        return Field(AMOUNT, _year(document, text))
    return field if field.year is None else Field(FORECAST, _year(document, field.year.label))


def _year(document: Document, text: str) -> Year:
    year = parse_year(text)
    years = document.budget.years
    if year not in years:
        raise EntryProblem(f"The workbook has no year {year}; its years are {', '.join(map(str, years))}.")
    return year


def _save(document: Document, arguments: Namespace, *, changed: bool) -> Receipt:
    target = _target(arguments)
    if target is not None:
        refuse_existing(target, overwrite=arguments.overwrite)
        return document.save_as(target)
    if changed:
        return document.save()
    unchanged = sha256(read_file(arguments.workbook))
    return Receipt(sha256_before=unchanged, sha256_after=unchanged)

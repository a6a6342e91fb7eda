"""A spreadsheet or CSV in anybody's layout, to become a workbook in the app's own: what is told of the import.

Where a finding stands is said with the source's own cells, which the new workbook does not have.
"""

from collections.abc import Iterable

from model import checks
from model.budget import Budget
from model.findings import Finding, Level
from model.problems import FileProblem
from model.workbook.conversion import NOTHING_STATED
from model.workbook.converting.converted import Converted, as_workbook, is_workbook
from model.workbook.converting.csv_grid import DETECTED, CsvWay
from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook

_OF_LEVELS = "whose amounts, the full ones of every year, were converted to year on year exactly"


def as_any_workbook(data: bytes, name: str, way: CsvWay = DETECTED) -> Converted:
    """Return the bytes of any spreadsheet or CSV as a workbook's. Raises FileProblem with one sentence."""
    return Converted(data, ()) if is_workbook(data, name) else as_workbook(data, name, way)


def refuse_own(document: Document, name: str) -> None:
    """Raise FileProblem where a workbook is in the app's own layout already."""
    if document.layout is None and document.stated != NOTHING_STATED:
        raise FileProblem(f"{name} is laid out by Budget Workbook already, so there is nothing to import; open it.")


def about(document: Document, name: str) -> str:
    """Return the sentence for the About sheet: what it was imported from, and on which basis."""
    return f"Imported from {name}, {_OF_LEVELS if _is_level(document) else 'whose amounts are year on year'}."


def told(document: Document, converted: Converted, name: str) -> list[Finding]:
    """Return what is to be told of the import: of the source, of how it was read, and of the budget."""
    findings = converted.told(checks.standing(document.findings), name)
    if _is_level(document):
        message = f"{name} holds levels; {_OF_LEVELS.removeprefix('whose ')}."
        findings.append(Finding(Level.NOTE, "levels converted", message))
    return findings


def as_own(document: Document, converted: Converted, name: str) -> Document:
    """Return the budget of a source as a new workbook in the app's own layout, which no file holds yet.

    Raises FileProblem.
    """
    data = write_new_workbook(Budget.of(document.budget.snapshot()), (about(document, name),))
    own = Document.copy_of(data, name)
    own.findings = (*_without_cells(told(document, converted, name), name), *own.findings)
    return own


def _is_level(document: Document) -> bool:
    return document.layout is not None and document.layout.levels


def _without_cells(findings: Iterable[Finding], name: str) -> list[Finding]:
    result = []
    for each in findings:
        place = f"{each.sheet}!{each.cell}" if each.cell else each.sheet
        said = f"{name}, {place}: {each.message}" if place else each.message
        result.append(Finding(each.level, each.rule, said, reference=each.reference))
    return list(dict.fromkeys(result))

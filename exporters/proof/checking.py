"""Whether an annex still agrees with a workbook: the same annex is built from the workbook and both are compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from exporters.against import Against, against_digest, amendments_in
from exporters.annex import Annex
from exporters.annexes.certificate import EXPORTED_BY, NOT_STATED
from exporters.annexes.registry import annex_kind
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets
from exporters.export_findings import to_certify
from exporters.proof.comparing import ROWS_DIFFER, FoundTable, compared
from exporters.proof.csv_annex import csv_differs, read_csv_annex
from exporters.proof.furniture import furniture_differs
from exporters.proof.note_marks import NoteMarks
from exporters.proof.record import Record, totals_of
from exporters.wanted import CSV, PDF
from model.files import read_file
from model.findings import Finding, Level
from model.money import Unit, worded
from model.problems import EntryProblem, FileProblem
from model.version import VERSION
from model.workbook.annex_cells import AnnexFile, read_annex_file
from model.workbook.document import Document

DISAGREES = Level.ERROR


def check_annex(path: Path, document: Document) -> tuple[Finding, ...]:
    """Return where an annex does not agree with a document, each difference with its sheet and cell in the annex.

    A CSV is known by the metadata beside it. Findings of level error are disagreements. Raises FileProblem when the
    file is no annex of this program's.
    """
    if path.suffix.lower() == f".{PDF}":
        raise FileProblem(
            f"{path.name} is a PDF, which is not compared; check the Excel or CSV annex that was exported with it."
        )
    record, findings = _of_csv(path, document) if path.suffix.lower() == f".{CSV}" else _of_excel(path, document)
    told = [_with_line(finding, document) for finding in findings]
    told.extend(_totals(record, document))
    told.extend(_origin(record, document, agrees=not any(each.level is DISAGREES for each in told)))
    return tuple(told)


def _of_excel(path: Path, document: Document) -> tuple[Record, Iterator[Finding]]:
    file = read_annex_file(read_file(path), path.name)
    record = Record.read(file.properties)
    if record is None:
        raise FileProblem(
            f"{path.name} is no annex exported by Budget Workbook: it does not say what it was made from."
        )
    rows = (row for sheet in file.sheets.values() for row in sheet.rows)
    return record, _cells(_built(record, document, rows, path.name), _profile(record), file)


def _of_csv(path: Path, document: Document) -> tuple[Record, Iterator[Finding]]:
    found = read_csv_annex(path)
    annex = _built(found.record, document, found.rows, path.name)
    return found.record, csv_differs(found, annex)


def _built(record: Record, document: Document, rows: Iterable[Sequence[object]], name: str) -> Annex:
    try:
        kind = annex_kind(record.annex)
    except EntryProblem as problem:
        raise FileProblem(f"{name} is the annex “{record.annex}”, which this version does not know.") from problem
    request = replace(
        record.request(),
        findings=to_certify(document),
        by=_exporter(rows),
        against=_against(record, document, name),
        amendments=amendments_in(document, record.matches.said_of),
    )
    return kind.build(document.budget, request)


def _against(record: Record, document: Document, name: str) -> Against | None:
    """Return what the annex compared the budget with: the frozen version with the same content."""
    compared_with, digest = record.against
    if not digest:
        return None
    found = against_digest(document, digest, record.matches.said_of)
    if found is None:
        raise FileProblem(
            f"{name} compares the budget with {compared_with}, which is no version frozen in this workbook, so it "
            "cannot be checked against it."
        )
    return replace(found, name=compared_with)


def _profile(record: Record) -> Profile:
    return next((each for each in Profile if each.value == record.profile), Profile.PRINT)


def _exporter(rows: Iterable[Sequence[object]]) -> str:
    """Return who exported, as the certificate says: no record keeps a name, so none is compared."""
    words = next((row[row.index(EXPORTED_BY) + 1 :] for row in rows if EXPORTED_BY in row), [])
    said = next((str(cell) for cell in reversed(words) if cell not in ("", None)), "")
    return "" if said == NOT_STATED else said


def _cells(annex: Annex, profile: Profile, file: AnnexFile) -> Iterator[Finding]:
    plans = planned_sheets(annex, profile)
    planned = NoteMarks(row.cells for plan in plans for row in plan.rows)
    found = NoteMarks(row for sheet in file.sheets.values() for row in sheet.rows)
    rows_differ = False
    if file.has_links:
        message = "The annex points to another file; it was exported without a link. Export it again."
        yield Finding(Level.ERROR, "link in the annex", message)
    for name in file.sheets:
        if name not in {plan.name for plan in plans}:
            message = f"The annex has a sheet “{name}” with which it was not exported."
            yield Finding(Level.ERROR, "sheet not in the workbook", message, name)
    for plan in plans:
        if plan.name not in file.sheets:
            message = f"The annex has no sheet “{plan.name}”, with which it was exported."
            yield Finding(Level.ERROR, "sheet not in the annex", message)
            continue
        sheet = file.sheets[plan.name]
        rows = tuple(replace(row, cells=planned.plain(row.cells)) for row in plan.rows)
        table = FoundTable(
            plan.name, [found.plain(row) for row in sheet.rows], sheet.formulas, rows_differ, sheet.looks
        )
        told = list(compared(table, replace(plan, rows=rows)))
        rows_differ = rows_differ or any(finding.rule in ROWS_DIFFER for finding in told)
        yield from told
        yield from furniture_differs(sheet, plan)


def _with_line(finding: Finding, document: Document) -> Finding:
    """Return a finding that leads to its line, where its reference names one alone."""
    lines = [line for line in document.budget.lines() if line.reference.strip() == finding.reference]
    if not finding.reference or len(lines) != 1:
        return finding
    return replace(finding, line_id=lines[0].id, area_id=lines[0].area_id)


def _totals(record: Record, document: Document) -> Iterator[Finding]:
    """Yield a warning for each control total of the whole budget that is another since the export."""
    now = {(total.measure, total.year): total.pounds for total in totals_of(document.budget)}
    for total in record.totals:
        pounds = now.pop((total.measure, total.year), None)
        if pounds != total.pounds:
            is_now = "not in the workbook" if pounds is None else f"{_pounds(pounds)} in the workbook"
            message = (
                f"{total.measure} of the whole budget in {total.year} was {_pounds(total.pounds)} when the annex was "
                f"exported and is {is_now}."
            )
            yield Finding(Level.WARNING, "control total", message)


def _pounds(pounds: Decimal) -> str:
    return worded(pounds, Unit.GBP, Unit.GBP.decimals)


def _origin(record: Record, document: Document, *, agrees: bool) -> Iterator[Finding]:
    """Yield what the hash of the workbook says: whether the annex or the workbook was changed since."""
    same_file = bool(record.source.sha256) and record.source.sha256 == document.digest
    if same_file and not record.source.changed and not document.changed:
        if not agrees:
            message = (
                "The workbook is the very file from which the annex was exported (its SHA-256 is the same), so it is "
                "the annex that was altered."
            )
            yield Finding(Level.NOTE, "annex altered", message)
    elif agrees:
        message = (
            f"The workbook is not the file from which the annex was exported ({record.source.name}; another SHA-256 or "
            "changes not saved), but every figure and word of the annex is still what the workbook says."
        )
        yield Finding(Level.NOTE, "workbook changed", message)
    if record.version != VERSION:
        message = f"The annex was exported by version {record.version} of Budget Workbook and is checked by {VERSION}."
        yield Finding(Level.NOTE, "version", message)

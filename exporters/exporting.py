"""Exports annexes of a document into a folder: all are built in memory and proved before the first file is replaced."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exporters import export_findings
from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, annex_kind
from exporters.data.csv_writer import write_csv
from exporters.excel.writer import planned_sheets, write_excel
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from exporters.wanted import CSV, EVERYTHING, EXCEL, Wanted
from model import checks
from model.files import reason_of, replace_file, sha256
from model.findings import Finding
from model.problems import EntryProblem, FileProblem
from model.progress import Progress, silent
from model.workbook.document import Document

_PRINT = "print"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written."""

    path: Path
    annex: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files of an export, and what the officer should know of them."""

    files: tuple[ExportedFile, ...]
    findings: tuple[Finding, ...]


def export(document: Document, folder: Path, wanted: Wanted = EVERYTHING, progress: Progress = silent) -> ExportResult:
    """Export the annexes wanted into a folder.

    Raises EntryProblem for a wrong wish, FileProblem when something cannot be written, naming the files that were
    replaced before it; or Cancelled from `progress`, with no file written.
    """
    if not document.budget.areas:
        raise FileProblem(f"{_name(document)} has no tables of pressures and savings, so there is nothing to export.")
    kinds = [annex_kind(name) for name in dict.fromkeys(wanted.annexes)] or ANNEXES
    request = _request(document, wanted)
    writers = _writers(document, request, wanted)
    found = list(export_findings.about_the_budget(document))
    built: list[tuple[ExportedFile, bytes]] = []
    for count, kind in enumerate(kinds):
        progress(f"Laying out the annex {kind.name}", count / len(kinds))
        annex = kind.build(document.budget, request)
        export_findings.refuse_unwritable(annex)
        for place, (name, write) in enumerate(writers.items()):
            progress(f"Writing the annex {kind.name} as {name}", (count + (place + 0.5) / len(writers)) / len(kinds))
            data = write(annex)
            path = folder.absolute() / f"{_file_name(document, annex)}.{name}"
            built.append((ExportedFile(path, annex.name, name, sha256(data)), data))
        if CSV in writers:
            found.extend(export_findings.guarded_texts(annex))
        if EXCEL in writers:
            found.extend(export_findings.cut_rows(annex))
    progress("Putting the files in place", 1.0)
    _put_in_place(folder, built)
    return ExportResult(tuple(file for file, _ in built), tuple(document.located(finding) for finding in found))


def _request(document: Document, wanted: Wanted) -> AnnexRequest:
    settings = document.budget.settings
    unit = wanted.unit or settings.unit
    source = Source(_name(document), document.digest, document.changed)
    told = (document.located(finding) for finding in (*document.findings, *checks.run(document.budget)))
    return AnnexRequest(unit, decimals_for(settings, unit), source, _now(), wanted.lines, wanted.by, tuple(told))


def _writers(document: Document, request: AnnexRequest, wanted: Wanted) -> dict[str, Callable[[Annex], bytes]]:
    def excel(annex: Annex) -> bytes:
        plans = planned_sheets(annex)
        record = Record.of(annex.name, _PRINT, request, document.budget).pairs()
        data = write_excel(annex, plans, request.moment, record)
        agreeing.agree_excel(annex, plans, data)
        agreeing.agree_record(annex, record, data)
        return data

    def plain_csv(annex: Annex) -> bytes:
        data = write_csv(annex, bom=wanted.bom, wide=wanted.wide)
        agreeing.agree_csv(annex, data, wide=wanted.wide)
        return data

    known = {EXCEL: excel, CSV: plain_csv}
    for name in wanted.formats:
        if name not in known:
            raise EntryProblem(f"Annexes are not exported as {name} yet; choose {' or '.join(known)}.")
    return {name: known[name] for name in dict.fromkeys(wanted.formats)}


def _put_in_place(folder: Path, built: Sequence[tuple[ExportedFile, bytes]]) -> None:
    made = _make_folder(folder)
    for count, (file, data) in enumerate(built):
        try:
            replace_file(file.path, data)
        except FileProblem as problem:
            if not count:
                _remove_folders(made)
                raise
            written = ", ".join(done.path.name for done, _ in built[:count])
            raise FileProblem(f"{problem} Written before that: {written}; the rest are as they were.") from problem


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder where it is missing, and return the folders made, the deepest first."""
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileProblem(f"{folder} is a file; give the name of a folder for the annexes.") from error
    except OSError as error:
        raise FileProblem(f"The folder {folder} cannot be made: {reason_of(error)}.") from error
    return made


def _remove_folders(made: Sequence[Path]) -> None:
    for place in made:
        with suppress(OSError):
            place.rmdir()


def _now() -> datetime:
    return datetime.now().astimezone()  # the officer's own calendar and clock are meant


def _name(document: Document) -> str:
    return document.path.name if document.path else "The budget"


def _file_name(document: Document, annex: Annex) -> str:
    """Return an annex's file name without its suffix, the same from run to run."""
    stem = document.path.stem if document.path else "Budget"
    return " ".join(part for part in (stem, annex.name, annex.variant) if part)

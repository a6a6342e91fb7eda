"""Exports annexes of a document into a folder: all are built in memory and proved before the first file is replaced."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exporters import export_findings
from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, annex_kind
from exporters.data.csv_writer import write_csv
from exporters.excel.writer import planned_sheets, write_excel
from exporters.proof import agreeing
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from exporters.wanted import CSV, EVERYTHING, EXCEL, Wanted
from exporters.writers import Writer, Written
from model import checks
from model.files import reason_of, replace_file, sha256
from model.findings import Finding
from model.problems import EntryProblem, FileProblem
from model.progress import Progress, silent
from model.workbook.document import Document


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


def export(
    document: Document,
    folder: Path,
    wanted: Wanted = EVERYTHING,
    progress: Progress = silent,
    writers: Mapping[str, Writer] = MappingProxyType({}),
) -> ExportResult:
    """Export the annexes wanted into a folder. `writers` write, by their names, formats that are not known here (PDF).

    Raises EntryProblem for a wrong wish, FileProblem when something cannot be written, naming the files that were
    replaced before it; or Cancelled from `progress`, with no file written.
    """
    if not document.budget.areas:
        raise FileProblem(f"{_name(document)} has no tables of pressures and savings, so there is nothing to export.")
    kinds = [annex_kind(name) for name in dict.fromkeys(wanted.annexes)] or ANNEXES
    request = annex_request(document, wanted)
    chosen = _writers(request.moment, wanted, writers)
    found = list(export_findings.about_the_budget(document))
    built: list[tuple[ExportedFile, bytes]] = []
    for count, kind in enumerate(kinds):
        progress(f"Laying out the annex {kind.name}", count / len(kinds))
        annex = kind.build(document.budget, request)
        export_findings.refuse_unwritable(annex)
        for place, (name, write) in enumerate(chosen.items()):
            start, share = (count + place / len(chosen)) / len(kinds), 1 / len(chosen) / len(kinds)
            progress(f"Writing the annex {kind.name} as {name}", start)
            written = write(annex, partial(_within, progress, start, share))
            path = folder.absolute() / f"{_file_name(document, annex)}.{name}"
            built.append((ExportedFile(path, annex.name, name, sha256(written.data)), written.data))
            found.extend(written.findings)
    progress("Putting the files in place", 1.0)
    _put_in_place(folder, built)
    return ExportResult(tuple(file for file, _ in built), tuple(document.located(finding) for finding in found))


def annex_request(document: Document, wanted: Wanted) -> AnnexRequest:
    """Return what an export so wanted asks of each annex."""
    settings = document.budget.settings
    unit = wanted.unit or settings.unit
    source = Source(_name(document), document.digest, document.changed)
    told = (document.located(finding) for finding in (*document.findings, *checks.run(document.budget)))
    return AnnexRequest(unit, decimals_for(settings, unit), source, _now(), wanted.lines, wanted.by, tuple(told))


def _within(progress: Progress, start: float, share: float, words: str, done: float) -> None:
    progress(words, start + share * done)


def _writers(day: date, wanted: Wanted, others: Mapping[str, Writer]) -> dict[str, Writer]:
    def excel(annex: Annex, _progress: Progress, /) -> Written:
        plans = planned_sheets(annex)
        data = write_excel(annex, plans, day)
        agreeing.agree_excel(annex, plans, data)
        return Written(data, tuple(export_findings.cut_rows(annex)))

    def plain_csv(annex: Annex, _progress: Progress, /) -> Written:
        data = write_csv(annex, bom=wanted.bom, wide=wanted.wide)
        agreeing.agree_csv(annex, data, wide=wanted.wide)
        return Written(data, tuple(export_findings.guarded_texts(annex)))

    known: dict[str, Writer] = {EXCEL: excel, CSV: plain_csv, **others}
    for name in wanted.formats:
        if name not in known:
            raise EntryProblem(f"Annexes are not exported as {name}; choose {' or '.join(known)}.")
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

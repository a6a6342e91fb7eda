"""Exports annexes of a document into a folder: all are built in memory and proved before the first file is replaced."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exporters import export_findings
from exporters.against import Against, against_version, amendments_in
from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, COMPARING, annex_kind
from exporters.data import csv_metadata
from exporters.data.csv_metadata import write_metadata
from exporters.data.csv_writer import write_csv
from exporters.data.zipping import write_zip
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets, write_excel
from exporters.exported import ExportedFile, ExportResult, put_in_place
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from exporters.unwritable import refuse_unwritable
from exporters.wanted import CSV, CSVW, EVERYTHING, EXCEL, ZIP, Wanted
from exporters.writers import Writer, Written
from model.collecting import without_collecting
from model.files import sha256
from model.problems import EntryProblem, FileProblem
from model.progress import Progress, silent
from model.workbook.document import Document

_ENDINGS = {CSVW: f"{CSV}{csv_metadata.ENDING}"}


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
    with without_collecting():
        return _export(document, folder, wanted, progress, writers)


def _export(
    document: Document, folder: Path, wanted: Wanted, progress: Progress, writers: Mapping[str, Writer]
) -> ExportResult:
    if not document.budget.areas:
        raise FileProblem(f"{document.name} has no tables of pressures and savings, so there is nothing to export.")
    kinds = [annex_kind(name) for name in dict.fromkeys(wanted.annexes)] or ANNEXES
    request = annex_request(document, wanted)
    chosen = _writers(document, request.moment, wanted, writers)
    found = list(export_findings.about_the_budget(document))
    built: list[tuple[ExportedFile, bytes]] = []
    for count, kind in enumerate(kinds):
        progress(f"Laying out the annex {kind.name}", count / len(kinds))
        annex = kind.build(document.budget, request)
        refuse_unwritable(annex, document)
        for place, (name, write) in enumerate(chosen.items()):
            start, share = (count + place / len(chosen)) / len(kinds), 1 / len(chosen) / len(kinds)
            progress(f"Writing the annex {kind.name} as {name}", start)
            profile = wanted.profile.value if name == EXCEL else ""
            record = Record.of(annex.name, profile, request, document.budget)
            written = write(annex, partial(_within, progress, start, share), record)
            path = folder.absolute() / _file_name(document, annex, name, wanted.profile)
            built.append((ExportedFile(path, annex.name, name, sha256(written.data)), written.data))
            found.extend(written.findings)
    progress("Putting the files in place", 1.0)
    if wanted.zipped:
        built = [_in_one_zip(folder.absolute() / f"{document.stem} annexes.{ZIP}", built, request.moment)]
    found += put_in_place(folder, {file.path: data for file, data in built})
    return ExportResult(tuple(file for file, _ in built), tuple(document.located(finding) for finding in found))


def annex_request(document: Document, wanted: Wanted, compared: Against | None = None) -> AnnexRequest:
    """Return what an export so wanted asks of each annex; it is compared with a frozen version unless otherwise said.

    Raises FileProblem where that version is not there, or was tampered with.
    """
    settings = document.budget.settings
    unit = wanted.unit or settings.unit
    source = Source(document.name, document.digest, document.changed)
    told = export_findings.to_certify(document)
    if wanted.since and wanted.since not in {head.name for head in document.versions}:
        raise EntryProblem(f"There is no frozen version “{wanted.since}” in {document.name}.")
    return AnnexRequest(
        unit,
        decimals_for(settings, unit),
        source,
        _now(),
        wanted.lines,
        wanted.by,
        told,
        compared or (against_version(document, wanted.since) if _compares(wanted) else None),
        amendments_in(document) if _compares(wanted) else (),
        wanted.bridge_by,
        wanted.basis,
    )


def _compares(wanted: Wanted) -> bool:
    """Tell whether an annex that looks at frozen versions is among those wanted."""
    return not wanted.annexes or not COMPARING.isdisjoint(wanted.annexes)


def _within(progress: Progress, start: float, share: float, words: str, done: float) -> None:
    progress(words, start + share * done)


def _writers(document: Document, moment: datetime, wanted: Wanted, others: Mapping[str, Writer]) -> dict[str, Writer]:
    def excel(annex: Annex, _progress: Progress, record: Record, /) -> Written:
        plans = planned_sheets(annex, wanted.profile)
        data = write_excel(annex, plans, moment, record.pairs())
        agreeing.agree_excel(annex, plans, data)
        agreeing.agree_record(annex, record.pairs(), data)
        return Written(data, tuple(export_findings.cut_rows(annex, plans, wanted.profile)))

    def plain_csv(annex: Annex, _progress: Progress, _record: Record, /) -> Written:
        data = write_csv(annex, bom=wanted.bom, wide=wanted.wide)
        agreeing.agree_csv(annex, data, wide=wanted.wide)
        return Written(data, tuple(export_findings.guarded_texts(annex)))

    def metadata(annex: Annex, _progress: Progress, record: Record, /) -> Written:
        data = write_metadata(annex, record, _file_name(document, annex, CSV), wide=wanted.wide)
        agreeing.agree_metadata(annex, record, data, wide=wanted.wide)
        return Written(data)

    known: dict[str, Writer] = {EXCEL: excel, CSV: plain_csv, **others}
    for name in wanted.formats:
        if name not in known:
            raise EntryProblem(f"Annexes are not exported as {name}; choose {' or '.join(known)}.")
    chosen = {name: known[name] for name in dict.fromkeys(wanted.formats)}
    if CSV in chosen:
        chosen[CSVW] = metadata
    return chosen


def _in_one_zip(
    path: Path, built: Sequence[tuple[ExportedFile, bytes]], moment: datetime
) -> tuple[ExportedFile, bytes]:
    data = write_zip({file.path.name: content for file, content in built}, moment)
    return ExportedFile(path, "", ZIP, sha256(data)), data


def _now() -> datetime:
    return datetime.now().astimezone()  # the officer's own calendar and clock are meant


def _file_name(document: Document, annex: Annex, form: str, profile: Profile = Profile.PRINT) -> str:
    """Return the name of an annex's file, the same from run to run; an accessible one never replaces the printed."""
    edition = profile.value if form == EXCEL and profile is Profile.ACCESSIBLE else ""
    stem = " ".join(part for part in (document.stem, annex.name, annex.variant, edition) if part)
    return f"{stem}.{_ENDINGS.get(form, form)}"

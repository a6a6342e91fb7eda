"""The annex of the movements between two budgets, as one file of that name, proved before it is in place."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from exporters.against import against
from exporters.annex import Annex
from exporters.annexes.registry import annex_kind
from exporters.data import csv_metadata
from exporters.data.csv_metadata import write_metadata
from exporters.data.csv_writer import write_csv
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets, write_excel
from exporters.exported import put_in_place
from exporters.exporting import annex_request
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.request import AnnexRequest
from exporters.unwritable import refuse_unwritable
from exporters.wanted import CSV, EVERYTHING, EXCEL
from exporters.writers import Writer
from model.budget import Budget
from model.comparing.comparison import Comparison
from model.findings import Finding
from model.problems import FileProblem
from model.progress import silent
from model.workbook.document import Document

_NAME = "movements"


def write_movements(
    path: Path,
    document: Document,
    comparison: Comparison,
    profile: Profile = Profile.PRINT,
    since: str = "",
    writers: Mapping[str, Writer] = MappingProxyType({}),
) -> list[Finding]:
    """Write the annex in the format that the path's ending names, and return what is in doubt; a CSV with its metadata.

    `document` is the comparison's new side. `since` is when the old side was frozen, where both share one change log:
    its reasons from then on are told. `writers` write formats that are not known here (PDF), by their names.
    Raises FileProblem.
    """
    ending = path.suffix.lower().removeprefix(".")
    known = (EXCEL, CSV, *writers)
    if ending not in known:
        wanted = " or ".join(f".{each}" for each in known)
        raise FileProblem(f"{path.name} is no name for an annex; give one that ends in {wanted}.")
    request = annex_request(document, EVERYTHING, against(comparison, since))
    annex = annex_kind(_NAME).build(Budget.of(comparison.new.snapshot), request)
    refuse_unwritable(annex, document)
    target = path.absolute()
    if ending == EXCEL:
        record = Record.of(annex.name, profile.value, request, document.budget)
        files = {target: _excel(annex, profile, request, record)}
        return put_in_place(target.parent, files)
    record = Record.of(annex.name, "", request, document.budget)
    if ending == CSV:
        return put_in_place(target.parent, _csv(annex, target, record))
    written = writers[ending](annex, silent, record)
    return [*written.findings, *put_in_place(target.parent, {target: written.data})]


def _excel(annex: Annex, profile: Profile, request: AnnexRequest, record: Record) -> bytes:
    plans = planned_sheets(annex, profile)
    data = write_excel(annex, plans, request.moment, record.pairs())
    agreeing.agree_excel(annex, plans, data)
    agreeing.agree_record(annex, record.pairs(), data)
    return data


def _csv(annex: Annex, path: Path, record: Record) -> dict[Path, bytes]:
    data = write_csv(annex, bom=False, wide=False)
    agreeing.agree_csv(annex, data, wide=False)
    metadata = write_metadata(annex, record, path.name, wide=False)
    agreeing.agree_metadata(annex, record, metadata, wide=False)
    return {path: data, path.with_name(f"{path.name}{csv_metadata.ENDING}"): metadata}

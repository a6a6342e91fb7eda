"""The annex of the movements from another workbook, as one Excel file of that name, proved before it is in place."""

from pathlib import Path

from exporters.against import against
from exporters.annexes.registry import annex_kind
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets, write_excel
from exporters.exported import put_in_place
from exporters.exporting import annex_request
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.unwritable import refuse_unwritable
from exporters.wanted import EVERYTHING
from model.budget import Budget
from model.comparing.comparison import Comparison
from model.problems import FileProblem
from model.workbook.document import Document

_NAME = "movements"


def write_movements(path: Path, document: Document, comparison: Comparison, profile: Profile = Profile.PRINT) -> None:
    """Write the annex; `document` is the comparison's new side. Raises FileProblem."""
    if path.suffix.lower() != ".xlsx":
        raise FileProblem(f"{path.name} is no name for an Excel annex; give one that ends in .xlsx.")
    request = annex_request(document, EVERYTHING, against(comparison))
    annex = annex_kind(_NAME).build(Budget.of(comparison.new.snapshot), request)
    refuse_unwritable(annex, document)
    plans = planned_sheets(annex, profile)
    record = Record.of(annex.name, profile.value, request, document.budget)
    data = write_excel(annex, plans, request.moment, record.pairs())
    agreeing.agree_excel(annex, plans, data)
    agreeing.agree_record(annex, record.pairs(), data)
    put_in_place(path.absolute().parent, {path.absolute(): data})

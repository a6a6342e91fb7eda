import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from exporters.chosen_lines import NEW_AND_AMENDED
from exporters.excel.writer import planned_sheets, write_excel
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.request import AnnexRequest
from exporters.source import Source
from model.money import Unit
from model.problems import FileProblem
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.annex_cells import read_annex_file
from tests.exporters.budgets import DAY, budget_of, build

REQUEST = AnnexRequest(Unit.THOUSANDS, 1, Source("Budget & more.xlsx", "ab" * 32, changed=True), DAY, NEW_AND_AMENDED)


def _record() -> Record:
    return Record.of("schedule", "print", REQUEST, load_sample(OXFORDSHIRE).budget)


def test_a_record_reads_back_from_its_pairs_with_exact_totals() -> None:
    record = _record()
    assert Record.read(record.pairs()) == record
    assert record.pairs()["Net change 2013/14, £"] == "-2976000.00"
    assert record.request() == REQUEST


@pytest.mark.parametrize(
    "name, text",
    [("Unit", "euro"), ("Decimals", "x"), ("Lines", "some"), ("Exported", "then"), ("Unsaved changes", "")],
)
def test_pairs_that_are_no_record_are_told_apart(name: str, text: str) -> None:
    pairs = _record().pairs()
    assert Record.read({**pairs, name: text}) is None
    assert Record.read({key: value for key, value in pairs.items() if key != name}) is None


def test_an_excel_annex_carries_its_record_and_no_name_or_path() -> None:
    annex = build("schedule", budget_of([]))
    pairs = _record().pairs()
    data = write_excel(annex, planned_sheets(annex), DAY, pairs)
    assert read_annex_file(data, "annex").properties == pairs
    agreeing.agree_record(annex, pairs, data)
    with zipfile.ZipFile(BytesIO(data)) as package:
        custom = package.read("docProps/custom.xml").decode()
    assert "Budget &amp; more.xlsx" in custom
    assert "/" not in custom.split("Budget &amp; more.xlsx")[0].rsplit("<vt:lpwstr>", 1)[1]


def test_a_file_whose_record_is_another_is_not_agreed() -> None:
    annex = build("schedule", budget_of([]))
    record = _record()
    data = write_excel(annex, planned_sheets(annex), DAY, record.pairs())
    with pytest.raises(FileProblem, match="does not say what it was made from"):
        agreeing.agree_record(annex, replace(record, decimals=3).pairs(), data)

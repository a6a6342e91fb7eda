import json
from dataclasses import replace
from typing import Any

import pytest

from exporters.annex import Annex
from exporters.data.csv_metadata import read_record, write_metadata
from exporters.data.csv_writer import header, write_csv
from exporters.proof import agreeing
from exporters.proof.record import Record
from exporters.request import AnnexRequest
from exporters.source import Source
from model.money import Unit
from model.problems import FileProblem
from model.samples import EXAMPLE, load_sample
from tests.exporters.budgets import DAY, budget_of, build, pressure

BUDGET = load_sample(EXAMPLE).budget
RECORD = Record.of("schedule", "", AnnexRequest(Unit.MILLIONS, 3, Source("Budget.xlsx", "0" * 64), DAY), BUDGET)


def _metadata(annex: Annex, *, wide: bool) -> dict[str, Any]:
    data = write_metadata(annex, RECORD, "Strategy schedule.csv", wide=wide)
    agreeing.agree_metadata(annex, RECORD, data, wide=wide)
    told: dict[str, Any] = json.loads(data)
    return told


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("name", ["schedule", "year-on-year"])
def test_every_column_of_the_csv_is_described_in_its_order(name: str, wide: bool) -> None:
    annex = build(name, BUDGET)
    columns = _metadata(annex, wide=wide)["tableSchema"]["columns"]
    first_row = write_csv(annex, wide=wide).split(b"\r\n", 1)[0].decode().split(",")
    assert [column["titles"] for column in columns] == first_row
    assert all(column["dc:description"] and column["null"] == "" for column in columns)
    assert all("/" not in column["name"] for column in columns)
    assert {column["datatype"] for column in columns} == {"string", "decimal"}


def test_amounts_say_their_type_currency_and_basis() -> None:
    columns = _metadata(build("schedule", BUDGET), wide=False)["tableSchema"]["columns"]
    (amount,) = (column for column in columns if column["titles"] == "amount")
    assert (amount["datatype"], amount["schema:currency"]) == ("decimal", "GBP")
    assert amount["dc:description"].startswith("Pounds, year on year: the change on the base budget")


@pytest.mark.parametrize("name", ["schedule", "year-on-year", "reconciliation", "transfers", "risk", "funding"])
def test_the_description_says_nothing_of_units_and_decimals_that_only_pages_have(name: str) -> None:
    annex = build(name, BUDGET, Unit.MILLIONS)
    description = _metadata(annex, wide=False)["dc:description"]
    assert "£m" in " ".join(annex.statements)
    assert not any(words in description for words in ("£m", "decimals", "0.000", "minus"))
    assert "exported on 9 January 2026" in description


def test_it_says_which_file_it_describes_and_what_it_was_made_from() -> None:
    told = _metadata(build("schedule", BUDGET), wide=False)
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    assert told["url"] == "Strategy%20schedule.csv"
    assert told["dc:title"] == "Schedule of pressures and savings"
    assert told["notes"][0]["record"]["Source SHA-256"] == "0" * 64


def test_metadata_of_another_export_is_not_agreed() -> None:
    annex = build("schedule", BUDGET)
    data = write_metadata(annex, RECORD, "Strategy schedule.csv", wide=False)
    with pytest.raises(FileProblem, match="metadata do not say"):
        agreeing.agree_metadata(annex, replace(RECORD, annex="risk"), data, wide=False)
    with pytest.raises(FileProblem, match="metadata do not say"):
        agreeing.agree_metadata(annex, RECORD, data, wide=True)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"notes": [{"record": {}}]}', b'{"notes": 1}', b"\xff"])
def test_other_json_holds_no_record(data: bytes) -> None:
    assert read_record(data) is None


@pytest.mark.parametrize("wide", [False, True])
def test_an_annex_without_amounts_has_its_words_alone(wide: bool) -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "2", reference="=A"), pressure(3, None, reference="B")]))
    rows = tuple(replace(row, amounts=()) for row in annex.rows if row.data)
    certificate = replace(annex, amount_columns=(), rows=rows)
    data = write_csv(certificate, wide=wide)
    agreeing.agree_csv(certificate, data, wide=wide)
    assert header(certificate, wide=wide) == [*annex.data_fields]
    assert data.count(b"\r\n") == 3
    assert b"'=A" in data
    with pytest.raises(FileProblem, match="was not exported"):
        agreeing.agree_csv(certificate, data.replace(b"'=A", b"C"), wide=wide)

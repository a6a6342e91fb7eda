"""A mapping is a file that people read and write; what cannot be followed in it is refused in one sentence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from model.lines import Kind
from model.money import Unit
from model.problems import FileProblem
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import ColumnRole, RowRole
from model.workbook.finding.shape import Shape
from model.workbook.mapping_coding import HOLDS, read, written
from model.workbook.remembered_mappings import forget, offered, remember, remembered
from model.years import Year

SAID = ReadAs(
    Unit.THOUSANDS,
    holds_levels=True,
    shows_savings_positive=False,
    corrections=Corrections(
        rows=(
            SaidRow("Roads", 3, "Growth & “more”", RowRole.HEADING, Kind.PRESSURE, "Highways", "Demand"),
            SaidRow("Roads", 9, "", RowRole.NOTE),
        ),
        columns=tuple(
            SaidColumn("Roads", 2, 3, "Ref", role, field, Year(2026) if role.has_year else None, area="Highways")
            for role, field in HOLDS.values()
        ),
        tables=(
            SaidTable("Roads", 2, 1, "Ref | £", True, "Highways", "Place", Kind.SAVING, Unit.GBP, False),
            SaidTable("Sea", 2, 28, "", False),
        ),
        years=(NamedYear("Year 1", Year(2026)),),
    ),
)


@pytest.mark.parametrize("said", [SAID, NOTHING_SAID])
def test_a_mapping_survives_its_file(said: ReadAs) -> None:
    assert read(written(said), "m.json") == said


def test_a_mapping_says_one_thing_a_line() -> None:
    text = written(SAID)
    assert '{"sheet": "Sea", "cell": "AB2", "read": false}\n' in text
    assert json.loads(text)["years"] == {"Year 1": "2026/27"}


@pytest.mark.parametrize(
    "text, why",
    [
        ("{", "not written as JSON"),
        ("[" * 100_000, "not written as JSON"),
        ("[]", "not written as names with values"),
        ("{}", "its format is None and not 1"),
        ('{"format": 1, "colour": 1}', "“colour” is not known"),
        ('{"format": 1, "unit": "acre"}', "“unit” is 'acre'"),
        ('{"format": 1, "basis": "both"}', "“basis” is 'both' and not one of incremental, level"),
        ('{"format": 1, "years": {"Year 1": "2026"}}', "“2026” is no financial year"),
        ('{"format": 1, "rows": {}}', "“rows” is no list"),
        ('{"format": 1, "rows": "line"}', "“rows” is no list"),
        ('{"format": 1, "rows": [{"row": true}]}', "in entry 1 of “rows”: “row” is no row’s number"),
        ('{"format": 1, "rows": [{"row": 1, "is": "odd"}]}', "“is” is 'odd'"),
        ('{"format": 1, "rows": [{"row": 1, "type": "unknown"}]}', "“type” is 'unknown'"),
        ('{"format": 1, "rows": [{"row": 1, "area": 5}]}', "“area” is no text"),
        ('{"format": 1, "tables": [{"cell": "no"}]}', "“cell” is no cell’s address"),
        ('{"format": 1, "tables": [{"cell": "A1", "read": 1}]}', "“read” is 1"),
        ('{"format": 1, "columns": [{"cell": "A1", "holds": "amounts"}]}', "needs its “year”"),
        ('{"format": 1, "columns": [{"cell": "A1", "holds": "title", "year": "2026/27"}]}', "needs its “year”"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(FileProblem) as refused:
        read(text, "m.json")
    assert why in str(refused.value)
    assert str(refused.value).startswith("m.json is no mapping")
    assert str(refused.value).endswith(".")


def test_what_was_said_is_remembered_by_shape_until_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path))
    assert remembered(Shape("abc")) is None
    remember(Shape("abc"), SAID, "Growth.xlsx")
    kept = remembered(Shape("abc"))
    assert kept is not None
    assert (kept.said, kept.name) == (SAID, "Growth.xlsx")
    assert remembered(Shape("abd")) is None
    forget(Shape("abc"))
    forget(Shape("abc"))
    assert remembered(Shape("abc")) is None
    remember(Shape("abc"), SAID, "Growth.xlsx")
    remember(Shape("abc"), NOTHING_SAID, "Growth.xlsx")
    assert remembered(Shape("abc")) is None


def test_what_was_said_of_this_years_workbook_is_offered_for_the_next_with_its_years_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path))
    this, following = Shape("abc", "kin", 2026), Shape("xyz", "kin", 2027)
    words = (
        "Saving 2026/27 of FY27, 26/27 | S1/2 at £2026, 14-15 | 2026",
        "Saving 2027/28 of FY28, 27/28 | S1/2 at £2026, 14-15 | 2027",
    )
    rows = (SaidRow("Cuts 2026-27", 4, words[0], RowRole.NOTE),)
    columns = (SaidColumn("Cuts 2026-27", 2, 3, "2026/2027", ColumnRole.AMOUNT, year=Year(2026)),)
    said = ReadAs(corrections=Corrections(rows, columns, years=(NamedYear("2026", Year(2026)),)))
    remember(this, said, "Cuts.xlsx")
    assert remembered(following) is None
    found = offered(following)
    assert found is not None
    assert (found.name, found.moved) == ("Cuts.xlsx", 1)
    moved = found.said.corrections
    assert moved.rows == (replace(rows[0], sheet="Cuts 2027-28", words=words[1]),)
    assert moved.columns == (replace(columns[0], sheet="Cuts 2027-28", words="2027/2028", year=Year(2027)),)
    assert moved.years == (NamedYear("2027", Year(2027)),)
    assert offered(Shape("xyz")) is None
    forget(following)
    assert offered(following) is None
    assert remembered(this) is not None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": 1, "moment": "no", "mapping": "{}"}', "\xff"])
def test_what_was_kept_and_is_damaged_is_as_if_nothing_was_kept(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path))
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "abc.json").write_text(text, encoding="latin-1")
    assert remembered(Shape("abc")) is None

from decimal import Decimal

import pytest

from model.findings import Level
from model.importing.schedule_csv import LONG, import_schedule_csv
from model.lines import Kind
from model.money import Unreadable
from model.problems import FileProblem

HEADER = ",".join(LONG)
WIDE = "version,directorate,service,area,reference,type,status,recurrence,title,description,basis,unit,2026/27,2027/28"


def _long(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows, ""]).encode()


def _row(year: str = "2026/27", amount: str = "1.00", *, basis: str = "year on year", unit: str = "GBP") -> str:
    return f"v1,People,Care,Older People,A1,saving,new,one-off,'=Title,Words,{year},{basis},{amount},{unit}"


def test_a_line_is_gathered_from_its_years_with_guards_taken_off_and_blank_kept_blank() -> None:
    imported = import_schedule_csv(_long(_row(amount="-1234.50"), _row("2027/28", "")), "S.csv")
    (line,) = imported.budget.lines()
    assert (line.kind, line.status, line.recurrence, line.title) == (Kind.SAVING, "New", "One-off", "=Title")
    assert line.amounts == (Decimal("-1234.50"), None)
    assert [year.label for year in imported.budget.years] == ["2026/27", "2027/28"]
    assert imported.budget.areas[0].service == "Care"
    (note,) = imported.findings
    assert note.level is Level.NOTE
    assert "no control totals" in note.message


@pytest.mark.parametrize("amount", ["1,234.00", "(1)", "£5", "tbc", "1e400", "1234567890123456"])
def test_what_is_no_plain_amount_is_unreadable_and_told(amount: str) -> None:
    quoted = f'"{amount}"'
    imported = import_schedule_csv(_long(_row(amount=quoted)), "S.csv")
    assert next(imported.budget.lines()).amounts == (Unreadable(amount),)
    assert imported.findings[0].rule == "unreadable amount"
    assert imported.findings[0].level is Level.ERROR


def test_an_unknown_type_counts_in_no_total_and_is_told() -> None:
    imported = import_schedule_csv(_long(_row().replace("saving", "cut")), "S.csv")
    assert next(imported.budget.lines()).kind is Kind.UNKNOWN
    assert imported.findings[0].message == "Row 2: “cut” is no type of line, so A1 counts in no total."


def test_several_versions_are_told() -> None:
    imported = import_schedule_csv(_long(_row(), _row().replace("v1", "v2")), "S.csv")
    assert imported.budget.settings.version == "v1"
    assert imported.findings[0].message == "The rows name more than one version: “v1” was taken, and not “v2”."


@pytest.mark.parametrize(
    "data, told",
    [
        (b"", "S.csv is empty"),
        (b"\xff\xfe", "S.csv is no UTF-8 text"),
        (_long(), "S.csv has no lines"),
        (_long("a,b", header="Ref,Amount"), "not laid out as the CSV of the schedule"),
        (_long(header=WIDE.removesuffix(",2026/27,2027/28")), "not laid out as the CSV of the schedule"),
        (_long(_row() + ",more"), "row 2 has 15 cells and the header row 14"),
        (_long(_row(unit="EUR")), "row 2: amounts in “EUR” cannot be imported"),
        (_long(_row(basis="level")), "row 2: amounts that are “level” cannot be imported"),
        (_long(_row(year="2026")), "row 2: “2026” is no financial year"),
        (_long(_row().replace("Words", "\x07")), "row 2: The text holds a control character"),
        (_long('"open'), "S.csv is no healthy CSV"),
        (_long(header=WIDE.replace("2027/28", "later")), "“later” is no financial year"),
    ],
)
def test_what_is_no_csv_of_a_schedule_is_refused_in_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(FileProblem, match=r"^S\.csv.*\.$") as refused:
        import_schedule_csv(data, "S.csv")
    assert told in str(refused.value)

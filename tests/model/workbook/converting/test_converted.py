"""Files of other formats become a workbook of the same values, in which the finder finds the same lines."""

import subprocess
import zipfile
from collections import Counter
from dataclasses import astuple
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from model.findings import Level
from model.lines import Kind
from model.problems import FileProblem
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.converting import csv_grid
from model.workbook.converting.converted import as_workbook, is_workbook
from model.workbook.converting.csv_grid import CsvWay, read_csv_grid
from model.workbook.opening import Opened, open_bytes
from tests.model.workbook.converting.binary_workbook import Error, binary_workbook
from tests.model.workbook.finding.books import Cells, Page, book, lines, told
from tests.model.workbook.finding.dressing import Dressing, dressed, expected
from tests.model.workbook.finding.published import HAMPSHIRE_2007, HAMPSHIRE_2009, OXFORDSHIRE_2025, Table
from tests.model.workbook.libreoffice import SOFFICE, without_libreoffice

TABLES = [HAMPSHIRE_2007, HAMPSHIRE_2009, OXFORDSHIRE_2025]


def read(data: bytes, file: str, said: ReadAs = NOTHING_SAID) -> Opened:
    return open_bytes(as_workbook(data, file).data, file, said=said)


def as_csv(rows: list[Cells], delimiter: str = ",", decimal: str = ".") -> str:
    def text(value: object) -> str:
        value = getattr(value, "value", value)
        words = "" if value is None else str(value)
        if not isinstance(value, str) and decimal != ".":
            words = words.replace(".", decimal)
        return f'"{words}"' if delimiter in words else words

    return "".join(delimiter.join(map(text, row)) + "\r\n" for row in rows)


def rows_of(table: Table, how: Dressing) -> list[Cells]:
    (page,) = dressed(table, how).values()
    return page.rows if isinstance(page, Page) else page


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("table", TABLES, ids=["2007", "2009", "2025"])
def test_the_same_lines_are_read_of_a_csv_however_it_is_written(table: Table, encoding: str, delimiter: str) -> None:
    data = as_csv(rows_of(table, Dressing(notes=True)), delimiter).encode(encoding)
    assert Counter(lines(read(data, "Theirs.csv"))) == Counter(expected(table))


@pytest.mark.parametrize(
    "text, words",
    [
        (
            "Proposal;2026/27\nPay £m;1,5\nRent;2,25\n".encode("cp1252"),
            "Windows-1252, with cells parted by semicolons and a decimal comma",
        ),
        (b"Proposal,2026/27\nPay,1.5\n", "UTF-8, with cells parted by commas and a decimal point"),
        ("Proposal\t2026/27\nPay\t1.5\n".encode("utf-16"), "UTF-16, with cells parted by tabs and a decimal point"),
        (b"sep=|\nProposal|2026/27\nPay|1.5\n", "UTF-8, with cells parted by upright lines and a decimal point"),
        (b'Proposal,2026/27\n"Pay, London",1.5\n"Rent",2\n', "parted by commas"),
        ('Proposal,2026/27\nPay £,"1,234"\n'.encode(), "UTF-8, with cells parted by commas and a decimal point"),
        ("Savings – £000,2026/27\rOfficers’ pay,-5\r".encode("mac_roman"), "as Mac Roman, with cells parted by commas"),
        ("Savings – £000,2026/27\r\nOfficers’ pay,-5\r\n".encode("cp1252"), "as Windows-1252, with cells"),
        ("Café,2026/27\nOfficers “pay”,-5\n".encode("cp1252"), "as Windows-1252, with cells"),
        ("Savings,2026/27\nPay,-5\n".encode("utf-16-le"), "as UTF-16, with cells parted by commas"),
        ("Savings,2026/27\nPay,-5\n".encode("utf-16-be"), "as UTF-16, with cells parted by commas"),
    ],
)  # fmt: skip
def test_how_a_csv_was_read_is_told(text: bytes, words: str) -> None:
    (finding,) = as_workbook(text, "Theirs.csv").findings
    assert finding.level is Level.NOTE
    assert words in finding.message


@pytest.mark.parametrize(
    "way, cells",
    [
        (CsvWay(encoding="mac_roman"), ["Ref", "Pay ¬£", "1.5", "1234"]),
        (CsvWay(delimiter=";"), ["Ref", "Pay £", "1.5", "1234"]),
        (CsvWay(delimiter=";", decimal_comma=True), ["Ref", "Pay £", "1.5", "1234"]),
        (CsvWay(delimiter=";", decimal_comma=False), ["Ref", "Pay £", "1,5", "1.234"]),
        (CsvWay(delimiter="|"), ["Ref;Pay £", "1,5;1.234"]),
    ],
)
def test_a_csv_is_read_in_the_way_that_is_said(way: CsvWay, cells: list[str]) -> None:
    read = read_csv_grid("Ref;Pay £\n1,5;1.234\n".encode(), "Theirs.csv", "Theirs", way)
    assert [cell[1] for row in read.grid.rows for cell in row if cell is not None] == cells
    for said, taken in zip((way.encoding, way.delimiter, way.decimal_comma), astuple(read.way), strict=True):
        assert taken == said or said is None


def test_what_cannot_be_read_in_the_encoding_that_is_said_is_refused() -> None:
    with pytest.raises(FileProblem, match=r"Theirs\.csv is not written in UTF-8; choose another encoding"):
        as_workbook("Pay £,2026/27\n".encode("cp1252"), "Theirs.csv", CsvWay(encoding="utf-8"))


def test_marks_of_files_that_were_put_one_behind_another_are_no_letters() -> None:
    data = "Ref,Savings £000,2026/27,2027/28\nS1,Fees,-5,-6\n".encode("utf-8-sig")
    data += "S2,Staff,-1,-2\n".encode("utf-8-sig")
    assert [line[0] for line in lines(read(data, "Theirs.csv"))] == ["S1", "S2"]


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    data = 'Ref,Savings £000,2026/27,2027/28\nS1,Fees,-5,-6\nS2,"Staff,-1,-2\nS3,Rent,-1,-1\n'
    (finding,) = [each for each in as_workbook(data.encode(), "Theirs.csv").findings if each.level is Level.ERROR]
    assert finding.message.startswith("A quotation mark in row 3 of Theirs.csv is never closed")
    inches = 'Ref,Savings £000,2026/27,2027/28\nS1,5" pipe,-5,-6\nS2,Staff,-1,-2\n'
    assert not [each for each in as_workbook(inches.encode(), "T.csv").findings if each.level is Level.ERROR]


def test_letters_that_no_cell_can_hold_are_left_out_and_told() -> None:
    data = b"Ref,Savings \xc2\xa3000,2026/27,2027/28\nS1,Fe\x0bes\x01,-5,-6\nS2,Staff,-1,-2\n"
    (finding,) = [each for each in as_workbook(data, "Theirs.csv").findings if each.level is Level.WARNING]
    assert finding.message.startswith("2 characters that no cell can hold were left out of Theirs.csv")
    assert lines(read(data, "Theirs.csv"))[0][1] == "Fees"


@pytest.mark.parametrize(
    "delimiter, figures, is_told",
    [(";", "-1.234;-2.345", True), (";", "-1.234;-2.34", False), (",", "-1.234,-2.345", False)],
)
def test_points_that_may_part_thousands_are_told_where_nothing_tells(
    delimiter: str, figures: str, is_told: bool
) -> None:
    data = delimiter.join(["Ref", "Savings", "2026/27", "2027/28"]) + f"\nS1{delimiter}Fees{delimiter}{figures}\n"
    found = as_workbook(data.encode(), "Theirs.csv").findings
    assert [each.cell for each in found if each.rule == "point or thousands"] == ["C2"] * is_told
    said = as_workbook(data.encode(), "Theirs.csv", CsvWay(decimal_comma=False)).findings
    assert not [each for each in said if each.rule == "point or thousands"]


@pytest.mark.parametrize(
    "data, words",
    [
        (b"Ref\n" + b",".join([b"1"] * 20_000), r"has more cells in row 2 than a sheet can hold"),
        (b"S1," + b"x" * 200_000, r"row 1 is damaged, or a quotation mark in it is never closed"),
        (b"%PDF-1.7 \0", r"is a PDF, not a workbook"),
        (b"<html><table>", r"is a web page that is named like a workbook"),
    ],
)
def test_what_is_no_csv_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words):
        as_workbook(data, "Theirs.csv")


def test_a_csv_of_more_cells_than_a_budget_has_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_grid, "MOST_CELLS", 10)
    with pytest.raises(FileProblem, match="has more than 10 cells"):
        as_workbook(b"1,2,3\n" * 4, "Theirs.csv")


def test_a_decimal_comma_and_points_between_thousands_are_understood() -> None:
    data = b"Savings \xa3000;2026/27;2027/28\nReview;-1.234,5;0,25\nRent;-2.000;-3\n"
    found = read(data, "Theirs.csv")
    assert [line[3] for line in lines(found)] == [
        (Decimal(-1234500), Decimal(250)),
        (Decimal(-2000000), Decimal(-3000)),
    ]


@pytest.mark.parametrize(
    "text, pounds", [("(1.000,00)", "-1000"), ("(0,5)", "-0.5"), ("£1.234,50", "1234.5"), ("-2.500,75", "-2500.75")]
)
def test_brackets_and_pound_signs_stand_about_figures_with_a_decimal_comma(text: str, pounds: str) -> None:
    data = f"Savings (£)\nRef;Title;2026/27;2027/28\nS1;Fees;-0,25;{text}\nS2;Staff;-10,50;-1,5\n".encode()
    assert lines(read(data, "Theirs.csv"))[0][3] == (Decimal("-0.25"), Decimal(pounds))


def test_what_is_blank_stays_blank_and_what_is_no_amount_is_told() -> None:
    data = 'Ref,Savings £000,2026/27,2027/28,2028/29\n1.10,Review,-5,,5%\n0012,Rent,0,-,#N/A\n2,Fees,-1,"(2)",-3\n'
    found = read(data.encode(), "Theirs.csv")
    assert [line[0] for line in lines(found)] == ["1.10", "0012", "2"]
    assert lines(found)[0][3] == (Decimal(-5000), None, None)
    said = " ".join(finding.message for finding in found.findings)
    assert "“5%”" in said
    assert "“#N/A”" in said


def test_levels_become_changes_exactly_and_that_is_told() -> None:
    data = "Pressures £000,2026/27,2027/28,2028/29,2029/30\nCare,120,120,0,0\n".encode()
    found = read(data, "Theirs.csv", ReadAs(holds_levels=True))
    assert [line[3] for line in lines(found)] == [(Decimal(120000), Decimal(0), Decimal(-120000), Decimal(0))]


def test_a_binary_workbook_is_read_and_its_errors_are_no_blanks() -> None:
    rows: list[list[object]] = [
        ["Savings £000", 2026, "2027/28"],
        ["Proposal", "2026/27", "2027/28"],
        ["Review", -1.5, None],
        ["Rent", -2, Error(0x07)],
        ["Total", -3.5, 0],
    ]
    found = read(binary_workbook("Cuts", rows), "Theirs.xlsb")
    assert [line[1] for line in lines(found)] == ["Review", "Rent"]
    assert lines(found)[0][2:] == (Kind.SAVING, (Decimal(-1500), None))
    (error,) = [finding for finding in found.findings if "#DIV/0!" in finding.message and finding.cell == "C4"]
    assert (error.sheet, error.level) == ("Cuts", Level.ERROR)


@pytest.mark.libreoffice
@without_libreoffice
def test_the_same_lines_and_totals_are_read_of_xls_and_ods(tmp_path: Path) -> None:
    assert SOFFICE is not None
    paths = []
    for number, table in enumerate(TABLES):
        for how in (Dressing(totals="formula", header_rows=2), Dressing(notes=True, sections="column")):
            path = tmp_path / f"t{number}-{how.header_rows}.xlsx"
            path.write_bytes(book(dressed(table, how)))
            paths.append((path, table))
    errors = tmp_path / "errors.xlsx"
    with_error = openpyxl.Workbook()
    for row in (["Savings £000", "2026/27"], ["Review", -1], ["Rent", "=1/0"]):
        with_error.active.append(row)  # type: ignore[union-attr]
    with_error.save(errors)
    for kind in ("xls", "ods"):
        made = [*(path for path, _ in paths), errors]
        profile = (tmp_path / "profile").as_uri()
        command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", tmp_path, *made], check=True, capture_output=True, timeout=180)
        for path, table in paths:
            found = read(path.with_suffix(f".{kind}").read_bytes(), f"Theirs.{kind}")
            assert Counter(lines(found)) == Counter(expected(table))
            assert told(found, "totals compared") or told(found, "stated total")
        found = read(errors.with_suffix(f".{kind}").read_bytes(), f"Errors.{kind}")
        assert any("#DIV/0!" in finding.message for finding in found.findings)


@pytest.mark.parametrize(
    "data, file",
    [
        (b"", "Empty.csv"),
        (bytes(range(256)) * 20, "Noise.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Cut.xls"),
        (b"%PDF-1.7 nothing", "Paper.pdf"),
        (b"PK\x03\x04 cut short", "Cut.ods"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "Page.xls"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_that_names_it(data: bytes, file: str) -> None:
    with pytest.raises(FileProblem) as problem:
        as_workbook(data, file)
    assert file in str(problem.value)


def damaged_binary() -> bytes:
    data = binary_workbook("Cuts", [["Savings", "2026/27"], ["Review", -1]])
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.bin") else content)
    return out.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_FAR = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    b'<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    b'office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p>'
    b"</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    "data, file",
    [
        (damaged_binary(), "Damaged.xlsb"),
        (zip_of({"mimetype": ODS, "content.xml": b"<not-closed>"}), "Damaged.ods"),
        (zip_of({"mimetype": ODS, "content.xml": _FAR}), "Endless.ods"),
    ],
    ids=["cut", "no XML", "endless"],
)
def test_a_file_that_kills_its_reader_does_not_kill_the_program(data: bytes, file: str) -> None:
    try:
        as_workbook(data, file)
    except FileProblem as problem:
        assert file in str(problem)  # noqa: PT017  # some of them are read in part


def test_a_bomb_is_told_by_its_size() -> None:
    bomb = zip_of({"mimetype": ODS, "content.xml": b"\0" * (40 * 2**20)})
    with pytest.raises(FileProblem, match="zip bomb"):
        as_workbook(bomb, "Bomb.ods")


def test_workbooks_of_excels_own_need_no_conversion() -> None:
    assert is_workbook(book({"A": [["x"]]}), "A.xlsx")
    assert not is_workbook(binary_workbook("A", [["x"]]), "A.xlsb")
    assert not is_workbook(b"a,b", "A.csv")

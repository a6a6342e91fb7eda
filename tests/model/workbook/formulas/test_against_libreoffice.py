"""LibreOffice, which shares no code with the app, comes to the same results for hundreds of formulas.

What it does otherwise than Excel is not asked of it: 0^0 and 0^-1, TRUE among numbers or compared with one, text
as an argument of MAX, INDEX beyond its range, Table[#All] alone, IFERROR of a
cell as if it were that cell, which of two errors comes out, COUNTBLANK of columns that nothing stands in.
"""

import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from model.workbook.formulas import CellRef, CellValue, ErrorValue, TableArea, recalculate
from tests.model.workbook.formulas.memory_book import MemoryBook, value_of

pytestmark = [pytest.mark.thorough, pytest.mark.libreoffice]

SOFFICE = shutil.which("soffice")
LINES, FORMULAS = "Older People", "Formulas"
HEADINGS = ("Type", "2013/14", "2014/15", "a[b]", "Reference")
TYPES = ("Pressure", "Additional funding", "Saving")
LAST = 60
OWN = [
    'SUMIFS(Lines[2013/14],Lines[Type],"Pressure")+SUMIFS(Lines[2013/14],Lines[Type],"Additional funding")',
    "SUM(Lines[2014/15])",
    "SUM(Lines[[2013/14]:[2014/15]])",
    "SUM(Lines[a'[b']])",
    "COUNTA(Lines[[#Headers],[2013/14]])",
    "SUM(Lines[[#All],[2013/14]])",
]
RANGES = [f"'Older People'!{it}" for it in ("$B$2:$B$60", "C2:C60", "$B$10:$C$30", "D5:D40")]
CELLS = [f"'Older People'!{it}" for it in ("B2", "$C$3", "D$4", "B17", "C59", "A3", "E5", "D60", "B99")]
PLAIN = ["1", "0", "2.5", "-3", "0.1", "10%", "1E+3", '"x"']
CRITERIA = ['"Pressure"', '"<>Saving"', '"*g"', '"p*"', '"?aving"', "'Older People'!$A$4"]
MEASURES = ['">0"', '"<=-2.5"', '"<>0"', "0", "'Older People'!$B$7"]


class Writer:
    """Writes formulas at random, the same ones on every run."""

    def __init__(self) -> None:
        self._random = random.Random(2013)  # noqa: S311 - it guards nothing

    def formula(self, depth: int) -> str:
        if depth == 0:
            return self._one(PLAIN + CELLS)
        writers = (
            *(self._arithmetic, self._comparison, self._aggregate, self._choice, self._tally, self._lookup),
            *(self._array, self._pointing, self._text),
        )
        return self._random.choices(writers, (4, 1, 2, 2, 2, 1, 2, 1, 1))[0](depth - 1)

    def _one(self, options: list[str]) -> str:
        return self._random.choice(options)

    def _arithmetic(self, depth: int) -> str:
        left, right = self.formula(depth), self.formula(depth)
        whole_power = self._one(["0", "1", "2", "3", "-1"])
        rounding = self._one(["ROUND", "ROUNDUP", "ROUNDDOWN"])
        places = self._one(["0", "1", "2", "-1"])
        return self._one(
            [
                *(f"{left}{operator}{right}" for operator in "+-*/"),
                f"({left}-{right})*({right})",
                f"-{left}",
                f"(ABS({left})+1)^{whole_power}",
                f"-(ABS({left})+1)^{whole_power}",
                f"-2.5^{whole_power}",
                f"{rounding}({left},{places})",
                f"ABS({left})",
                f"INT({left})",
                f"TRUNC({left},{places})",
                f"N({left})",
                f"({left})%",
            ]
        )

    def _comparison(self, depth: int) -> str:
        return f"N({self.formula(depth)}{self._one(['=', '<>', '<', '>='])}{self.formula(0)})"

    def _aggregate(self, depth: int) -> str:
        area, other = self._one(RANGES), self._one(RANGES)
        function = self._one(["SUM", "MIN", "MAX", "AVERAGE", "COUNT", "COUNTA"])
        return self._one(
            [
                f"{function}({area},{other})",
                f"{function}({area},{self.formula(depth)})",
                f"SUBTOTAL({self._one(['9', '109', '1', '2', '4', '105'])},{area})",
                f"SUMPRODUCT({RANGES[0]},{RANGES[1]})",
                "SUM('Older People'!B:C)",
                "SUM('Older People'!3:5)",
                f"ROWS({area})*COLUMNS({other})+ROW()-ROW('Older People'!B7)+COLUMN()",
            ]
        )

    def _choice(self, depth: int) -> str:
        one, other, third = (self.formula(depth) for _ in range(3))
        return self._one(
            [
                f"IF({one}>{other},{other},{third})",
                f"IFERROR({one}+0,{third}+0)",
                f"IFERROR({one}/0,{third}+0)",
                f"IF(AND({one}>0,{other}<5),{third},{one})",
                f"IF(OR(NOT({one}>0),{other}=1),{third},{one})",
            ]
        )

    def _array(self, _depth: int) -> str:
        types, amounts, later, odd = (f"'Older People'!{it}" for it in ("$A$2:$A$60", "$B$2:$B$60", "C2:C60", "D2:D60"))
        kind, operator, bound = self._one(TYPES_WRITTEN), self._one(["=", "<>", "<", ">="]), self._one(PLAIN[:7])
        condition = self._one([f"({types}={kind})", f"({amounts}{operator}{bound})", f"({later}{operator}{amounts})"])
        rest = self._one(
            [amounts, later, f"({amounts}-{later})", f"ABS({later})", f"ROUND({amounts},{self._one(['0', '1', '2'])})"]
        )
        return self._one(
            [
                f"SUMPRODUCT({condition}*{rest})",
                f"SUMPRODUCT(--{condition},{self._one([amounts, later, odd])})",
                f"SUMPRODUCT({condition}*({types}<>{kind})*{rest})",
                f"SUMPRODUCT(({condition}+({types}={kind})>0)*{rest})",
                f"SUMPRODUCT({condition}*1)",
                f"SUMPRODUCT({condition}*{odd})",
                f"SUMPRODUCT(ISNUMBER({odd})*{rest})",
                f'SUMPRODUCT((LEFT({types},1)="{self._one(["S", "P", "A"])}")*{rest})',
                f"SUMPRODUCT(('Older People'!A2:A60={kind})*('Older People'!B1:C1=\"2014/15\")*'Older People'!B2:C60)",
                f"SUMPRODUCT(('Older People'!A:A={kind})*1,'Older People'!B:B)",
                f"SUMPRODUCT(-{rest},{amounts})",
            ]
        )

    def _pointing(self, _depth: int) -> str:
        down, right, height = self._one(["0", "1", "7"]), self._one(["0", "1"]), self._one(["1", "2", "30"])
        return self._one(
            [
                f"SUM(OFFSET('Older People'!B2,{down},{right},{height},1))",
                f"SUM(OFFSET('Older People'!B2:C9,{down},0))",
                f"OFFSET('Older People'!$B$2,{down},{right})+0",
                f"SUM(INDIRECT(\"'Older People'!B2:C\"&{self._one(['4', '60'])}))",
                "INDIRECT(\"'Older People'!C7\")",
                f"SUM('Older People'!B2:INDEX('Older People'!B:B,{self._one(['3', '60'])}))",
                f"COUNTBLANK('Older People'!{self._one(['D2:D60', 'B2:E70'])})",
            ]
        )

    def _text(self, depth: int) -> str:
        word = self._one(["'Older People'!A3", "'Older People'!E9", '" a  b "', '"2026/27"', "'Older People'!D5"])
        count, types, figure = self._one(["0", "1", "3", "9"]), "'Older People'!$A$2:$A$60", self.formula(depth)
        return self._one(
            [
                f"LEN({self._one(['LEFT', 'RIGHT'])}({word},{count}))",
                f'N(MID({word},2,{count})="a")',
                f"LEN(TRIM({word}))",
                f"N(EXACT(UPPER({word}),{word}))",
                f"N({self._one(['ISBLANK', 'ISNUMBER', 'ISTEXT', 'ISNONTEXT', 'ISERROR'])}({figure}))",
                f"N(ISBLANK({self._one(CELLS)}))",
                f"IFERROR(CHOOSE({self._one(['1', '2', '3'])},{figure},{self.formula(0)})+0,-1)",
                f"AVERAGEIF({types},{self._one(CRITERIA)},{RANGES[0]})",
                f"AVERAGEIFS({RANGES[1]},{types},{self._one(CRITERIA)},{RANGES[0]},{self._one(MEASURES)})",
                f"MOD({self._one(['7', '-7', '12'])},{self._one(['3', '-3', '0'])})",
                f"SIGN({figure})",
                f"PRODUCT('Older People'!B{self._one(['2', '3', '4'])}:C5)",
            ]
        )

    def _tally(self, _depth: int) -> str:
        types, amounts, later = "'Older People'!$A$2:$A$60", RANGES[0], RANGES[1]
        criterion, measure = self._one(CRITERIA), self._one(MEASURES)
        return self._one(
            [
                f"SUMIF({types},{criterion},{amounts})",
                f"SUMIF({amounts},{measure})",
                f"SUMIFS({later},{types},{criterion},{amounts},{measure})",
                f"COUNTIF({types},{criterion})",
                f"COUNTIFS({types},{criterion},{amounts},{measure})",
                *OWN,
            ]
        )

    def _lookup(self, _depth: int) -> str:
        reference = self._one(['"14SCS7"', '"14scs60"', '"none"', '"14SCS1?"', "'Older People'!E9"])
        return self._one(
            [
                f"MATCH({reference},'Older People'!E1:E60,0)",
                f"INDEX('Older People'!A2:D60,{self._one(['1', '7', '59'])},{self._one(['1', '2', '4'])})",
                f"INDEX('Older People'!B1:B60,MATCH({reference},'Older People'!$E$1:$E$60,0))",
                f"SUM(INDEX('Older People'!A2:D60,0,{self._one(['2', '3'])}))",
                f"VLOOKUP({self._one(TYPES_WRITTEN)},'Older People'!A2:D60,{self._one(['2', '3'])},FALSE)",
            ]
        )


TYPES_WRITTEN = [f'"{it}"' for it in (*TYPES, "Nothing")]


def _lines() -> dict[CellRef, CellValue]:
    dice = random.Random(14)  # noqa: S311 - it guards nothing
    cells: dict[CellRef, CellValue] = {CellRef(LINES, 1, at): it for at, it in enumerate(HEADINGS, 1)}
    for row in range(2, LAST + 1):
        figures = [Decimal(dice.randrange(-20_000, 20_000)) / 1000 for _ in range(3)]
        entries = [dice.choice(TYPES), *figures, f"14SCS{row}"]
        entries[3] = dice.choice(["n/a", None, Decimal(0), figures[2], figures[2]])
        cells |= {CellRef(LINES, row, at): value_of(it) for at, it in enumerate(entries, 1)}
    return cells


def _book() -> MemoryBook:
    writer = Writer()
    texts = [*OWN, *(writer.formula(depth) for depth in (1, 2, 3) for _ in range(200))]
    formulas = {CellRef(FORMULAS, row, 1): text for row, text in enumerate(texts, 1)}
    table = TableArea("Lines", LINES, 1, 1, LAST, len(HEADINGS), HEADINGS)
    return MemoryBook(_lines(), formulas, sheet_names=(LINES, FORMULAS), tables={"Lines": table})


def _write(book: MemoryBook, path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in book.sheet_names:
        workbook.create_sheet(name)
    for cell, value in book.stored.items():
        workbook[cell.sheet].cell(cell.row, cell.column, value)  # type: ignore[arg-type]
    for cell, text in book.formula_texts.items():
        workbook[cell.sheet].cell(cell.row, cell.column, "=" + text)
    workbook[LINES].add_table(Table(displayName="Lines", ref=f"A1:E{LAST}"))
    workbook.save(path)


def _calculated_by_libreoffice(book: MemoryBook, folder: Path) -> dict[CellRef, object]:
    assert SOFFICE is not None
    source, target = folder / "formulas.xlsx", folder / "calculated"
    _write(book, source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    workbook = openpyxl.load_workbook(target / "formulas.xlsx", data_only=True)
    return {cell: workbook[cell.sheet].cell(cell.row, cell.column).value for cell in book.formula_texts}


def _is_error(value: object) -> bool:
    return isinstance(value, str) and value.startswith("#")


def _agree(ours: CellValue, theirs: object) -> bool:
    if isinstance(ours, Decimal) and isinstance(theirs, int | float) and not isinstance(theirs, bool):
        return abs(float(ours) - theirs) <= 1e-9 * max(1.0, abs(theirs))
    if isinstance(ours, ErrorValue):
        return _is_error(theirs)
    return type(ours) is type(theirs) and ours == theirs


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: NOTHING was compared with it")
def test_libreoffice_comes_to_the_same_results(tmp_path: Path) -> None:
    book = _book()
    result = recalculate(book, list(book.stored))
    theirs = _calculated_by_libreoffice(book, tmp_path)
    differences = [
        f"={book.formula_texts[cell]}: {value} here, {theirs[cell]} in LibreOffice"
        for cell, value in result.values.items()
        if not _agree(value, theirs[cell])
    ]
    assert not differences, "\n".join(differences)
    assert len(result.values) > 400

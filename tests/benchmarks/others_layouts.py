"""How long opening a workbook that others laid out takes: its tables are found, and read by what was found."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from model.workbook.document import Document
from model.workbook.opening import open_bytes
from tests.benchmarks.measuring import Ratio, compared, timed

_LINES, _SECTION = 10_000, 50
_HEADINGS = ("Ref", "Proposal", "2026/27", "2027/28", "2028/29", "Notes")


def ratios(folder: Path) -> Iterator[Ratio]:
    """Compare with calamine's bare read: 10,000 lines on one sheet, and on fifty."""
    for sheets, words in ((1, "on one sheet"), (50, "on 50 sheets")):
        workbook = _workbook(folder / f"theirs {sheets}.xlsx", sheets)
        data = workbook.read_bytes()
        layout = open_bytes(data, workbook.name).layout
        bare = timed(partial(_calamine, workbook))
        opening = timed(partial(Document.open, workbook))
        yield compared(f"find and open 10,000 lines {words} / calamine", opening, bare, rounds=2, aim=None)
        reading = timed(partial(open_bytes, data, workbook.name, layout=layout))
        yield compared(f"read them again as they were found {words} / calamine", reading, bare, rounds=2, aim=None)


def _calamine(path: Path) -> object:
    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def _workbook(path: Path, sheets: int) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        for number in range(sheets):
            sheet = workbook.add_worksheet(f"Area {number + 1}")
            sheet.write_string(0, 0, "£000, year on year")
            row = 1
            for block in range(_LINES // sheets // _SECTION // 2):
                row = _block(sheet, row, f"{number}-{block}")
    return path


def _block(sheet: "xlsxwriter.worksheet.Worksheet", row: int, name: str) -> int:
    """Write an area of pressures and savings with their totals; returns the row behind it."""
    sheet.write_string(row, 0, f"Area: {name}")
    sheet.write_row(row + 1, 0, _HEADINGS)
    row += 2
    for kind, sign in (("Pressures", 1), ("Savings", -1)):
        sheet.write_string(row, 0, kind)
        first = row + 1
        for line in range(_SECTION):
            words = (f"{name}{kind[0]}{line}", f"Proposal {line} of {name}")
            sheet.write_row(first + line, 0, (*words, sign * 10 * line, sign * line))
        row = first + _SECTION
        sheet.write_string(row, 1, f"Total {kind.lower()}")
        for column, step in ((2, 10), (3, 1)):
            letter = "ABCD"[column]
            value = sign * step * sum(range(_SECTION))
            sheet.write_formula(row, column, f"=SUM({letter}{first + 1}:{letter}{row})", None, value)
        row += 1
    return row

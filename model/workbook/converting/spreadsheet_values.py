"""The values of an .xls, .xlsb or .ods file, read by calamine in a process of its own.

calamine may abort its process on a hostile file, or ask for all memory there is: the process has limits and may die.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from model.problems import FileProblem
from model.texts import text_fault
from model.workbook.addresses import Block
from model.workbook.converting.error_cells import error_cells
from model.workbook.converting.grid import MOST_CELLS, Cell, Grid, Grids

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_SECONDS = 60.0
_MEMORY = 2 * 2**30
_FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001  # a date in a cell is of no time zone
_DAY = 86_400
_TOO_LARGE = "too large"


def read_spreadsheet(data: bytes, file: str) -> Grids:
    """Return the sheets of a file's bytes. Raises FileProblem with one sentence where they cannot be read."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_serve, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    try:
        answer = _asked(ours, data)
    finally:
        ours.close()
        child.join(1)
        if child.is_alive():
            child.kill()
            child.join()
    if not isinstance(answer, dict) or answer.get("problem"):
        problem = answer.get("problem") if isinstance(answer, dict) else None
        if problem == _TOO_LARGE:
            raise FileProblem(
                f"{file} has more than {MOST_CELLS:,} cells; remove what is no budget table and try again."
            )
        raise FileProblem(
            f"{file} cannot be read: it is damaged, protected by a password or unusual. Open it in Excel, save it as "
            ".xlsx and import that."
        )
    sheets = [
        Grid(each["name"], [[tuple(cell) if cell else None for cell in row] for row in each["rows"]],
             each["merged"], each["hidden"])
        for each in answer["sheets"]
    ]  # fmt: skip
    return Grids(sheets, answer["errors"])


def _asked(connection: Connection, data: bytes) -> object:
    """Return what the child answers, None where it died or took too long."""
    try:
        connection.send_bytes(data)
        if not connection.poll(_SECONDS):
            return None
        return json.loads(connection.recv_bytes())
    except (EOFError, OSError, ValueError):
        return None


def _serve(connection: Connection) -> None:
    """Read what is sent and answer, in the child."""
    _limit()
    data = connection.recv_bytes()
    try:
        answer: dict[str, object] = _read(data)
    except BaseException as error:  # noqa: BLE001  # calamine's panics are no Exceptions, and a child may only answer
        answer = {"problem": _TOO_LARGE if isinstance(error, OverflowError) else "unreadable"}
    connection.send_bytes(json.dumps(answer).encode())
    connection.close()


def _limit() -> None:
    """Let the child have only so much memory and time, and no say on standard error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (int(_SECONDS), int(_SECONDS)))


def _read(data: bytes) -> dict[str, object]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets, cells = [], 0
    for place, about in enumerate(workbook.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(place)
        cells += sheet.total_height * max(sheet.total_width, 1)
        if cells > MOST_CELLS:
            raise OverflowError
        rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        hidden = about.visible is not SheetVisibleEnum.Visible
        sheets.append({"name": about.name, "rows": rows, "merged": list(_merged(sheet)), "hidden": hidden})
    return {"sheets": sheets, "errors": error_cells(data)}


def _merged(sheet: "CalamineSheet") -> Iterator[str]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield Block(top + 1, left + 1, bottom + 1, right + 1).text


def _cell(value: object) -> Cell:
    match value:
        case "" | None:
            return None
        case bool():
            return "b", str(int(value))
        case int() | float():
            return "n", str(int(value)) if float(value).is_integer() and abs(value) < 10**15 else repr(value)
        case datetime() | date() | time() | timedelta():
            return "d", _days(value)
        case _:
            text = str(value)
            return "s", "".join(letter for letter in text if not text_fault(letter)) if text_fault(text) else text


def _days(value: datetime | date | time | timedelta) -> str:
    """Return a date or time as the number of days that Excel counts."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if not isinstance(value, timedelta):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        value = moment - _FROM_1900
    whole, rest = value.days, value.seconds
    return str(whole) if not rest else repr(whole + rest / _DAY)

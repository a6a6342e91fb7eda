"""The independent reader: the values of a workbook's sheets as python-calamine sees them, to prove what was written.

For files that the app wrote itself a moment ago; a file from elsewhere is scanned first.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO

from model.money import Unit, from_cell_number
from model.problems import FileProblem

_STANDARD_ERROR = 2


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep from standard error what calamine's panics write there themselves, past Python."""
    try:
        kept, nowhere = os.dup(_STANDARD_ERROR), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # nobody listens there
        yield
        return
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)


def read_values(
    data: bytes, sheets: Collection[str] | None = None, file: str = "The workbook"
) -> dict[str, list[list[object]]]:
    """Return the rows of each sheet (of those named, else of all) by name, from A1 on.

    Cells are text, numbers as floats, "" where empty. Formula cells give their stored values.
    Raises FileProblem, naming the file, when the bytes cannot be read as a workbook.
    """
    try:
        from python_calamine import CalamineWorkbook

        with _in_silence():
            workbook = CalamineWorkbook.from_filelike(BytesIO(data))
            return {
                name: [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]
                for name in workbook.sheet_names
                if sheets is None or name in sheets
            }
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # its panics are no Exceptions
        raise FileProblem(
            f"{file} was not saved: the second reader, by which every save is proved, cannot read what was written. "
            "Save as a new workbook, or open this one in Excel, save it there and edit that."
        ) from error


def agrees(amount: object, seen: object, unit: Unit) -> bool:
    """Tell whether what this reader sees in a cell, which is in a unit, is an amount of the model, in pounds."""
    if isinstance(amount, Decimal):
        if isinstance(seen, bool) or not isinstance(seen, (int, float)):
            return isinstance(seen, str)
        return from_cell_number(repr(float(seen)), unit) == amount
    return amount is not None or seen is None or not str(seen).strip()

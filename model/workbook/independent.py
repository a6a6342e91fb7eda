"""The independent reader: the values of a workbook's sheets as python-calamine sees them, to prove what was written.

For files that the app wrote itself a moment ago; a file from elsewhere is scanned first.
"""

from collections.abc import Collection
from io import BytesIO

from model.problems import FileProblem


def read_values(
    data: bytes, sheets: Collection[str] | None = None, file: str = "The workbook"
) -> dict[str, list[list[object]]]:
    """Return the rows of each sheet (of those named, else of all) by name, from A1 on.

    Cells are text, numbers as floats, "" where empty. Formula cells give their stored values.
    Raises FileProblem, naming the file, when the bytes cannot be read as a workbook.
    """
    try:
        from python_calamine import CalamineWorkbook

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

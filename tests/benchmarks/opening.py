"""How long opening takes, against bare readers of the same file that make no budget of it."""

from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from model.workbook.document import Document
from model.workbook.package import Package
from tests.benchmarks.measuring import Ratio, compared, timed


def ratios(workbook: Path) -> list[Ratio]:
    """Compare with calamine (the aim) and with openpyxl."""
    data = workbook.read_bytes()
    ours = timed(lambda: Document.open(workbook))
    return [
        compared(
            "open 10,000 lines / calamine's bare read", ours, timed(lambda: _calamine(workbook)), rounds=7, aim=1.3
        ),
        compared(
            "pre-flight of the package / open 10,000 lines",
            timed(lambda: Package(data, workbook.name)),
            ours,
            rounds=7,
            aim=0.15,
        ),
        compared("open 10,000 lines / openpyxl's load", ours, timed(lambda: _openpyxl(workbook)), rounds=2, aim=None),
    ]


def _calamine(path: Path) -> object:
    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def _openpyxl(path: Path) -> object:
    return openpyxl.load_workbook(path)

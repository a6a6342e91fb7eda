"""How long it takes from starting the process to a painted window, with and without a workbook."""

from pathlib import Path

from tests.benchmarks.measuring import Ratio, compared
from tests.benchmarks.processes import time_to_paint


def ratios(workbook: Path, folder: Path) -> list[Ratio]:
    """Compare with the process of a bare window."""
    bare = time_to_paint("bare_window", folder)
    return [
        compared("start to painted window / bare window", time_to_paint("app_window", folder), bare, rounds=9, aim=1.1),
        compared(
            "start, open 10,000 lines, painted grid / bare window",
            time_to_paint("app_window", folder, str(workbook)),
            bare,
            rounds=7,
            aim=2.1,
        ),
    ]

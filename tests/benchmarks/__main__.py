"""`make bench`: measures the app against other programs and itself, and prints the ratios beside their aims.

Milliseconds differ from machine to machine and hour to hour; ratios of alternated runs hold. Nothing is asserted.
"""

import os
import sys
import tempfile
from pathlib import Path

from model.workbook.new_workbook import write_new_workbook
from tests.benchmarks import (
    arranging,
    checking,
    comparing,
    editing,
    exporting,
    gridding,
    memory,
    opening,
    others_layouts,
    saving,
    stalling,
    starting,
)
from tests.benchmarks.report import heading, line_of
from tools.example_budget import example_budget

LARGE, LARGEST = 10_000, 100_000


def main() -> int:
    """Run every benchmark and print one line for each as it is done."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an officer's second start finds the compiled modules
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with tempfile.TemporaryDirectory(prefix="budget-workbook-bench-") as name:
        folder = Path(name)
        os.environ["BUDGET_WORKBOOK_DATA"] = str(folder / "data")  # backups, locks and journals
        large, largest = _workbook(folder, LARGE), _workbook(folder, LARGEST)
        _say(heading())
        for result in starting.ratios(large, folder):
            _say(line_of(result))
        for result in opening.ratios(large):
            _say(line_of(result))
        for result in others_layouts.ratios(folder):
            _say(line_of(result))
        _say(line_of(saving.ratio(large)))
        _say(line_of(comparing.ratio(folder)))
        _say(line_of(editing.ratio(folder)))
        _say(line_of(checking.ratio(folder)))
        _say(checking.longest_stall(large, folder))
        for result in exporting.ratios(example_budget(LARGE)):
            _say(line_of(result))
        for result in arranging.ratios(example_budget(LARGEST)):
            _say(line_of(result))
        for result in gridding.ratios(folder):
            _say(line_of(result))
        for words in stalling.stalls(large, folder):
            _say(words)
        for words in memory.peaks([large, largest], folder):
            _say(words)
    return 0


def _workbook(folder: Path, lines: int) -> Path:
    path = folder / f"{lines}.xlsx"
    path.write_bytes(write_new_workbook(example_budget(lines)))
    return path


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  # the report is the product


if __name__ == "__main__":
    sys.exit(main())

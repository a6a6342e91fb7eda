"""The most memory that a process took which opened a workbook, and one that opened none."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.processes import what_it_says


def peaks(workbooks: Sequence[Path], folder: Path) -> list[str]:
    """Return a sentence for each workbook, and the bare process's first; nothing where the system does not tell."""
    if sys.platform == "win32":
        return []
    sentences = [f"peak memory before opening: {what_it_says('opened', folder)} MB"]
    sentences += [
        f"peak memory of opening {int(path.stem):,} lines ({path.stat().st_size / 2**20:.1f} MB): "
        f"{what_it_says('opened', folder, str(path))} MB"
        for path in workbooks
    ]
    return sentences

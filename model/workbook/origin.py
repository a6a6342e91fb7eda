"""Where a budget came from: what a save needs to know of it, apart from what saves, which takes long to import."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from model.budget import Snapshot
from model.workbook.opening import Opened


@dataclass(frozen=True, slots=True)
class Origin:
    """The workbook that is saved: as it was opened, what it held, and the file (None: a copy that no file holds).

    `digest` is the hash that the file had when it was opened.
    """

    opened: Opened
    holds: Snapshot
    path: Path | None = None
    digest: str = field(default="", compare=False)

    def is_at(self, target: Path) -> bool:
        """Tell whether a path leads to the file."""
        return self.path is not None and os.path.realpath(self.path) == os.path.realpath(target)

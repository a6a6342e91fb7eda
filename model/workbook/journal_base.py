"""What the journal of a document begins from: the file as it was opened or last saved, or a workbook not saved yet."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from model.budget import Budget, Snapshot
from model.journal.journal import Base
from model.workbook.opening import Opened


def base_of_file(opened: Opened, holds: Snapshot, path: Path) -> Base:
    """Return what to begin from where a file holds the budget: its bytes, and how they were read."""
    return Base(str(path.absolute()), path.name, holds, lambda: opened.package.data, partial(_reading_of, opened))


def base_of_new(budget: Snapshot, about: Sequence[str]) -> Base:
    """Return what to begin from where no file holds the budget yet; `about` are sentences for its About sheet."""
    return Base("", budget.settings.title or "Untitled budget", budget, lambda: _as_new_workbook(budget, about))


def _reading_of(opened: Opened) -> tuple[str, str]:
    """Return how a workbook that others laid out was read, as JSON: what was said of it, and its layout."""
    from model.workbook.finding.layout_coding import encoded
    from model.workbook.mapping_coding import written

    return ("", "") if opened.layout is None else (written(opened.said), json.dumps(encoded(opened.layout)))


def _as_new_workbook(budget: Snapshot, about: Sequence[str]) -> bytes:
    from model.workbook.new_workbook import write_new_workbook  # only when it is needed

    return write_new_workbook(Budget.of(budget), about)

"""Killed at any moment, an editing process loses no edit that it said to be on disk, and nothing wrong comes back."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from model.journal.place import leftovers
from model.journal.recovery import recovery_of
from model.workbook.document import Document
from tests.effort import times
from tests.model.drafts import small_budget
from tests.model.journal.editing import digest_of

pytestmark = pytest.mark.thorough

_SCRIPT = Path(__file__).with_name("editing.py")
_MOST_SAID = 50


@pytest.mark.parametrize("seed", range(times(12)))
def test_no_acknowledged_edit_is_lost_and_no_wrong_one_restored(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    document = Document(small_budget())
    document.save_as(path)
    allowed = _killed(path, seed, digest_of(document))
    assert digest_of(_recovered(path)) in allowed


def _killed(path: Path, seed: int, first: str) -> tuple[str, str]:
    """Let the script edit, kill it, and return what it said last to be on disk, and what was on its way there."""
    wanted = random.Random(seed).randrange(_MOST_SAID)  # noqa: S311  # it guards nothing
    command = [sys.executable, str(_SCRIPT), str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        said += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode not in (0, 1)
    said.insert(0, f"done {first}")
    acknowledged = [line.split()[1] for line in said if line.startswith("done")]
    return acknowledged[-1], said[-1].split()[1]


def _recovered(path: Path) -> Document:
    """Do what the next start does: restore what was left, if anything was, else open the file."""
    found = list(leftovers())
    assert len(found) <= 1
    if not found:
        return Document.open(path)
    recovery = recovery_of(found[0])
    assert recovery.restored.count == recovery.restored.of
    recovery.document.budget.apply(recovery.restored.edit)
    return recovery.document

"""Several at once on one workbook: commands queue, and a colleague who has it open is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from model.backups.store import versions
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.workbook.document import Document
from tests.ui.commands.conftest import Command
from tests.ui.commands.test_refusals import refused

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
MANY = 4


def test_edits_of_commands_at_once_are_all_saved(sample: Path) -> None:
    references = [line.reference for line in Document.open(sample).budget.lines() if line.reference][:MANY]
    assert len(set(references)) == MANY
    processes = [
        subprocess.Popen(
            [sys.executable, "main.py", "set", str(sample), reference, "2014/15", f"0.{place}", "--over-formula"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for place, reference in enumerate(references, 1)
    ]
    told = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * MANY, told
    lines = {line.reference: line.amounts[1] for line in Document.open(sample).budget.lines()}
    assert [lines[reference] for reference in references] == [100_000 * place for place in range(1, MANY + 1)]
    assert len(versions(sample)) == MANY
    assert [file.name for file in sample.parent.iterdir()] == [sample.name]


def test_a_colleague_who_has_it_open_is_named_and_another_target_works(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    lock_record.put(lock_record.place_of(sample), LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", "d" * 16))
    before = sample.read_bytes()
    told = refused(command("set", sample, "14SCS3", "2014/15", "0.5"))
    assert "open in Budget Workbook (ann on desk-7, since 01 October 2026 " in told
    assert sample.read_bytes() == before
    assert command("set", sample, "14SCS3", "2014/15", "0.5", "--to", tmp_path / "Other.xlsx").code == 0


def test_a_workbook_that_changes_while_it_is_edited_is_refused_naming_it(
    command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Document.save

    def late(document: Document) -> object:
        sample.write_bytes(b"a colleague's")
        return real(document)

    monkeypatch.setattr(Document, "save", late)
    assert "Sample.xlsx was changed by somebody else" in refused(command("set", sample, "14SCS3", "2014/15", "1"))
    assert sample.read_bytes() == b"a colleague's"


def test_what_is_in_doubt_of_a_save_is_a_finding_of_it(
    command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.saving import replacing

    def fail(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(replacing, "flush_folder", fail)
    told = command("set", sample, "14SCS3", "2014/15", "0.5", "--json")
    assert told.code == 0
    assert [each["level"] for each in json.loads(told.out)["findings"] if each["rule"] == "saving"] == ["warning"]

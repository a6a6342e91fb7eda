"""Who has a workbook open is told, saves queue, and a lock whose process is gone is passed over."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from model.problems import FileProblem, HeldProblem
from model.saving import lock_record, locks
from model.saving.lock_record import LockRecord
from model.saving.locks import Lock, hold, while_saving

HELD = "dddddddddddddddd"
ANN = LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", HELD)
ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(b"agreed")
    return path


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_workbook_that_is_held_says_so_beside_it_and_no_longer_when_let_go(path: Path) -> None:
    lock = hold(path)
    assert names(path) == [".~budget-workbook.Budget.xlsx", "Budget.xlsx"]
    record = lock_record.read(lock_record.place_of(path))
    assert record is not None
    assert record.is_ours
    lock.release()
    assert names(path) == ["Budget.xlsx"]


def test_somebody_elses_lock_is_named_with_who_where_and_since_when(path: Path) -> None:
    lock_record.put(lock_record.place_of(path), ANN)
    with pytest.raises(HeldProblem, match=r"open in Budget Workbook \(ann on desk-7, since 01 October 2026 "):
        hold(path)
    with pytest.raises(HeldProblem, match="ann on desk-7"), while_saving(path):
        pytest.fail("saved")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"who": 1}', b"null"])
def test_a_lock_that_cannot_be_read_is_somebodys(content: bytes, path: Path) -> None:
    lock_record.place_of(path).write_bytes(content)
    with pytest.raises(HeldProblem, match="somebody, since an unknown time"):
        hold(path)


@pytest.mark.parametrize("wait", ["../../etc/passwd", "", "DDDDDDDDDDDDDDDD"])
def test_a_lock_names_no_file_of_its_own_choice(wait: str, path: Path, own_data: Path) -> None:
    ours = {"who": lock_record.this_user(), "host": lock_record.this_host(), "since": "", "is_saving": False}
    lock_record.place_of(path).write_text(json.dumps({**ours, "wait": wait}))
    with pytest.raises(HeldProblem):
        hold(path)
    assert all(file.parent == own_data / "locks" for file in own_data.rglob("*") if file.is_file())


def test_a_lock_of_another_host_is_never_stale_and_one_of_ours_is_when_its_process_is_gone(path: Path) -> None:
    ours = lock_record.mine(HELD, is_saving=False)
    lock_record.put(lock_record.place_of(path), ours)
    hold(path).release()
    assert names(path) == ["Budget.xlsx"]
    lock_record.put(lock_record.place_of(path), LockRecord(ours.who, "elsewhere", ours.since, HELD))
    with pytest.raises(HeldProblem, match="on elsewhere"):
        hold(path)


def test_a_lock_of_a_process_that_was_killed_is_stale(path: Path) -> None:
    program = "import os, sys; from pathlib import Path; from model.saving.locks import hold; "
    program += "held = hold(Path(sys.argv[1])); os._exit(9)"
    subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    assert lock_record.place_of(path).exists()
    with while_saving(path):
        pass
    assert names(path) == ["Budget.xlsx"]


def test_a_lock_of_a_process_that_lives_is_not(path: Path) -> None:
    program = "import sys; from pathlib import Path; from model.saving.locks import hold; "
    program += "held = hold(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HeldProblem, match="is open in Budget Workbook"):
            hold(path)
        with pytest.raises(HeldProblem), while_saving(path):
            pytest.fail("saved")
        other.communicate()
    hold(path).release()


def test_saving_what_this_program_holds_needs_no_other_lock(path: Path) -> None:
    lock = hold(path)
    with while_saving(path), while_saving(path):
        pass
    assert names(path) == [".~budget-workbook.Budget.xlsx", "Budget.xlsx"]
    lock.release()


def test_a_save_waits_for_another_save_and_gives_up_in_the_end(path: Path) -> None:
    lock_record.put(lock_record.place_of(path), LockRecord("ann", "desk-7", ANN.since, HELD, is_saving=True))
    seconds = 0.0
    pauses: list[float] = []

    def pause(length: float) -> None:
        nonlocal seconds
        seconds += length
        pauses.append(length)

    with pytest.raises(HeldProblem, match="ann"), while_saving(path, lambda: seconds, pause):
        pytest.fail("saved")
    assert len(pauses) > 100

    def done(_length: float) -> None:
        lock_record.place_of(path).unlink()

    with while_saving(path, lambda: 0.0, done):
        pass


def test_what_was_taken_over_is_no_longer_saved_by_who_had_it(path: Path) -> None:
    lock = hold(path)
    lock_record.put(lock_record.place_of(path), ANN)
    with pytest.raises(HeldProblem, match="ann"), while_saving(path):
        pytest.fail("saved")
    lock.release()
    assert lock_record.read(lock_record.place_of(path)) == ANN


def test_taking_over_holds_it_whoever_had_it(path: Path) -> None:
    lock_record.put(lock_record.place_of(path), ANN)
    lock = Lock(path)
    lock.take_over()
    with while_saving(path):
        pass
    lock.release()
    assert names(path) == ["Budget.xlsx"]


def test_a_folder_that_takes_no_lock_is_told_as_a_save_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="the folder does not exist"), while_saving(tmp_path / "gone" / "B.xlsx"):
        pytest.fail("saved")


def test_a_name_as_long_as_can_be_has_a_lock(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 124}.xlsx"
    path.write_bytes(b"")
    hold(path).release()
    assert names(path) == [path.name]


def test_where_the_programs_own_folder_takes_nothing_workbooks_are_held_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_waiting_lock", lambda _name: None)
    lock = hold(path)
    with pytest.raises(HeldProblem):
        hold(path)
    lock.release()
    assert names(path) == ["Budget.xlsx"]

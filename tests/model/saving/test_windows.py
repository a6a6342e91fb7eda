"""Replacing as on Windows, with its calls played: sharing errors are waited out, and nothing half done stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from model.saving.windows import RefusedByWindowsError, _once, patiently


def refusing(*numbers: int) -> Callable[[], Path | None]:
    left = list(numbers)

    def attempt() -> Path | None:
        if left:
            raise RefusedByWindowsError(left.pop(0))
        return None

    return attempt


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_in_use_is_tried_again(number: int) -> None:
    pauses: list[float] = []
    assert patiently(refusing(number, number), lambda: 0.0, pauses.append) is None
    assert len(pauses) == 2


@pytest.mark.parametrize("number, seconds", [(32, 2.5), (112, 0.0)])
def test_a_file_in_use_for_too_long_and_any_other_refusal_is_told(number: int, seconds: float) -> None:
    now = 0.0

    def pause(length: float) -> None:
        nonlocal now
        now += length

    with pytest.raises(RefusedByWindowsError):
        patiently(refusing(*[number] * 1000), lambda: now, pause)
    assert now == pytest.approx(seconds, abs=0.1)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    new, target = tmp_path / "new.tmp", tmp_path / "Budget.xlsx"
    new.write_bytes(b"new")
    target.write_bytes(b"old")
    return new, target


def test_the_old_file_is_held_under_a_name_of_its_own(files: tuple[Path, Path]) -> None:
    new, target = files

    def replace(target: Path, temporary: Path, held: Path) -> None:
        target.rename(held)
        temporary.rename(target)

    held = _once(new, target, replace)
    assert held is not None
    assert (target.read_bytes(), held.read_bytes()) == (b"new", b"old")


def test_where_nothing_stands_there_the_file_takes_the_name(files: tuple[Path, Path]) -> None:
    new, target = files
    target.unlink()

    def replace(*_: Path) -> None:
        raise RefusedByWindowsError(2)

    assert _once(new, target, replace) is None
    assert target.read_bytes() == b"new"


def test_a_replacement_that_stopped_half_way_is_finished(files: tuple[Path, Path]) -> None:
    new, target = files

    def replace(target: Path, _temporary: Path, held: Path) -> None:
        target.rename(held)
        raise RefusedByWindowsError(1177)

    held = _once(new, target, replace)
    assert held is not None
    assert (target.read_bytes(), held.read_bytes()) == (b"new", b"old")


def test_one_that_cannot_be_finished_gives_the_old_file_its_name_back(files: tuple[Path, Path]) -> None:
    new, target = files

    def replace(target: Path, temporary: Path, held: Path) -> None:
        target.rename(held)
        temporary.unlink()
        raise RefusedByWindowsError(1177)

    with pytest.raises(FileNotFoundError):
        _once(new, target, replace)
    assert target.read_bytes() == b"old"

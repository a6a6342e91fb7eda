"""The log for support: bounded, private, and without a word or a figure of anybody's budget."""

import os
import stat
from pathlib import Path

import pytest

from model.problems import FileProblem
from ui import event_log
from ui.event_log import Event


def lines() -> list[str]:
    return event_log.place().read_text(encoding="utf-8").splitlines()


def test_an_event_is_a_line_with_its_moment_and_counts() -> None:
    event_log.note(Event.SAVED, cells=3, is_confirmed=True)
    (line,) = lines()
    assert line.endswith("+00:00 saved cells=3 is_confirmed=1")


def test_of_an_exception_only_its_kind_and_its_places_are_kept() -> None:
    try:
        try:
            int("12,345.67 for Meals on Wheels")
        except ValueError as error:
            raise FileProblem("Older People.xlsx cannot be saved") from error
    except FileProblem as problem:
        event_log.note_fault(problem)
    first, second = lines()
    assert "fault FileProblem tests/ui/test_event_log.py:" in first
    assert "test_of_an_exception_only_its_kind_and_its_places_are_kept" in first
    assert "fault ValueError tests/ui/test_event_log.py:" in second
    assert not any(words in "".join(lines()) for words in ("12,345", "Meals", "Older"))


def test_a_refusal_says_what_the_system_said_by_its_number_alone() -> None:
    problem = FileProblem("Older People.xlsx cannot be saved")
    problem.__cause__ = OSError(28, "No space left on device", "/share/Older People.xlsx")
    event_log.note_refusal(problem)
    assert lines()[0].endswith("refused FileProblem OSError errno=28")


def test_errors_that_are_causes_of_each_other_end() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    event_log.note_fault(one)
    assert len(lines()) == 2


def test_the_log_is_of_bounded_size(own_data: Path) -> None:
    event_log.note(Event.STARTED)
    with event_log.place().open("a", encoding="utf-8") as log:
        log.write("x" * event_log.LARGEST)
    event_log.note(Event.STARTED)
    event_log.note(Event.ENDED)
    assert len(lines()) == 2
    assert sorted(file.name for file in (own_data / "log").iterdir()) == ["events.log", "events.old.log"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_log_is_the_officers_alone() -> None:
    event_log.note(Event.STARTED)
    assert stat.S_IMODE(event_log.place().stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", "/dev/null/nowhere")
    event_log.note(Event.STARTED)
    assert not event_log.place().exists()

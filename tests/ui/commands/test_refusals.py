"""What cannot be done: exit code 2, nothing on standard output, one plain sentence, nothing changed on disk."""

from pathlib import Path

import pytest

from model.workbook.document import Document
from tests.ui.commands.conftest import Command, Told


def refused(told: Told) -> str:
    assert told.code == 2
    assert not told.out
    assert told.err.count("\n") == 1
    assert told.err.endswith(".\n")
    assert "Traceback" not in told.err
    return told.err


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (
            ["frobnicate"],
            "sample, new, show, check, explain, log, set, export, import, compare, merge, freeze, versions.",
        ),
        (["merge", "a", "b"], "the following arguments are required: THEIRS, --to"),
        (["--nonsense"], "was not understood"),
        (["show"], "the following arguments are required: WORKBOOK"),
        (["show", "a.xlsx", "--jso"], "unrecognized arguments: --jso"),
        (["show", "missing.xlsx"], "missing.xlsx does not exist"),
        (["show", "."], "is a folder"),
        (["show", "text.xlsx"], "such as CSV, not a workbook"),
        (["show", "empty.xlsx"], "is empty"),
        (["check", "missing.xlsx"], "does not exist"),
        (["set", "missing.xlsx", "A", "2013/14", "1"], "does not exist"),
        (["export", "missing.xlsx", "--to", "out"], "does not exist"),
        (["sample", "text.xlsx"], "exists already"),
        (["sample", "a.txt"], "end it in .xlsx"),
        (["sample", "none/a.xlsx"], "the folder does not exist"),
        (["show", ""], "WORKBOOK names no file"),
        (["sample", ""], "TARGET names no file"),
        (["sample", " "], "TARGET names no file"),
        (["new", "", "--years", "2026/27", "--area", "A"], "TARGET names no file"),
        (["set", "a.xlsx", "A", "2013/14", "1", "--to", ""], "--to names no file"),
        (["export", "a.xlsx", "--to", ""], "--to names no folder"),
        (["new", "a.xlsx", "--years", "2026/28", "--area", "A"], "is no financial year"),
        (["new", "a.xlsx", "--years", "2026/27", "--area", "A", "--area", "a"], "There is an area a already"),
        (["new", "a.xlsx", "--years", "2026/27", "--area", " "], "needs a name"),
        (["new", "a.xlsx", "--years", "2026/27", "--area", "A", "--unit", "bn"], "is no unit"),
    ],
)
def test_a_wrong_command_is_one_sentence(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.xlsx").write_text("no workbook")
    Path("empty.xlsx").touch()
    before = sorted(path.name for path in tmp_path.iterdir())
    assert sentence in refused(command(*arguments))
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "option, value, named",
    [
        ("--basis", "level", "year on year"),
        ("--savings", "positive", "negative figures"),
        ("--source-unit", "k", "in £m"),
    ],
)
def test_an_option_that_contradicts_the_workbook_is_refused_naming_it(
    command: Command, sample: Path, option: str, value: str, named: str
) -> None:
    assert named in refused(command("show", sample, option, value))


def test_options_that_agree_with_the_workbook_are_taken(command: Command, sample: Path) -> None:
    told = command("show", sample, "--basis", "incremental", "--savings", "negative", "--source-unit", "m")
    assert told.code == 0


@pytest.mark.parametrize(
    "options",
    [["--format", "docx"], ["--profile", "screen"], ["--annex", "nonsense"], ["--since", "nonsense"], ["--unit", "x"]],
)
def test_what_export_does_not_offer_yet_is_said(
    command: Command, sample: Path, tmp_path: Path, options: list[str]
) -> None:
    refused(command("export", sample, "--to", tmp_path / "out", *options))
    assert not (tmp_path / "out").exists()


def test_a_fault_of_the_program_is_one_sentence_that_says_so(
    command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, **_said: object) -> Document:
        raise KeyError("one\ntwo")

    monkeypatch.setattr(Document, "open", fail)
    assert "This is a fault of the program (KeyError" in refused(command("show", sample))


def test_a_fault_is_traced_when_asked_for(command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, **_said: object) -> Document:
        raise KeyError("deep")

    monkeypatch.setenv("BUDGET_WORKBOOK_TRACE", "1")
    monkeypatch.setattr(Document, "open", fail)
    assert "Traceback" in command("show", sample).err


def test_a_fault_of_the_system_is_a_sentence(command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, **_said: object) -> Document:
        raise PermissionError(13, "Permission denied", "secret.xlsx")

    monkeypatch.setattr(Document, "open", fail)
    assert "secret.xlsx" in refused(command("show", sample))

"""The program as it is really started: its own process, its own environment."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from model.version import VERSION
from ui.choosing import is_for_window

ROOT = Path(__file__).resolve().parents[3]
MAIN = ROOT / "main.py"


def program(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, MAIN, *arguments], check=False, capture_output=True, env={**os.environ, **(env or {})}
    )


def test_the_command_line_loads_neither_qt_nor_pandas(tmp_path: Path) -> None:
    script = (
        "import sys; from ui.commands.entry import run\n"
        "book, out = sys.argv[1:]\n"
        "codes = [run(['sample', book]), run(['show', book]), run(['set', book, '14SCS3', '2014/15', '1']),\n"
        "         run(['export', book, '--to', out]), run(['check', book])]\n"
        "assert codes == [0, 0, 0, 0, 1], codes\n"
        "assert not {'PySide6', 'shiboken6', 'pandas'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "S.xlsx", tmp_path / "out"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_output_is_utf8_in_any_locale(sample: Path) -> None:
    done = program("show", sample, env={"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert "£m, year on year" in done.stdout.decode("utf-8")


def test_a_refusal_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = program("show", tmp_path / "no.xlsx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_reader_that_goes_away_is_no_failure(sample: Path) -> None:
    command = f'"{sys.executable}" "{MAIN}" show "{sample}" --json | head -c 10; echo " ${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)  # noqa: S607  # bash, for PIPESTATUS
    assert done.stdout.split()[-1] == b"0"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_printed_is_told(sample: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, MAIN, "show", sample], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"cannot be printed: the disk is full" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_closed_output_is_no_failure_of_a_save(sample: Path) -> None:
    command = f'"{sys.executable}" "{MAIN}" set "{sample}" 14SCS6 2013/14 -3 >&-'
    before = sample.read_bytes()
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)  # noqa: S607  # as above
    assert (done.returncode, done.stderr) == (0, b"")
    assert sample.read_bytes() != before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_an_unwritable_folder_is_one_sentence(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    done = program("export", sample, "--to", folder)
    assert done.returncode == 2
    assert b"no right" in done.stderr


def test_help_and_version_are_printed() -> None:
    assert b"show" in program("--help").stdout
    assert program("--version").stdout.decode().strip() == f"Budget Workbook {VERSION}"
    assert program("set", "--help").returncode == 0


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_the_window_is_opened_by_a_workbook_or_nothing() -> None:
    assert is_for_window([])
    assert is_for_window(["Budget.xlsx"])
    assert not is_for_window(["show"])
    assert not is_for_window(["frobnicate"])
    assert not is_for_window(["--help"])
    assert not is_for_window(["show", "Budget.xlsx"])

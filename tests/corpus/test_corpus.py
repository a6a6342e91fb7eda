"""Every odd or hostile workbook has its expected outcome, in a child of little memory and time: no crash, no hang.

What is refused, and what is only read, stays on disk byte for byte as it was.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus.odd import ODD
from tests.corpus.refused import REFUSED
from tests.corpus.running import Limited
from tests.model.workbook.builder import rich_workbook
from tests.ui.commands.conftest import Told

LINE, YEAR, FIGURE = "14SCS6", "2013/14", "-3"
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(os.name == "nt", reason="children with limits are forked")]


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    with Limited(tmp_path_factory.mktemp("data")) as child:
        yield child


@dataclass
class Trial:
    """A workbook alone in its folder, on which commands are tried."""

    limited: Limited
    path: Path
    data: bytes

    def show(self) -> Told:
        told = self.limited.run("show", "--json", self.path)
        assert self.is_untouched()
        return told

    def set(self) -> Told:
        return self.limited.run("set", self.path, LINE, YEAR, FIGURE)

    def is_untouched(self) -> bool:
        return self.path.read_bytes() == self.data and list(self.path.parent.iterdir()) == [self.path]

    def is_refused(self, words: str) -> None:
        assert words in sentence(self.set())
        assert self.is_untouched()


def sentence(told: Told) -> str:
    assert (told.code, told.out) == (2, ""), told
    assert told.err.endswith(".\n")
    assert told.err.count("\n") == 1
    assert "fault of the program" not in told.err
    return told.err


@pytest.fixture
def trial(limited: Limited, tmp_path: Path, request: pytest.FixtureRequest) -> Trial:
    data: bytes = request.param()
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(data)
    return Trial(limited, path, data)


@pytest.mark.parametrize(
    "trial, rules, unsaved",
    [pytest.param(odd.make, odd.rules, odd.unsaved, id=name) for name, odd in ODD.items() if not odd.refused],
    indirect=["trial"],
)
def test_what_is_odd_is_opened_with_its_findings_and_saved(trial: Trial, rules: tuple[str, ...], unsaved: str) -> None:
    shown = trial.show()
    assert (shown.code, shown.err) == (0, "")
    found = (finding["rule"] for finding in json.loads(shown.out)["findings"])
    assert tuple(rule for rule in found if rule != "stale total") == rules  # figures are put in by themselves there
    told = trial.set()
    if unsaved:
        assert unsaved in sentence(told)
        assert trial.is_untouched()
        return
    assert (told.code, told.err) == (0, "")
    assert list(trial.path.parent.iterdir()) == [trial.path]
    assert trial.path.read_bytes() != trial.data


@pytest.mark.parametrize(
    "trial, words",
    [pytest.param(odd.make, odd.refused, id=name) for name, odd in ODD.items() if odd.refused],
    indirect=["trial"],
)
def test_what_programs_would_read_differently_or_nobody_sends_is_refused(trial: Trial, words: str) -> None:
    trial.is_refused(words)


@pytest.mark.parametrize("trial", [pytest.param(make, id=name) for name, (make, _) in REFUSED.items()], indirect=True)
def test_what_is_no_healthy_workbook_is_refused_by_the_program_too(trial: Trial) -> None:
    assert "Budget.xlsx" in sentence(trial.show())


@pytest.mark.parametrize(
    "trial",
    [pytest.param(lambda tenth=tenth: rich_workbook()[: len(rich_workbook()) * tenth // 10]) for tenth in range(1, 10)],
    indirect=True,
)
def test_what_was_cut_short_is_refused_by_the_program_too(trial: Trial) -> None:
    trial.is_refused("Budget.xlsx")


@pytest.mark.parametrize("name", ["billion laughs in a sheet", "a stray last cell"])
def test_the_program_started_as_usual_does_the_same(name: str, limited: Limited, tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(ODD[name].make())
    done = subprocess.run([sys.executable, ROOT / "main.py", "show", "--json", path], capture_output=True, check=False)
    assert Told(done.returncode, done.stdout.decode(), done.stderr.decode()) == limited.run("show", "--json", path)

"""What an officer said of matches is there tomorrow: by the hash of a version, or by where both workbooks are."""

from pathlib import Path

import pytest

from model import planning
from model.budget import Budget
from model.comparing.comparison import compare
from model.comparing.kept_matches import Pair, keep, said_of
from model.comparing.matching import NOTHING_SAID, By, Said
from model.comparing.sides import Side
from model.lines import Field
from tests.model.comparing.budgets import as_another_file, side, worked_budget
from tests.model.drafts import CARE_HOMES, CLOSER_WORKING, TENDER

OLD, FIRST, SECOND = CARE_HOMES, CLOSER_WORKING, TENDER
VERSION = "5eed"


def version(digest: str = VERSION) -> Side:
    return Side("Cabinet", worked_budget().snapshot(), holds_mutes=False, digest=digest)


def now(budget: Budget | None = None) -> Side:
    """Return the workbook as it is read anew: with other ids."""
    return side(as_another_file((budget or worked_budget()).snapshot()))


def other(line_id: int) -> int:
    return line_id + 1000


@pytest.mark.parametrize("pair", [Pair(version(), now()), Pair(now(), now(), ("/a.xlsx", "/b.xlsx"))])
def test_what_was_said_is_said_again_of_the_same_two(pair: Pair) -> None:
    ids = list(pair.old.snapshot.lines)
    said = Said({ids[0]: other(FIRST)}, frozenset({(ids[1], other(SECOND))}))
    keep(pair, said)
    assert said_of(pair) == said
    keep(pair, NOTHING_SAID)
    assert said_of(pair) == NOTHING_SAID


def test_what_was_said_of_a_version_holds_wherever_the_workbook_is_and_after_other_edits() -> None:
    keep(Pair(version(), now(), ("/a.xlsx", "/a.xlsx")), Said({OLD: other(FIRST)}))
    budget = worked_budget()
    edit = planning.set_field(budget, FIRST, Field("title"), "Another title")
    assert edit is not None
    budget.apply(edit)
    pair = Pair(version(), now(budget), ("/b.xlsx", "/b.xlsx"))
    assert dict(said_of(pair).same) == {OLD: other(FIRST)}
    found = compare(pair.old, pair.new, said=said_of(pair))
    assert found.matching.lines[OLD] == (other(FIRST), By.OFFICER)


def test_what_was_said_holds_when_the_two_change_sides() -> None:
    there, back = ("/b.xlsx", "/a.xlsx"), ("/a.xlsx", "/b.xlsx")
    keep(Pair(side(worked_budget()), now(), there), Said({OLD: other(FIRST)}))
    assert dict(said_of(Pair(now(), side(worked_budget()), back)).same) == {other(FIRST): OLD}


@pytest.mark.parametrize(
    "pair", [Pair(version("another"), now()), Pair(now(), now(), ("/a.xlsx", "/c.xlsx")), Pair(now(), now())]
)
def test_nothing_is_said_of_another_pair(pair: Pair) -> None:
    keep(Pair(version(), now()), Said({OLD: other(FIRST)}))
    keep(Pair(side(worked_budget()), now(), ("/a.xlsx", "/b.xlsx")), Said({OLD: other(FIRST)}))
    assert said_of(pair) == NOTHING_SAID


def test_what_was_said_of_a_line_that_is_away_for_a_while_is_not_forgotten() -> None:
    keep(Pair(version(), now()), Said({OLD: other(FIRST)}))
    budget = worked_budget()
    edit = planning.delete_lines(budget, [FIRST])
    assert edit is not None
    budget.apply(edit)
    without = Pair(version(), now(budget))
    assert said_of(without) == NOTHING_SAID
    keep(without, Said(apart=frozenset({(OLD, other(SECOND))})))
    assert said_of(Pair(version(), now())) == Said({OLD: other(FIRST)}, frozenset({(OLD, other(SECOND))}))


def test_what_cannot_be_read_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path))
    pair = Pair(version(), now())
    keep(pair, Said({OLD: other(FIRST)}))
    (kept,) = (tmp_path / "matches").iterdir()
    for wrong in ("", "{}", '{"same": [[1]], "apart": []}', '{"same": [[["a", "b", "c", "x"], []]], "apart": []}'):
        kept.write_text(wrong)
        assert said_of(pair) == NOTHING_SAID

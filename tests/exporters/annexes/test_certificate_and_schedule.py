from dataclasses import replace

import pytest

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, annex_kind
from exporters.request import AnnexRequest, Lines, decimals_for
from exporters.source import Source
from model import checks
from model.budget import Budget
from model.checks.titles import TITLES
from model.muting import mute
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import DAY, budget_of, build, pressure, saving


def _request(budget: Budget) -> AnnexRequest:
    unit = budget.settings.unit
    return AnnexRequest(unit, decimals_for(budget.settings, unit), Source("Budget.xlsx", "ab" * 32), DAY)


def _certificate(budget: Budget, **wishes: object) -> Annex:
    request = replace(_request(budget), findings=tuple(checks.run(budget)), **wishes)  # type: ignore[arg-type]  # by name
    return annex_kind("certificate").build(budget, request)


def _said(annex: Annex, item: str) -> str:
    return next(row.texts[3] for row in annex.rows if row.texts[0] == item)


def test_the_certificate_names_the_workbook_its_hash_when_and_by_whom() -> None:
    annex = _certificate(load_sample(OXFORDSHIRE).budget, by="Strategic Finance Manager")
    assert _said(annex, "SHA-256 of the workbook") == "ab" * 32
    assert _said(annex, "Exported") == "9 January 2026 at 14:30"
    assert _said(annex, "Exported by") == "Strategic Finance Manager"
    assert _said(annex, "Net change 2013/14") == "£m -2.976"


def test_changes_that_were_not_saved_are_told() -> None:
    budget = budget_of([])
    annex = _certificate(budget, source=Source("Budget.xlsx", "ab" * 32, changed=True))
    assert _said(annex, "Changes not saved").startswith("There are changes")
    assert "with changes not yet saved" in annex.statements[-1]


def test_each_check_says_what_it_found_and_every_finding_is_listed() -> None:
    budget = budget_of(
        [saving(2, "5", "0", reference="A1", title="One"), saving(3, "-5", "0", reference="A1", title="Two")]
    )
    annex = _certificate(budget)
    assert _said(annex, TITLES["positive saving"]) == "1 warning."
    assert _said(annex, TITLES["repeated reference"]) == "2 warnings."
    assert _said(annex, TITLES["control total"]) == "Nothing found."
    found = [row.texts[1] for row in annex.rows if row.group == ("What was found",) and row.data]
    assert found == ["A1", "A1", "A1"]


def test_what_was_muted_is_listed_with_its_reason() -> None:
    budget = budget_of([saving(2, "5", "0", reference="A1")])
    finding = next(each for each in checks.run(budget) if each.rule == "positive saving")
    edit = mute(budget, finding, "As printed in 2013", "Head of Finance")
    assert edit is not None
    budget.apply(edit)
    told = [row.texts[3] for row in _certificate(budget).rows if row.group == ("What was found",) and row.data]
    assert f"{finding.message} Left as it is by Head of Finance: As printed in 2013" in told


@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_every_rule_of_the_checks_has_its_words(sample: str) -> None:
    assert {finding.rule for finding in checks.run(load_sample(sample).budget)} <= set(TITLES)


def test_only_new_and_amended_lines_are_scheduled_on_request() -> None:
    lines = [
        pressure(2, "1", "1", reference="A", status="Agreed"),
        pressure(3, "2", "2", reference="B", status="New"),
        saving(4, "-3", "0", reference="C", status="amended"),
    ]
    budget = budget_of(lines)
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=Lines.CHANGED))
    assert [row.texts[0] for row in annex.rows if row.data] == ["B", "C"]
    assert annex.variant == "new and amended"
    assert [str(figure) for figure in annex.rows[-1].amounts] == ["-1", "2"]
    assert "those lines alone" in annex.statements[0]


def test_a_schedule_without_new_or_amended_lines_says_so() -> None:
    budget = budget_of([pressure(2, "1", "1", status="Agreed")])
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=Lines.CHANGED))
    assert annex.nothing == "No line of this budget is new or amended."


def test_notes_are_numbered_once_and_stand_at_the_end() -> None:
    lines = [
        pressure(2, "1", "1", reference="A", notes="Not itemised."),
        pressure(3, "1", "1", reference="B", notes="Other."),
        pressure(4, "1", "1", reference="C", notes="Not itemised."),
        pressure(5, "1", "1", reference="D", internal_notes="Secret."),
    ]
    annex = build("schedule", budget_of(lines))
    assert [row.texts[-1] for row in annex.rows if row.data] == ["[note 1]", "[note 2]", "[note 1]", ""]
    assert annex.notes == ("Not itemised.", "Other.")


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
def test_a_budget_without_areas_has_nothing_to_show_or_says_nil(name: str) -> None:
    annex = build(name, budget_of([], []))
    assert annex.rows or annex.nothing

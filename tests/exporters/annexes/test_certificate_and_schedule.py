from dataclasses import replace

import pytest

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, annex_kind
from exporters.chosen_lines import NEW_AND_AMENDED, ChosenLines
from exporters.explaining import explained_cell
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from model import checks
from model.budget import Budget
from model.checks.titles import TITLES
from model.explaining import Explainer, SumPart
from model.muting import mute
from model.problems import EntryProblem
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
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=NEW_AND_AMENDED))
    assert [row.texts[0] for row in annex.rows if row.data] == ["B", "C"]
    assert annex.variant == "new and amended"
    assert _totals(annex)["Net change of the lines listed"] == ["-1", "2"]
    assert "of 3 lines it lists the 2 that are new or amended." in annex.statements[0]


def _totals(annex: Annex) -> dict[str, list[str]]:
    return {row.texts[0]: [str(figure) for figure in row.amounts] for row in annex.rows if row.amounts and not row.data}


@pytest.mark.parametrize(
    "said, title, listed",
    [
        ("agreed", "Schedule of previously agreed pressures and savings", ["A"]),
        ("withdrawn,Agreed", "Schedule of previously agreed and withdrawn pressures and savings", ["A", "D"]),
        ("new,none", "Schedule of new pressures and savings and those without a known status", ["B", "E"]),
        ("none", "Schedule of pressures and savings without a known status", ["E"]),
        ("all", "Schedule of pressures and savings", ["A", "B", "C", "D", "E"]),
    ],
)
def test_lines_of_any_statuses_are_scheduled_and_lead_to_the_total_of_all(
    said: str, title: str, listed: list[str]
) -> None:
    lines = [
        pressure(2, "1", "1", reference="A", status="Agreed"),
        pressure(3, "20", "2", reference="B", status="New"),
        saving(4, "-300", None, reference="C", status="amended"),
        saving(5, "-4000", "0.5", reference="D", status="Withdrawn"),
        saving(6, "50000", "0", reference="E", status="Maybe"),
    ]
    budget = budget_of(lines)
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=ChosenLines.of(said)))
    assert annex.title == title
    assert [row.texts[0] for row in annex.rows if row.data] == listed
    whose = "" if said == "all" else " of all lines"
    assert _totals(annex)[f"Net change{whose}"] == ["45721", "3.5"]
    assert _totals(annex)[f"Total Savings{whose}"] == ["45700", "0.5"]
    assert all(annex.cast(row) == row.amounts for row in annex.rows if row.casts)


def test_lines_not_scheduled_stand_by_status_and_are_explained_by_their_cells() -> None:
    lines = [
        pressure(2, "1", "1", reference="A", status="Agreed"),
        pressure(3, "2", None, reference="B", status="Agreed"),
        saving(4, "-3", "0", reference="C", status="New"),
    ]
    budget = budget_of(lines)
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=ChosenLines.of("new")))
    place = next(place for place, row in enumerate(annex.rows) if row.texts[0] == "Previously agreed (2 lines)")
    assert annex.rows[place].group == ("Lines not listed in this schedule", "Pressures & Additional Funding")
    part = explained_cell(annex, budget, Explainer(budget, lambda _line, _field: None), place, 1)
    assert isinstance(part, SumPart)
    assert ([each.words for each in part.parts], part.unstated) == (["A 2027/28"], (3,))


def test_the_certificate_tells_of_a_partial_schedule() -> None:
    budget = budget_of([pressure(2, "1", "1", status="Agreed"), pressure(3, "1", "1", status="New")])
    annex = annex_kind("certificate").build(budget, replace(_request(budget), lines=ChosenLines.of("new")))
    said = {row.texts[0]: row.texts[3] for row in annex.rows if row.data}
    assert said["Lines in the schedule"] == "1 of 2: only new. It is partial."
    assert "Lines in the schedule" not in {row.texts[0] for row in _certificate(budget).rows}


@pytest.mark.parametrize("code", ["all", "new-and-amended", "agreed", "agreed,new", "amended,new,withdrawn,none"])
def test_a_choice_of_lines_reads_back_from_its_code(code: str) -> None:
    assert ChosenLines.of(code).code == code


@pytest.mark.parametrize("text", ["", "some", "new,", "new and amended"])
def test_words_that_name_no_lines_are_refused(text: str) -> None:
    with pytest.raises(EntryProblem, match="names no lines to list"):
        ChosenLines.of(text)


def test_a_schedule_without_new_or_amended_lines_says_so() -> None:
    budget = budget_of([pressure(2, "1", "1", status="Agreed")])
    annex = annex_kind("schedule").build(budget, replace(_request(budget), lines=NEW_AND_AMENDED))
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

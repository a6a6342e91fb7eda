"""All that the change log tells of can be as it was before: lines, areas, settings, and the tables beside the lines."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import area_planning, planning
from model.budget import Budget
from model.change_log import (
    ORDER,
    LogEntry,
    Signature,
    control_words,
    entries_between,
    mute_words,
    narrative_words,
    pot_words,
)
from model.control_planning import ControlWish, add_control, change_control, remove_control, wish_of
from model.controls import Measure, Scope
from model.edits import Edit
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, FORMULA, KIND, TEXT_HEADINGS, Field, value_of
from model.money import Negatives
from model.muting import mute, unmute
from model.narrative_planning import add_narrative, change_narrative, remove_narrative
from model.pot_planning import PotWish, add_pot, change_pot, remove_pot
from model.problems import EntryProblem
from model.putting_back import put_back, told
from tests.model.drafts import (
    CARE_HOMES,
    CLOSER_WORKING,
    LEARNING,
    OLDER,
    ROADS,
    TENDER,
    YEARS,
    pounds,
    small_budget,
    try_step,
)

FIGURE = Field(AMOUNT, YEARS[0])
Log = list[LogEntry]


def saved(budget: Budget, log: Log, edit: Edit | None) -> Log:
    """Carry an edit out and save it; returns what the log tells of it."""
    assert edit is not None
    before = budget.snapshot()
    budget.apply(edit)
    entries = entries_between(before, budget.snapshot(), Signature("Head of Finance"), f"2026-01-09 14:{len(log):05d}")
    log += entries
    return entries


def content(budget: Budget) -> list[object]:
    """All that a budget says, whatever the ids and the order of its rows."""
    names = {area.id: (area.name, area.service) for area in budget.areas}
    settings = budget.settings
    fields = [Field(KIND), *(Field(name) for name in TEXT_HEADINGS)]
    fields += [Field(name, year) for name in (AMOUNT, FORECAST, FORMULA) for year in budget.years]
    lines = Counter(
        (names[line.area_id], tuple(value_of(line, field, budget.years) for field in fields), tuple(line.extra.items()))
        for line in budget.lines()
    )
    rows = (
        *(control_words(each, settings) for each in budget.controls),
        *(pot_words(each, settings) for each in budget.pots),
        *(narrative_words(each) for each in budget.narratives),
        *(mute_words(each) for each in budget.mutes),
    )
    return [lines, Counter(map(repr, rows)), sorted(names.values()), settings]


STEP = st.tuples(*[st.integers(0, 60)] * 4)


@given(st.lists(STEP, max_size=4), STEP)
def test_every_entry_of_a_save_put_back_makes_the_budget_what_it_was(
    earlier: list[tuple[int, int, int, int]], step: tuple[int, int, int, int]
) -> None:
    budget, log = small_budget(), Log()
    for each in earlier:
        if (edit := try_step(budget, each)) is not None:
            saved(budget, log, edit)
    edit = try_step(budget, step)
    if edit is None:
        return
    before = content(budget)
    entries = saved(budget, log, edit)
    refused = []
    for entry in entries:
        try:
            back = put_back(budget, tuple(log), entry)
        except EntryProblem as problem:
            refused.append((entry, problem))
            continue
        if back is not None:
            budget.apply(back)
    if not any(_is_ambiguous(entries, entry, problem) for entry, problem in refused):
        assert content(budget) == before


def _is_ambiguous(entries: Log, entry: LogEntry, problem: EntryProblem) -> bool:
    """Tell whether an entry was refused for more than that another entry of the save had put all of it back."""
    removed = [(each.area, each.line) for each in entries if each.new in ("Added", "Removed")]
    return entry.field != ORDER and (entry.area, entry.line) not in removed and bool(str(problem))


def one(entries: Log, field: str) -> LogEntry:
    (found,) = [entry for entry in entries if entry.field == field]
    return found


def back(budget: Budget, log: Log, entry: LogEntry) -> str:
    """Put an entry back, save it, and see that it is one step which can be undone; returns what is told."""
    edit = put_back(budget, tuple(log), entry)
    assert edit is not None
    was, words = content(budget), told(budget, tuple(log), entry)
    budget.apply(edit)
    budget.revert(edit)
    assert content(budget) == was
    saved(budget, log, edit)
    return words


def test_a_control_total_gets_its_figure_back_under_another_name() -> None:
    budget, log = small_budget(), Log()
    wish = wish_of(budget.controls[0])
    entries = saved(budget, log, change_control(budget, 41, replace(wish, amounts=pounds("5", "0"), source="Cabinet")))
    saved(budget, log, area_planning.rename_area(budget, OLDER, "Older Adults"))
    saved(budget, log, change_control(budget, 41, replace(wish_of(budget.controls[0]), measure=Measure.NET)))
    assert (
        back(budget, log, one(entries, "2026/27"))
        == "2026/27 of Control total: Older People, pressures is 0.0012001 again."
    )
    assert (
        back(budget, log, one(entries, "Source")) == "Source of Control total: Older People, pressures is blank again."
    )
    control = budget.controls[0]
    assert (control.name, control.measure, control.amounts) == ("Older Adults", Measure.NET, pounds("1200.10", "0"))
    assert put_back(budget, tuple(log), one(entries, "Source")) is None


def test_a_control_total_that_was_removed_is_whole_again_and_one_that_was_added_goes() -> None:
    budget, log = small_budget(), Log()
    was = budget.controls[0]
    removed = saved(budget, log, remove_control(budget, was.id))
    with pytest.raises(EntryProblem, match="was removed; put the entry back that says so"):
        put_back(budget, tuple(log), one(removed, "2026/27"))
    assert back(budget, log, one(removed, "Line")) == "Control total: Older People, pressures is there again."
    assert replace(budget.controls[-1], id=was.id) == was
    assert put_back(budget, tuple(log), one(removed, "Line")) is None
    wish = ControlWish(Scope.DIRECTORATE, "People", Measure.SAVINGS, pounds("1", None))
    added = saved(budget, log, add_control(budget, wish))
    assert back(budget, log, one(added, "Line")) == "Control total: People, savings is gone again."
    assert len(budget.controls) == 3


def test_two_control_totals_of_one_name_are_told_apart_by_what_they_state() -> None:
    budget, log = small_budget(), Log()
    wish = replace(wish_of(budget.controls[0]), source="Council")
    saved(budget, log, add_control(budget, wish))
    entries = saved(budget, log, change_control(budget, budget.controls[-1].id, replace(wish, source="Cabinet")))
    back(budget, log, one(entries, "Source"))
    assert [each.source for each in budget.controls] == ["", "", "", "Council"]


def test_a_pot_gets_its_name_back_and_its_lines_follow() -> None:
    budget, log = small_budget(), Log()
    saved(budget, log, add_pot(budget, PotWish("Reserve", pounds("5", "6"), YEARS[0])))
    saved(budget, log, planning.set_field(budget, CARE_HOMES, Field("funding_source"), "Reserve"))
    pot = budget.pots[0]
    renamed = saved(budget, log, change_pot(budget, pot.id, PotWish("Grant", pounds("7", "6"), YEARS[1], "Note")))
    for entry in renamed:
        if entry.line.startswith("Pot"):
            back(budget, log, entry)
    assert budget.pots == (pot,)
    assert budget.line(CARE_HOMES).funding_source == "Reserve"
    saved(budget, log, planning.set_field(budget, CARE_HOMES, Field("funding_source"), ""))
    removed = saved(budget, log, remove_pot(budget, pot.id))
    back(budget, log, one(removed, "Line"))
    assert replace(budget.pots[0], id=pot.id) == pot


def test_a_pot_that_lines_are_met_from_does_not_go_and_the_reason_is_told() -> None:
    budget, log = small_budget(), Log()
    added = saved(budget, log, add_pot(budget, PotWish("Reserve", pounds("5", "6"))))
    saved(budget, log, planning.set_field(budget, CARE_HOMES, Field("funding_source"), "Reserve"))
    with pytest.raises(EntryProblem, match="One line is met from Reserve; give them another funding source"):
        put_back(budget, tuple(log), one(added, "Line"))


def test_narrative_gets_its_text_back_and_is_there_again() -> None:
    budget, log = small_budget(), Log()
    saved(budget, log, add_narrative(budget, "Roads", "Overview", "As it was."))
    told_of = budget.narratives[0]
    changed = saved(budget, log, change_narrative(budget, told_of.id, "Roads", "Impact on providers", "As it is."))
    assert (
        back(budget, log, one(changed, "Text")) == "Text of Narrative: Roads: Impact on providers is As it was. again."
    )
    back(budget, log, one(changed, "Heading"))
    assert budget.narratives == (told_of,)
    removed = saved(budget, log, remove_narrative(budget, told_of.id))
    back(budget, log, one(removed, "Line"))
    assert replace(budget.narratives[0], id=told_of.id) == told_of


def test_a_finding_is_heard_again_and_muted_again_among_others_of_its_rule() -> None:
    budget, log = small_budget(), Log()
    findings = [Finding(Level.WARNING, "positive saving", f"A{number} is positive.") for number in (1, 2)]
    first, second = (saved(budget, log, mute(budget, each, "As printed", "Head")) for each in findings)
    back(budget, log, one(first, "Line"))
    assert [each.finding for each in budget.mutes] == ["A2 is positive."]
    removed = saved(budget, log, unmute(budget, budget.mutes[0].id))
    back(budget, log, one(removed, "Line"))
    assert [(each.finding, each.reason) for each in budget.mutes] == [("A2 is positive.", "As printed")]
    assert one(second, "Finding").new == "A2 is positive."


@pytest.mark.parametrize(
    "name, value, words",
    [
        ("title", "Other", "Setting title is Proposals again."),
        ("decimals", 1, "Setting decimals is 3 again."),
        ("negatives", Negatives.BRACKETS, "Setting negatives is minus again."),
        ("version", "Draft 2", "Setting version is blank again."),
    ],
)
def test_a_setting_gets_its_old_value_back(name: str, value: object, words: str) -> None:
    budget, log = small_budget(), Log()
    was = budget.settings
    (entry,) = saved(budget, log, planning.change_setting(budget, name, value))
    assert back(budget, log, entry) == words
    assert budget.settings == was


def test_a_removed_line_is_whole_again_in_its_area_whatever_that_is_called_now() -> None:
    budget, log = small_budget(), Log()
    was = budget.line(CLOSER_WORKING)
    removed = saved(budget, log, planning.delete_lines(budget, [CLOSER_WORKING]))
    saved(budget, log, area_planning.rename_area(budget, OLDER, "Older Adults"))
    assert back(budget, log, one(removed, "Line")) == "27ASC3 is there again."
    line = next(line for line in budget.lines() if line.reference == "27ASC3")
    assert replace(line, id=was.id) == was
    with pytest.raises(EntryProblem, match="There is a line 27ASC3 in Older Adults already"):
        put_back(budget, tuple(log), one(removed, "Line"))


def test_a_line_is_moved_back_and_an_added_one_goes() -> None:
    budget, log = small_budget(), Log()
    moved = saved(budget, log, planning.move_to_area(budget, [CARE_HOMES], ROADS))
    back(budget, log, one(moved, "Area"))
    assert budget.line(CARE_HOMES).area_id == OLDER
    added = saved(budget, log, planning.add_line(budget, ROADS, budget.line(CARE_HOMES).kind, reference="X1"))
    assert back(budget, log, one(added, "Line")) == "X1 is gone again."
    assert budget.line_count_of(ROADS) == 1


def test_an_area_gets_its_name_service_and_place_back() -> None:
    budget, log = small_budget(), Log()
    areas = budget.areas
    renamed = saved(budget, log, area_planning.rename_area(budget, ROADS, "Highways, roads"))
    grouped = saved(budget, log, area_planning.regroup_area(budget, ROADS, "Other"))
    ordered = saved(budget, log, area_planning.move_area(budget, ROADS, -1))
    assert back(budget, log, one(ordered, "Order of areas")) == "The areas are in their old order again."
    back(budget, log, one(grouped, "Service"))
    assert back(budget, log, one(renamed, "Name")) == "Name of Highways, roads is Roads again."
    assert budget.areas == areas


def test_an_area_that_was_removed_is_there_again_and_its_lines_wait_for_it() -> None:
    budget, log = small_budget(), Log()
    gone = saved(budget, log, planning.delete_lines(budget, list(budget.line_ids(LEARNING))))
    removed = saved(budget, log, area_planning.remove_area(budget, LEARNING))
    (line,) = [entry for entry in gone if (entry.line, entry.field) == ("27ASC4", "Line")]
    with pytest.raises(EntryProblem, match="There is no area Learning Disability any more; put it back first"):
        put_back(budget, tuple(log), line)
    back(budget, log, one(removed, "Area"))
    assert (budget.areas[-1].name, budget.areas[-1].service) == ("Learning Disability", "Adult Social Care")
    back(budget, log, line)
    assert [each.reference for each in budget.lines_of(budget.areas[-1].id)] == ["27ASC4"]
    assert not budget.has_line(TENDER)


def test_what_was_said_of_a_line_is_found_after_its_area_was_renamed() -> None:
    budget, log = small_budget(), Log()
    (entry,) = saved(budget, log, planning.set_field(budget, CARE_HOMES, FIGURE, Decimal(5)))
    saved(budget, log, area_planning.rename_area(budget, OLDER, "Older Adults"))
    back(budget, log, entry)
    assert budget.line(CARE_HOMES).amounts[0] == Decimal("1000.10")


def test_an_older_value_of_a_line_that_is_there_again_can_be_put_back_too() -> None:
    budget, log = small_budget(), Log()
    (entry,) = saved(budget, log, planning.set_field(budget, CLOSER_WORKING, FIGURE, Decimal(5)))
    removed = saved(budget, log, planning.delete_lines(budget, [CLOSER_WORKING]))
    with pytest.raises(EntryProblem, match="27ASC3 in Older People was removed"):
        put_back(budget, tuple(log), entry)
    back(budget, log, one(removed, "Line"))
    back(budget, log, entry)
    line = next(line for line in budget.lines() if line.reference == "27ASC3")
    assert line.amounts[0] == Decimal("-300.05")


def test_an_older_value_of_a_pot_that_is_there_again_can_be_put_back_too() -> None:
    budget, log = small_budget(), Log()
    saved(budget, log, add_pot(budget, PotWish("Reserve", pounds("5", "6"))))
    entries = saved(budget, log, change_pot(budget, budget.pots[0].id, PotWish("Reserve", pounds("7", "6"))))
    removed = saved(budget, log, remove_pot(budget, budget.pots[0].id))
    back(budget, log, one(removed, "Line"))
    back(budget, log, one(entries, "2026/27"))
    assert budget.pots[0].amounts == pounds("5", "6")

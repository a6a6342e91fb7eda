"""What a comparison says of single lines: by what they were matched, and what became of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model import planning
from model.areas import Area
from model.budget import Budget, Snapshot
from model.change_log import LogEntry
from model.comparing.comparison import Comparison, compare
from model.comparing.frame_differences import Part
from model.comparing.line_differences import Sort
from model.comparing.matching import By, Said
from model.comparing.movements import Cause
from model.comparing.sides import Side
from model.lines import AMOUNT, KIND, Field, Kind, Line
from model.settings import Settings
from tests.model.comparing.budgets import as_another_file, side, worked_budget
from tests.model.drafts import CARE_HOMES, LEARNING, OLDER, RESURFACING, TENDER, YEARS, pounds

FIRST, SECOND = (Field(AMOUNT, year) for year in YEARS)


def budget_of(*lines: Line) -> Budget:
    return Budget(Settings(YEARS), [Area(1, "Older People"), Area(2, "Roads")], lines)


def after(*edits: tuple[int, Field, object]) -> Snapshot:
    budget = worked_budget()
    edit = planning.set_fields(budget, edits, over_formula=True)
    assert edit is not None
    budget.apply(edit)
    return as_another_file(budget.snapshot())


def compared(new: Snapshot) -> Comparison:
    return compare(side(worked_budget()), side(new))


@pytest.mark.parametrize(
    "edits, sorts",
    [
        ([(CARE_HOMES, FIRST, Decimal(5))], {Sort.AMOUNT}),
        ([(CARE_HOMES, FIRST, Decimal("500.10")), (CARE_HOMES, SECOND, Decimal(500))], {Sort.REPROFILED}),
        ([(TENDER, FIRST, Decimal(0))], {Sort.AMOUNT}),
        ([(CARE_HOMES, Field("status"), "Agreed")], {Sort.STATUS}),
        ([(CARE_HOMES, Field("status"), "Withdrawn")], {Sort.STATUS, Sort.WITHDRAWN}),
        ([(CARE_HOMES, Field("notes"), "A note")], {Sort.TEXT}),
        ([(CARE_HOMES, Field(KIND), Kind.ADDITIONAL_FUNDING)], {Sort.KIND}),
        ([(CARE_HOMES, Field("forecast", YEARS[0]), Decimal(1))], {Sort.FORECAST}),
    ],
)
def test_what_became_of_a_line(edits: list[tuple[int, Field, object]], sorts: set[Sort]) -> None:
    comparison = compared(after(*edits))
    (line,) = comparison.changed
    assert line.sorts == sorts
    assert line.by is By.REFERENCE
    assert len(comparison.lines) == 6


def test_a_line_that_moved_moves_the_totals_of_both_areas_and_no_net() -> None:
    budget = worked_budget()
    edit = planning.move_to_area(budget, [RESURFACING], OLDER)
    assert edit is not None
    budget.apply(edit)
    comparison = compared(as_another_file(budget.snapshot()))
    (line,) = comparison.changed
    assert line.sorts == {Sort.MOVED}
    assert (comparison.area_name(line, before=True), comparison.area_name(line)) == ("Roads", "Older People")
    assert not any(comparison.movements.whole.moved)
    moved = {each.name: each.causes.get(Cause.MOVED) for each in comparison.movements.areas}
    assert moved == {"Older People": pounds("-7", "7"), "Learning Disability": None, "Roads": pounds("7", "-7")}


def test_lines_added_and_withdrawn_are_told_with_what_they_move() -> None:
    budget = worked_budget()
    budget.apply(planning.add_line(budget, LEARNING, Kind.SAVING, reference="27ASC9"))
    deletion = planning.delete_lines(budget, [CARE_HOMES])
    assert deletion is not None
    budget.apply(deletion)
    added, withdrawn = compared(as_another_file(budget.snapshot())).changed
    assert (added.in_words, added.old) == ("added", None)
    assert (withdrawn.in_words, withdrawn.new) == ("withdrawn", None)
    assert withdrawn.movement == pounds("-1000.10", "0")


def renumbered(entries: tuple[LogEntry, ...] = ()) -> Comparison:
    old = budget_of(Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference="A1", title="Review of day services"))
    line = Line(21, 1, Kind.SAVING, pounds("-5", "0"), reference="B7", title="Review of day services")
    return compare(side(old), Side("new", budget_of(line).snapshot(), entries))


def test_a_reference_is_followed_through_the_change_log() -> None:
    entry = LogEntry("2026-01-01 10:00:00", "A post", "Older People", "B7", "Reference", "A1", "B7", "")
    assert [line.by for line in renumbered((entry,)).lines] == [By.ALIAS]


def test_a_likeness_is_shown_as_one_and_can_be_corrected() -> None:
    comparison = renumbered()
    assert [line.by for line in comparison.likenesses] == [By.LIKENESS]
    apart = compare(comparison.old, comparison.new, said=Said(apart=frozenset({(11, 21)})))
    assert [line.sorts for line in apart.lines] == [{Sort.ADDED}, {Sort.WITHDRAWN}]
    said = compare(comparison.old, comparison.new, said=Said(same={11: 21}))
    assert [line.by for line in said.lines] == [By.OFFICER]


@pytest.mark.parametrize("old, new", [("SCP28 and S10", "S10"), ("14SCS2", "14scs 2"), ("A1, A2", "A2")])
def test_other_spellings_and_parts_of_a_reference_are_aliases(old: str, new: str) -> None:
    lines = [Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference=each) for each in (old, new)]
    comparison = compare(side(budget_of(lines[0])), side(as_another_file(budget_of(lines[1]).snapshot())))
    assert [line.by for line in comparison.lines] == [By.ALIAS]


@pytest.mark.parametrize("old, new", [("1.10", "1.1"), ("2025L&CO1", "L"), ("14SCS1", "14SCS10")])
def test_unlike_references_are_no_aliases(old: str, new: str) -> None:
    lines = [Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference=each) for each in (old, new)]
    comparison = compare(side(budget_of(lines[0])), side(as_another_file(budget_of(lines[1]).snapshot())))
    assert [line.by for line in comparison.lines] == [None, None]


def test_a_reference_that_stands_in_several_areas_is_known_by_its_area() -> None:
    lines = [Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference="1", title="One"),
             Line(12, 2, Kind.SAVING, pounds("-6", "0"), reference="1", title="Other")]  # fmt: skip
    new = as_another_file(budget_of(lines[1]).snapshot())
    (kept, gone) = compare(side(budget_of(*lines)), side(new)).lines
    assert (kept.old, kept.in_words) == (lines[1], "unchanged")
    assert (gone.old, gone.in_words) == (lines[0], "withdrawn")


def test_two_equal_amounts_alone_are_no_likeness() -> None:
    lines = [Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference=each, title=each) for each in ("Parks", "Buses")]
    comparison = compare(side(budget_of(lines[0])), side(as_another_file(budget_of(lines[1]).snapshot())))
    assert [line.by for line in comparison.lines] == [None, None]


def test_what_a_foreign_layout_has_no_column_for_is_not_compared_but_named() -> None:
    full = Line(11, 1, Kind.SAVING, pounds("-5", "0"), reference="A1", title="Parks", status="New", notes="A note")
    bare = replace(full, status="", notes="")
    other = Side("theirs", as_another_file(budget_of(bare).snapshot()), is_foreign=True)
    comparison = compare(side(budget_of(full)), other)
    assert not comparison.differs
    assert {"Status", "Notes"} <= set(comparison.not_compared)
    assert "Reference" not in comparison.not_compared


def test_settings_areas_and_control_totals_that_differ_are_told() -> None:
    budget = worked_budget()
    for edit in (planning.change_setting(budget, "title", "Draft 2"), planning.move_lines(budget, [CARE_HOMES], 1)):
        assert edit is not None
        budget.apply(edit)
    told = compared(as_another_file(budget.snapshot())).frame
    assert [(each.part, each.name) for each in told] == [
        (Part.SETTING, "Title"),
        (Part.ORDER, "Lines of Older People"),
    ]


def test_amounts_that_look_alike_to_the_printed_digits_are_told_to_the_penny() -> None:
    comparison = compared(after((CARE_HOMES, FIRST, Decimal("1000.11"))))
    (difference,) = comparison.changed[0].fields
    assert difference.words(comparison.new.snapshot.settings) == ("0.00100010", "0.00100011")


def unnamed(line_id: int, amount: str, title: str = "", reference: str = "", description: str = "") -> Line:
    """Return a line, of which nothing need be said but an amount."""
    amounts = pounds(amount, None)
    return Line(line_id, 1, Kind.PRESSURE, amounts, reference=reference, title=title, description=description)


NEIGHBOURS = (unnamed(1, "7", reference="A1", title="First"), unnamed(9, "8", reference="A9", title="Last"))


def between(*lines: Line) -> Snapshot:
    return budget_of(NEIGHBOURS[0], *lines, NEIGHBOURS[1]).snapshot()


@pytest.mark.parametrize(
    "old, new",
    [
        ([unnamed(2, "5")], [unnamed(2, "6")]),
        ([unnamed(2, "5"), unnamed(3, "4")], [unnamed(2, "6"), unnamed(3, "1")]),
        ([unnamed(2, "5")], [unnamed(3, "1", reference="A2", title="New"), unnamed(2, "6")]),
        ([unnamed(2, "5")], [unnamed(2, "5", title="Named since")]),
        ([unnamed(2, "5")], [unnamed(2, "5", reference="A2")]),
        ([unnamed(2, "5", title="Demography")], [unnamed(2, "5", title="More older people")]),
        ([unnamed(2, "5", title="Demography")], [unnamed(2, "6", title="Demography")]),
        (
            [unnamed(2, "5", description="Care at home costs more")],
            [unnamed(2, "6", description="Care at home costs a little more")],
        ),
    ],
)
def test_a_line_without_a_reference_is_known_again_by_its_words_or_where_it_stands(
    old: list[Line], new: list[Line]
) -> None:
    comparison = compare(side(between(*old)), side(as_another_file(between(*new))))
    assert {one: other - 1000 for one, (other, _) in comparison.matching.lines.items()} == {
        each.id: each.id for each in (*NEIGHBOURS, *old)
    }


@pytest.mark.parametrize(
    "old, new",
    [
        ([unnamed(2, "5")], [unnamed(2, "6"), unnamed(3, "4")]),
        ([unnamed(2, "5")], [unnamed(2, "6", title="Another")]),
        ([unnamed(2, "5")], [replace(unnamed(2, "6"), area_id=2)]),
        ([unnamed(2, "5")], [replace(unnamed(2, "6"), kind=Kind.SAVING)]),
        ([unnamed(2, "5", title="Demography")], [unnamed(2, "6", title="Inflation")]),
        ([unnamed(2, "5", reference="A2")], [unnamed(2, "5", reference="A3")]),
    ],
)
def test_where_a_line_stands_says_nothing_where_more_differs_or_several_could_be_it(
    old: list[Line], new: list[Line]
) -> None:
    comparison = compare(side(between(*old)), side(as_another_file(between(*new))))
    assert set(comparison.matching.lines) == {each.id for each in NEIGHBOURS}


def test_what_is_known_by_where_it_stands_is_a_likeness_and_can_be_corrected() -> None:
    old, new = between(unnamed(2, "5")), as_another_file(between(unnamed(2, "6")))
    (line,) = compare(side(old), side(new)).changed
    assert line.by is By.LIKENESS
    assert line.sorts == {Sort.AMOUNT}
    said = Said(apart=frozenset({(2, 1002)}))
    apart = compare(side(old), side(new), said=said).changed
    assert [each.sorts for each in apart] == [{Sort.ADDED}, {Sort.WITHDRAWN}]

"""Views under any edits: a line stays where it was until the view is applied again; the budget's order is its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from model.basis import Basis
from model.budget import Budget
from model.controls import Measure
from model.edits import Edit
from model.lines import AMOUNT, Field, Kind, Line, Section
from model.planning import add_line, delete_lines, set_field
from model.workbook.document import Document
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    OLDER,
    RESURFACING,
    TENDER,
    YEARS,
    pounds,
    small_budget,
    try_step,
)
from ui.window.grid.arrangement import BLANK, Arrangement, Grouping, LineFilter, Only, Sort
from ui.window.grid.columns import line_columns
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.line_facts import group_reader, groups_in_order, natural_key, sorted_ids
from ui.window.grid.line_order import ordered_ids
from ui.window.grid.line_view import LineView
from ui.window.session import Session
from ui.window.view import View

pytestmark = pytest.mark.thorough

COLUMNS = {column.heading: column for column in line_columns(small_budget(), all_areas=True)}
FILTERS = (
    LineFilter(),
    LineFilter(text="a"),
    LineFilter(only=Only.NEW),
    LineFilter(only=Only.WITH_FINDINGS),
    LineFilter(values=((COLUMNS["Status"], frozenset({"New", BLANK})),)),
    LineFilter(text="s", values=((COLUMNS["Type"], frozenset({"Saving"})),)),
)
SORTS = (None, *(Sort(COLUMNS[name], down) for name in ("Title", "Reference") for down in (False, True)))
ARRANGEMENTS = st.builds(
    Arrangement, st.sampled_from(FILTERS), st.sampled_from(SORTS), st.sampled_from((None, *Grouping))
)
FOUND = (CARE_HOMES, AUTISM, RESURFACING)


def passes(line: Line, wanted: LineFilter, area: str) -> bool:
    words = [area, line.kind.title, *(getattr(line, name) for name in ("reference", "status", "title", "category"))]
    words += [line.description, line.notes, line.internal_notes, line.funding_source, line.recurrence]
    text = "\n".join(words).casefold()
    values = {"Status": line.status or BLANK, "Type": line.kind.title}
    return (
        all(needle in text for needle in wanted.needles)
        and (wanted.only is not Only.NEW or line.status == "New")
        and (wanted.only is not Only.WITH_FINDINGS or line.id in FOUND)
        and all(values[column.heading] in kept for column, kept in wanted.values)
    )


def plain_order(budget: Budget, ids: Sequence[int], sort: Sort | None) -> list[int]:
    """Sort in the plainest way: by key, blanks apart, one at a time."""
    if sort is None:
        return list(ids)
    name = sort.column.heading.lower()
    keys = {line_id: natural_key(getattr(budget.line(line_id), name).strip()) for line_id in ids}
    stated = [line_id for line_id in ids if keys[line_id]]
    ordered: list[int] = []
    for line_id in stated:
        place = 0
        while place < len(ordered) and not _before(keys[line_id], keys[ordered[place]], down=sort.descending):
            place += 1
        ordered.insert(place, line_id)
    return ordered + [line_id for line_id in ids if not keys[line_id]]


def _before(one: str, other: str, *, down: bool) -> bool:
    return one > other if down else one < other


@dataclass
class Expected:
    """An independent account of what must be in sight: who was left out, and how the rest stood."""

    budget: Budget
    section: Section | None
    arrangement: Arrangement
    known: set[int] = field(default_factory=set)
    kept: list[int] = field(default_factory=list)

    def apply(self) -> None:
        base = ordered_ids(self.budget, None, self.section)
        areas = {area.id: area.name for area in self.budget.areas}
        lines = [self.budget.line(line_id) for line_id in base]
        passing = [line.id for line in lines if passes(line, self.arrangement.filter, areas[line.area_id])]
        self.known = set(base)
        self.kept = plain_order(self.budget, passing, self.arrangement.sort)

    def check(self, rows: Sequence[int]) -> None:
        """Check rows with headings, none of them collapsed."""
        base = ordered_ids(self.budget, None, self.section)
        shown = [row for row in rows if row >= 0]
        assert set(shown) == {line_id for line_id in base if line_id in self.kept or line_id not in self.known}
        assert len(shown) == len(set(shown))
        order = [line_id for line_id in self.kept if line_id in set(base)] if self.arrangement.sort else base
        groups = [shown]
        if self.arrangement.grouping is not None:
            read = group_reader(self.arrangement.grouping)
            values = [read(self.budget.line(line_id)) for line_id in shown]
            headed = groups_in_order(self.arrangement.grouping, set(values))
            groups = [[one for one, under in zip(shown, values, strict=True) if under == value] for value in headed]
            assert [row if row >= 0 else None for row in rows] == [row for group in groups for row in (None, *group)]
        for group in groups:
            stayed = [line_id for line_id in group if line_id in order]
            assert stayed == [line_id for line_id in order if line_id in set(stayed)]


STEP = st.tuples(*[st.integers(0, 60)] * 4)
DOINGS = st.lists(st.one_of(STEP, ARRANGEMENTS, st.sampled_from(["undo", "redo"])), max_size=14)


@contextmanager
def qt_complaints() -> Iterator[list[str]]:
    """What Qt warns of in the meantime: a model that breaks its rules is among it."""
    told: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: told.append(text))
    try:
        yield told
    finally:
        qInstallMessageHandler(before)


@given(ARRANGEMENTS, st.sampled_from((None, *Section)), DOINGS)
def test_any_edits_under_any_view_leave_lines_in_place_and_the_budget_as_it_was(
    qapp: QApplication, first: Arrangement, section: Section | None, doings: list[object]
) -> None:
    assert qapp is not None
    session, unseen = Session(), small_budget()
    session.open(Document(small_budget()))
    budget = session.budget
    model = LineGridModel(session, None, section)
    expected = Expected(budget, section, first)
    with qt_complaints() as complaints:
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        for doing in (first, *doings):
            before = budget.snapshot()
            if isinstance(doing, Arrangement):
                model.arrange(doing, FOUND)
                expected.arrangement = doing
                expected.apply()
                assert budget.snapshot() == before
            elif doing == "undo":
                session.undo_stack.undo()
            elif doing == "redo":
                session.undo_stack.redo()
            elif isinstance(doing, tuple):
                session.do(try_step(budget, doing))
            found = [model.line_id(row) for row in range(model.rowCount())]
            expected.check([-1 if line_id is None else line_id for line_id in found])
            assert all(model.row_of(line_id) == row for row, line_id in enumerate(found) if line_id is not None)
        while session.undo_stack.canUndo():
            session.undo_stack.undo()
        tester.deleteLater()
    assert complaints == []
    assert budget.snapshot() == unseen.snapshot()


@pytest.fixture
def budget() -> Budget:
    return small_budget()


@pytest.fixture
def view(budget: Budget) -> LineView:
    return LineView(budget, None, None, View)


def do(budget: Budget, view: LineView, edit: Edit | None) -> list[int]:
    assert edit is not None
    budget.apply(edit)
    view.note(edit.changes)
    return view.rows()


def test_a_line_edited_out_of_the_filter_stays_until_the_filter_is_applied_again(
    budget: Budget, view: LineView
) -> None:
    wanted = Arrangement(LineFilter(only=Only.NEW))
    assert view.arrange(wanted) == [CARE_HOMES, CLOSER_WORKING]
    edit = set_field(budget, CARE_HOMES, Field("status"), "Agreed")
    assert do(budget, view, edit) == [CARE_HOMES, CLOSER_WORKING]
    assert view.unfitting() == 1
    assert view.arrange(wanted) == [CLOSER_WORKING]
    assert view.unfitting() == 0


def test_a_line_edited_into_the_filter_comes_when_it_is_applied_again(budget: Budget, view: LineView) -> None:
    wanted = Arrangement(LineFilter(only=Only.NEW))
    view.arrange(wanted)
    assert do(budget, view, set_field(budget, AUTISM, Field("status"), "New")) == [CARE_HOMES, CLOSER_WORKING]
    assert view.arrange(wanted) == [CARE_HOMES, CLOSER_WORKING, AUTISM]


def test_an_added_line_shows_behind_its_neighbour_though_it_fits_no_filter(budget: Budget, view: LineView) -> None:
    view.arrange(Arrangement(LineFilter(only=Only.NEW), Sort(COLUMNS["Reference"], descending=True)))
    assert view.rows() == [CLOSER_WORKING, CARE_HOMES]
    rows = do(budget, view, add_line(budget, OLDER, Kind.PRESSURE, 1))
    assert rows[:2] == [CLOSER_WORKING, CARE_HOMES]
    assert len(rows) == 3
    assert view.unfitting() == 1


def test_a_deleted_line_comes_back_to_its_sorted_place(budget: Budget, view: LineView) -> None:
    rows = view.arrange(Arrangement(sort=Sort(COLUMNS["Title"])))
    edit = delete_lines(budget, [rows[1]])
    assert do(budget, view, edit) == [rows[0], *rows[2:]]
    assert edit is not None
    assert do(budget, view, edit.inverse()) == rows


def test_a_line_left_out_stays_out_when_it_is_deleted_and_brought_back(budget: Budget, view: LineView) -> None:
    rows = view.arrange(Arrangement(LineFilter(only=Only.NEW)))
    edit = delete_lines(budget, [AUTISM])
    assert edit is not None
    assert do(budget, view, edit) == do(budget, view, edit.inverse()) == rows


def test_a_heading_is_always_true_and_totals_the_lines_under_it(budget: Budget, view: LineView) -> None:
    rows = view.arrange(Arrangement(grouping=Grouping.STATUS))
    assert [view.groups[row].words for row in rows if row < 0] == [
        "Agreed, 1 line",
        "Amended, 1 line",
        "New, 2 lines",
        "Withdrawn, 1 line",
        f"{BLANK}, 1 line",
    ]
    new = next(row for row in rows if row < 0 and view.groups[row].value == "New")
    assert view.group_figures(new) == pounds("700.05", "-0.05")
    do(budget, view, set_field(budget, CARE_HOMES, Field(AMOUNT, YEARS[0]), Decimal(0)))
    assert view.group_figures(new) == pounds("-300.05", "-0.05")
    rows = do(budget, view, set_field(budget, CARE_HOMES, Field("status"), "Agreed"))
    assert rows[:3] == [rows[0], CARE_HOMES, ADVANCE]
    assert view.group_figures(new) == pounds("-300.05", "-0.05")


def test_a_collapsed_heading_stays_so_through_edits_and_opens_for_a_line_that_is_gone_to(
    budget: Budget, view: LineView
) -> None:
    rows = view.arrange(Arrangement(grouping=Grouping.STATUS))
    view.toggle(rows[0])
    assert ADVANCE not in view.rows()
    assert ADVANCE not in do(budget, view, set_field(budget, ADVANCE, Field("title"), "Advance"))
    assert view.reveal(ADVANCE)
    assert ADVANCE in view.rows()
    view.collapse_all(collapsed=True)
    assert all(row < 0 for row in view.rows())
    view.collapse_all(collapsed=False)
    assert view.rows() == rows


def test_a_line_left_out_can_be_brought_in_sight(budget: Budget, view: LineView) -> None:
    view.arrange(Arrangement(LineFilter(only=Only.NEW), Sort(COLUMNS["Reference"])))
    assert view.reveal(TENDER)
    assert TENDER in view.rows()
    assert budget.has_line(TENDER)
    assert not view.reveal(9999)


def test_values_are_counted_among_the_lines_that_the_rest_of_the_filter_leaves(view: LineView) -> None:
    status, kind = COLUMNS["Status"], COLUMNS["Type"]
    assert view.values_of(status) == {"New": 2, "Agreed": 1, "Amended": 1, "Withdrawn": 1, BLANK: 1}
    view.arrange(Arrangement(LineFilter(values=((kind, frozenset({"Saving"})), (status, frozenset({"New"}))))))
    assert view.shown == [CLOSER_WORKING]
    assert view.values_of(status) == {"New": 1, "Amended": 1, "Withdrawn": 1}
    assert view.values_of(kind) == {"Pressure": 1, "Saving": 1}


def test_the_lines_in_sight_are_totalled_as_totals_are(budget: Budget, view: LineView) -> None:
    assert view.figures(Measure.NET) == budget.totals.directorate.measure(Measure.NET)
    view.arrange(Arrangement(LineFilter(only=Only.NEW)))
    assert view.figures(Measure.PRESSURES) == pounds("1000.10", "0")
    assert view.figures(Measure.SAVINGS) == pounds("-300.05", "-0.05")


@pytest.mark.parametrize(
    "heading, texts, order",
    [
        ("Starts", ["1 October 2026", "15/04/2026", "2027-01-01", "soon", ""], [1, 0, 2, 3, 4]),
        ("starts", ["1 October 2026", "9 October 2026", "10 October 2026", "", "1 May 2026"], [4, 0, 1, 2, 3]),
        ("Full-year effect", ["0.24", "-1.5", "-0.2", "12", "tbc"], [1, 2, 0, 3, 4]),
        ("Agreed by", ["Council, 12 February 2025", "Council, 14 February 2024", "Nobody", "", "Cabinet 2 March 2024"],
         [1, 4, 0, 2, 3]),
        ("Consulted", ["2 May 2026", "10 April 2026", "", "", "1 June 2025"], [4, 1, 0, 2, 3]),
        ("Posts", ["10", "-2", "9", "", "1,000"], [1, 2, 0, 4, 3]),
        ("Ward", ["North 10", "North 9", "1", "", "2 May 2026"], [2, 4, 1, 0, 3]),
    ],
)  # fmt: skip
def test_a_workbooks_own_column_sorts_days_as_days_and_figures_as_figures(
    heading: str, texts: list[str], order: list[int]
) -> None:
    budget = small_budget()
    ids = [line.id for line in budget.lines()][: len(texts)]
    lines = [replace(line, extra={heading: texts[ids.index(line.id)]}) for line in budget.lines() if line.id in ids]
    snapshot = budget.snapshot()
    made = Budget(snapshot.settings, snapshot.areas, lines)
    column = next(each for each in line_columns(made) if each.heading == heading)
    assert sorted_ids(made, ids, Sort(column), View) == [ids[place] for place in order]
    stated = [place for place in order if texts[place]]
    down = sorted_ids(made, ids, Sort(column, descending=True), View)
    assert down[-1] == ids[order[-1]] or not texts[order[-1]]
    assert set(down[: len(stated)]) == {ids[place] for place in stated}


def test_amounts_sort_in_the_basis_that_is_shown(budget: Budget) -> None:
    last = Sort(COLUMNS[YEARS[1].label], descending=True)
    level = LineView(budget, None, None, lambda: View(basis=Basis.LEVEL))
    assert level.arrange(Arrangement(sort=last))[0] == CARE_HOMES
    assert LineView(budget, None, None, View).arrange(Arrangement(sort=last))[0] == RESURFACING

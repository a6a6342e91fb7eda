"""The model of a grid: what cells say, and that it tells its views no more than what changed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.area_planning import rename_area
from model.budget import Budget
from model.checks import run
from model.edits import Edit
from model.lines import AMOUNT, KIND, Field, Kind, Line, Section
from model.money import Unit, Unreadable
from model.planning import add_line, delete_lines, move_lines, set_field, set_fields
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.grid.grid_model import LineGridModel
from ui.window.session import Session

Told = list[tuple[str, tuple[int, ...]]]


def opened(budget: Budget) -> Session:
    session = Session()
    session.open(Document(budget))
    return session


def listen(model: LineGridModel) -> Told:
    told: Told = []

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        told.append(("changed", (first.row(), first.column(), last.row(), last.column())))

    def inserted(_parent: QModelIndex, first: int, last: int) -> None:
        told.append(("inserted", (first, last)))

    def removed(_parent: QModelIndex, first: int, last: int) -> None:
        told.append(("removed", (first, last)))

    def moved() -> None:
        told.append(("moved", ()))

    model.dataChanged.connect(changed)
    model.rowsInserted.connect(inserted)
    model.rowsRemoved.connect(removed)
    model.layoutChanged.connect(moved)
    return told


@pytest.fixture
def model(session: Session) -> LineGridModel:
    return LineGridModel(session, session.budget.areas[0].id, Section.PRESSURES)


def amount_index(model: LineGridModel, row: int, place: int = 0) -> QModelIndex:
    return model.index(row, model.first_year + place)


@pytest.mark.parametrize("whole", [True, False])
def test_it_is_a_sound_model_through_every_kind_of_edit(
    session: Session, qtmodeltester: ModelTester, whole: bool
) -> None:
    budget = session.budget
    area, other = budget.areas[:2]
    model = LineGridModel(session) if whole else LineGridModel(session, area.id, Section.PRESSURES)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    ids = budget.line_ids(area.id)
    session.do(add_line(budget, area.id, Kind.PRESSURE, 1))
    session.do(delete_lines(budget, [ids[0], ids[2], ids[3]]))
    session.do(move_lines(budget, [ids[1]], 1))
    session.do(set_field(budget, ids[1], Field(KIND), Kind.SAVING))
    session.do(rename_area(budget, other.id, "Another name"))
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_rows_follow_the_budget_through_undo_and_redo(session: Session, model: LineGridModel) -> None:
    budget, area = session.budget, session.budget.areas[0]

    def expected() -> list[int]:
        return [line.id for line in budget.lines_of(area.id) if line.section is Section.PRESSURES]

    def rows() -> list[int | None]:
        return [model.line_id(row) for row in range(model.rowCount())]

    ids = expected()
    steps: list[Callable[[], Edit | None]] = [
        partial(add_line, budget, area.id, Kind.PRESSURE, 2),
        partial(delete_lines, budget, [ids[0], ids[3]]),
        partial(set_field, budget, ids[2], Field(KIND), Kind.SAVING),
        partial(set_field, budget, ids[4], Field(KIND), Kind.ADDITIONAL_FUNDING),
    ]
    for plan in steps:
        session.do(plan())
        assert rows() == expected()
    for _step in steps:
        session.undo_stack.undo()
        assert rows() == expected()


def test_blank_nil_and_unreadable_are_three_things(session: Session) -> None:
    lines = list(session.budget.lines())
    years = session.budget.years
    odd: tuple[Decimal | Unreadable | None, ...] = (None, Decimal(0), Unreadable("n/a"))
    lines[0] = replace(lines[0], amounts=odd + (None,) * (len(years) - len(odd)))
    budget = Budget(session.budget.settings, session.budget.areas, lines)
    model = LineGridModel(opened(budget), budget.areas[0].id, Section.PRESSURES)
    cells = [amount_index(model, 0, place) for place in range(3)]
    assert [cell.data() for cell in cells] == ["", "0.000", "n/a"]
    assert [cell.data(Qt.ItemDataRole.EditRole) for cell in cells] == ["", "0", "n/a"]
    assert [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells] == [
        "26ASC01, 2026/27: blank",
        "26ASC01, 2027/28: 0.000",
        "26ASC01, 2028/29: n/a, not an amount",
    ]
    assert model.is_unreadable(0, cells[2].column())
    assert not model.is_unreadable(0, cells[0].column())


def test_blank_and_nil_are_entered_apart(session: Session, model: LineGridModel) -> None:
    cell = amount_index(model, 0)
    assert model.setData(cell, "0")
    assert session.budget.line(model.line_id(0) or 0).amounts[0] == Decimal(0)
    assert model.setData(cell, "")
    assert session.budget.line(model.line_id(0) or 0).amounts[0] is None


def test_an_editor_gets_the_figure_in_full_and_without_separators(session: Session, model: LineGridModel) -> None:
    cell = amount_index(model, 0)
    session.do(
        set_field(session.budget, model.line_id(0) or 0, Field(AMOUNT, session.budget.years[0]), Decimal("1234567.89"))
    )
    assert cell.data() == "1.235"
    assert cell.data(Qt.ItemDataRole.EditRole) == "1.23456789"
    session.show_in(Unit.GBP)
    assert cell.data() == "1,234,567.89"
    assert cell.data(Qt.ItemDataRole.EditRole) == "1234567.89"


def test_a_refused_text_changes_nothing_and_is_told(session: Session, model: LineGridModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refused) as signal:
        assert not model.setData(amount_index(model, 0), "one")
    assert signal.args is not None
    assert "is not an amount" in signal.args[1]
    assert session.undo_stack.count() == 0


def test_words_are_chosen_whatever_their_case(session: Session, model: LineGridModel) -> None:
    status, kind = model.column_of(Field("status")), model.column_of(Field(KIND))
    assert model.setData(model.index(0, status or 0), "withdrawn")
    assert model.setData(model.index(0, kind or 0), "additional funding")
    line = session.budget.line(model.line_id(0) or 0)
    assert (line.status, line.kind) == ("Withdrawn", Kind.ADDITIONAL_FUNDING)
    assert not model.setData(model.index(0, status or 0), "perhaps")


@pytest.mark.usefixtures("qapp")
def test_one_edit_of_a_hundred_thousand_lines_tells_of_one_cell() -> None:
    sample = load_sample(EXAMPLE).budget
    area = sample.areas[0]
    pattern = next(sample.lines())
    lines = [replace(pattern, id=1_000 + number, area_id=area.id) for number in range(100_000)]
    session = opened(Budget(sample.settings, [area], lines))
    model = LineGridModel(session, area.id, Section.PRESSURES)
    savings = LineGridModel(session, area.id, Section.SAVINGS)
    told, elsewhere = listen(model), listen(savings)
    assert model.rowCount() == 100_000
    model.setData(amount_index(model, 70_000), "9")
    assert told == [("changed", (70_000, model.first_year, 70_000, model.first_year))]
    assert elsewhere == []


def test_many_fields_in_one_edit_are_told_once(session: Session, model: LineGridModel) -> None:
    told = listen(model)
    year = session.budget.years[1]
    entries = [(model.line_id(row) or 0, Field(AMOUNT, year), Decimal(row)) for row in range(1, 5)]
    session.do(set_fields(session.budget, entries))
    assert told == [("changed", (1, model.first_year + 1, 4, model.first_year + 1))]


@pytest.mark.parametrize(
    "plan, expected",
    [
        (lambda budget, lines: add_line(budget, lines[0].area_id, Kind.PRESSURE, 1), [("inserted", (1, 1))]),
        (lambda budget, lines: delete_lines(budget, [lines[0].id]), [("removed", (0, 0))]),
        (lambda budget, lines: delete_lines(budget, [line.id for line in lines[1:3]]), [("removed", (1, 2))]),
        (lambda budget, lines: move_lines(budget, [lines[0].id], 1), [("moved", ())]),
    ],
)
def test_rows_are_told_as_what_happened_to_them(
    session: Session, model: LineGridModel, plan: "Plan", expected: Told
) -> None:
    told = listen(model)
    lines = [line for line in session.budget.lines_of(session.budget.areas[0].id) if line.section is Section.PRESSURES]
    session.do(plan(session.budget, lines))
    assert told == expected


def test_many_scattered_deletions_are_one_new_beginning(qtbot: QtBot) -> None:
    sample = load_sample(EXAMPLE).budget
    area, pattern = sample.areas[0], next(sample.lines())
    lines = [replace(pattern, id=1_000 + number, area_id=area.id) for number in range(400)]
    session = opened(Budget(sample.settings, [area], lines))
    model = LineGridModel(session, area.id, Section.PRESSURES)
    with qtbot.waitSignal(model.modelReset):
        session.do(delete_lines(session.budget, [line.id for line in lines[::2]]))
    assert [model.line_id(row) for row in range(model.rowCount())] == [line.id for line in lines[1::2]]


def test_a_selection_follows_its_line_when_lines_move(session: Session, model: LineGridModel) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    line_id = model.line_id(0)
    session.do(move_lines(session.budget, [line_id or 0], 1))
    assert kept.row() == 1
    assert model.line_id(kept.row()) == line_id


def test_another_unit_tells_of_the_amounts_alone(session: Session, model: LineGridModel) -> None:
    told = listen(model)
    session.show_in(Unit.GBP)
    last = (model.rowCount() - 1, len(model.columns) - 1)
    assert told == [("changed", (0, model.first_year, *last))]


def test_findings_mark_their_cells(session: Session, model: LineGridModel) -> None:
    line = model.line_at(0)
    assert line is not None
    session.do(set_field(session.budget, line.id, Field(AMOUNT, session.budget.years[0]), Decimal(-5_000_000)))
    told = listen(model)
    model.set_findings(run(session.budget))
    marked = [
        (row, column)
        for row in range(model.rowCount())
        for column in range(len(model.columns))
        if (line := model.line_at(row)) is not None and model.mark(line, column)
    ]
    assert marked
    row, column = marked[0]
    assert "check that it is meant" in model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
    assert len(told) == 1


def test_a_document_that_is_no_longer_open_is_left_alone(session: Session, model: LineGridModel) -> None:
    told = listen(model)
    session.open(Document(load_sample(EXAMPLE).budget))
    assert not model.setData(amount_index(model, 0), "1")
    assert told == []


class Plan:
    """Plans an edit for a budget and the lines shown."""

    def __call__(self, budget: Budget, lines: list[Line]) -> Edit | None:
        raise NotImplementedError

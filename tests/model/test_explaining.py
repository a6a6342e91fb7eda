"""Every number is explained by parts that cast exactly to it, down to cells, workings and the last change."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import planning
from model.area_planning import rename_area
from model.basis import Basis, restated, restated_figures
from model.budget import Budget
from model.change_log import LogEntry, Signature, entries_between
from model.controls import Measure
from model.edits import Edit
from model.explaining import AmountPart, Explainer, Part, SumPart, outline, rounding_of
from model.lines import AMOUNT, FORECAST, Field
from model.money import NIL, Unit, total
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.scopes import scopes
from model.workbook.document import Document
from model.workings import Worked
from tests.model.drafts import CARE_HOMES, OLDER, STEPS, YEARS, small_budget, try_step


def nowhere(_line_id: int, _field: Field | None) -> None:
    return None


def assert_casts(part: Part) -> None:
    for _, each in outline(part):
        if isinstance(each, SumPart):
            assert each.pounds == total(inner.pounds for inner in each.parts)


def assert_explains_every_total(budget: Budget, basis: Basis) -> None:
    explainer = Explainer(budget, nowhere)
    for scope in scopes(budget):
        for measure in Measure:
            figures = restated_figures(scope.tally.measure(measure), basis)
            for year, figure in zip(budget.years, figures, strict=True):
                part = explainer.total(scope, measure, year, basis)
                assert part.pounds == figure
                assert_casts(part)


@given(STEPS, st.sampled_from(Basis))
def test_whatever_was_edited_the_parts_of_every_total_cast_to_it(
    steps: list[tuple[int, int, int, int]], basis: Basis
) -> None:
    budget = small_budget()
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            budget.apply(edit)
    assert_explains_every_total(budget, basis)


@pytest.mark.parametrize("name", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("basis", Basis)
def test_every_total_of_the_samples_is_explained(name: str, basis: Basis) -> None:
    assert_explains_every_total(load_sample(name).budget, basis)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("name", [AMOUNT, FORECAST])
def test_every_amount_is_explained_in_every_basis(basis: Basis, name: str) -> None:
    budget = load_sample(EXAMPLE).budget
    explainer = Explainer(budget, nowhere)
    for line in budget.lines():
        stated = line.amounts if name == AMOUNT else line.forecasts
        for year, figure in zip(budget.years, restated(stated, basis), strict=True):
            part = explainer.amount(line.id, Field(name, year), basis)
            assert part.pounds == (figure if isinstance(figure, Decimal) else NIL)
            assert_casts(part)


def test_the_directorates_savings_are_explained_down_to_a_cell_of_the_workbook(tmp_path: Path) -> None:
    Document(load_sample(OXFORDSHIRE).budget).save_as(tmp_path / "budget.xlsx")
    document = Document.open(tmp_path / "budget.xlsx")
    directorate = next(scopes(document.budget))
    whole = Explainer(document.budget, document.place_of).total(directorate, Measure.SAVINGS, document.budget.years[0])
    assert whole.pounds == Decimal(-17651000)
    assert [part.pounds / 1000 for part in whole.parts] == [-13480, -2886, -119, -206, -980, 20]
    given = next(part for _, part in outline(whole) if part.words.startswith("14SCS16"))
    assert isinstance(given, AmountPart)
    assert given.place == ("Learning Disability", "I14")
    assert given.transfer is not None
    assert [line.reference for line in given.transfer.lines] == ["14SCS16", "14SCS10"]
    (older, *_) = whole.parts
    assert isinstance(older, SumPart)
    assert len(older.unstated) == 7
    cells = [part.place for _, part in outline(whole) if isinstance(part, AmountPart)]
    assert None not in cells


def test_a_working_and_the_last_change_are_part_of_an_explanation(tmp_path: Path) -> None:
    Document(small_budget()).save_as(tmp_path / "budget.xlsx")
    document = Document.open(tmp_path / "budget.xlsx")
    document.signature = Signature("Head of Finance", "195 clients")
    line = next(line for line in document.budget.lines() if line.reference == "27ASC1")
    field = Field(AMOUNT, YEARS[0])
    worked = Worked(Decimal(263640), "195*52*26/1000000")
    edit = planning.set_field(document.budget, line.id, field, worked)
    assert edit is not None
    document.budget.apply(edit)
    document.save()
    part = Explainer(document.budget, document.place_of, document.change_log).amount(line.id, field)
    assert isinstance(part, AmountPart)
    assert (part.pounds, part.formula, part.is_working) == (Decimal(263640), "195*52*26/1000000", True)
    assert part.last_change is not None
    assert (part.last_change.who, part.last_change.old, part.last_change.reason) == (
        "Head of Finance",
        "0.0010001",
        "195 clients",
    )
    assert part.place is not None
    assert part.place[0] == "Older People"


def test_the_last_change_is_known_after_the_line_and_its_area_were_renamed() -> None:
    budget, log = small_budget(), list[LogEntry]()
    field = Field(AMOUNT, YEARS[0])
    edits: tuple[Callable[[], Edit | None], ...] = (
        lambda: planning.set_field(budget, CARE_HOMES, field, Decimal(5)),
        lambda: planning.set_field(budget, CARE_HOMES, Field("reference"), "X9"),
        lambda: rename_area(budget, OLDER, "Older Adults"),
    )
    for number, plan in enumerate(edits):
        before, edit = budget.snapshot(), plan()
        assert edit is not None
        budget.apply(edit)
        log += entries_between(before, budget.snapshot(), Signature("Head of Finance"), f"2026-01-09 14:30:0{number}")
    part = Explainer(budget, nowhere, log).amount(CARE_HOMES, field)
    assert isinstance(part, AmountPart)
    assert part.last_change == log[0]


def test_a_blank_amount_is_explained_by_nothing_and_words_have_no_explanation() -> None:
    explainer = Explainer(small_budget(), nowhere)
    part = explainer.amount(CARE_HOMES + 1, Field(AMOUNT, YEARS[1]))
    assert isinstance(part, SumPart)
    assert (part.pounds, part.parts, part.unstated) == (NIL, (), (CARE_HOMES + 1,))
    with pytest.raises(ValueError, match="no amount"):
        explainer.amount(CARE_HOMES, Field("title"))


def test_a_rounding_difference_is_what_the_shown_parts_miss() -> None:
    parts = tuple(SumPart(name, Decimal(figure), ()) for name, figure in (("A", 13_526_600), ("B", 13_526_600)))
    whole = SumPart("Council", Decimal(27_053_200), parts)
    found = rounding_of(whole, Unit.THOUSANDS, 0)
    assert [found.shown, found.cast_of_shown, found.difference] == [Decimal(27_053), Decimal(27_054), Decimal(-1)]
    assert not rounding_of(parts[0], Unit.THOUSANDS, 0).difference
    assert not rounding_of(whole, Unit.GBP, 0).difference

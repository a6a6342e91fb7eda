"""What our CSV of the schedule says, our own import reads again: the same areas, lines, words and amounts."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.data.csv_writer import write_csv
from model.areas import Area
from model.budget import Budget
from model.importing.schedule_csv import import_schedule_csv
from model.lines import RECURRENCES, STATUSES, Kind, Line, Section
from model.money import Amount
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\t\n\"',=-+@"), max_size=20)
pounds = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=2)
AREAS = (Area(1, "Older People", "Adult Social Care"), Area(2, "Older People", "Housing"), Area(3, "=Odd\n", ""))

Said = tuple[str, str, Kind, str, str, str, str, str, tuple[Amount, ...]]


def _said(budget: Budget) -> list[Said]:
    return sorted(_lines(budget), key=repr)


def _lines(budget: Budget) -> Iterator[Said]:
    for area in budget.areas:
        lines = list(budget.lines_of(area.id))
        for section in Section:
            for line in lines:
                if line.section is section:
                    texts = (line.reference, line.status, line.recurrence, line.title, line.description)
                    amounts = (*line.amounts, *[None] * (len(budget.years) - len(line.amounts)))
                    yield (area.name, area.service, line.kind, *texts, amounts)


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_a_sample_comes_back_line_by_line(sample: str, wide: bool, bom: bool) -> None:
    budget = load_sample(sample).budget
    imported = import_schedule_csv(write_csv(build("schedule", budget), wide=wide, bom=bom), "Schedule.csv").budget
    assert list(_lines(imported)) == list(_lines(budget))
    assert [area.name for area in imported.areas] == [area.name for area in budget.areas]
    assert imported.years == budget.years
    assert imported.settings.directorate == budget.settings.directorate
    assert imported.settings.version == budget.settings.version


lines = st.tuples(
    st.sampled_from([area.id for area in AREAS]),
    st.sampled_from([kind for kind in Kind if kind is not Kind.UNKNOWN]),
    st.sampled_from(["", *STATUSES, "on hold"]),
    st.sampled_from(["", *RECURRENCES]),
    st.tuples(words, words, words),
    st.tuples(pounds, pounds),
)


@given(st.lists(lines, min_size=1, max_size=6), st.booleans())
def test_hostile_text_and_extreme_amounts_come_back_as_they_were(
    stated: list[tuple[int, Kind, str, str, tuple[str, str, str], tuple[Decimal | None, Decimal | None]]], wide: bool
) -> None:
    budget = budget_of(
        [
            Line(
                *(serial, area, kind, amounts),
                reference=texts[0],
                status=status,
                title=texts[1],
                description=texts[2],
                recurrence=recurrence,
            )
            for serial, (area, kind, status, recurrence, texts, amounts) in enumerate(stated, 10)
        ],
        AREAS,
    )
    imported = import_schedule_csv(write_csv(build("schedule", budget), wide=wide), "Schedule.csv").budget
    assert _said(imported) == _said(budget)


def test_two_lines_that_say_the_same_stay_two() -> None:
    twice = [Line(serial, 1, Kind.SAVING, (Decimal(-1), Decimal(-1)), title="Same") for serial in (2, 3)]
    data = write_csv(build("schedule", budget_of(twice)))
    assert import_schedule_csv(data, "Schedule.csv").budget.line_count == 2

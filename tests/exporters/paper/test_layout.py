from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from exporters.annex import Annex, RowKind
from exporters.annexes.registry import ANNEXES
from exporters.paper.layout import laid_out
from exporters.paper.page_plan import FOOT, HEADER, PAPER, Face, Page, PagePlan
from exporters.printed_rows import printed_rows
from model.areas import Area
from model.budget import Budget
from model.money import Negatives
from model.progress import Cancelled
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.settings import Settings
from model.years import Year
from tests.exporters.budgets import budget_of, build, pressure, saving
from tests.exporters.paper.typesetting import PlainTypesetter

LONG = "A description of some length that needs several lines of its column to be told. " * 4


def plan_of(annex: Annex) -> PagePlan:
    return laid_out(annex, PlainTypesetter())


def long_schedule(lines: int = 60, description: str = LONG) -> Annex:
    made = [pressure(serial, "1", "-2", reference=f"R{serial}", description=description) for serial in range(1, lines)]
    return build("schedule", budget_of(made, marking="For general release", version="Draft 2"))


def rows_of(page: Page) -> list[int]:
    return sorted({line.row for line in page.lines if line.row >= 0})


def texts(page: Page, row: int) -> list[str]:
    return [line.text for line in page.lines if line.row == row]


def samples() -> Iterator[Annex]:
    for sample in (OXFORDSHIRE, EXAMPLE):
        for name in (kind.name for kind in ANNEXES):
            yield build(name, load_sample(sample).budget)


@pytest.mark.parametrize("annex", [*samples()], ids=lambda annex: f"{annex.name} of {annex.imprint.organisation}")
def test_nothing_leaves_the_page_and_no_two_cells_touch(annex: Annex) -> None:
    plan = plan_of(annex)
    for page in plan.pages:
        for line in page.lines:
            assert 0 < line.x * plan.scale < (line.x + line.width) * plan.scale < PAPER[0]
            assert 0 < line.baseline * plan.scale < PAPER[1]
        by_height = sorted(page.lines, key=lambda line: (line.baseline, line.x))
        for before, after in pairwise(by_height):
            if before.baseline == after.baseline:
                assert before.x + before.width < after.x


MARKINGS = (
    "",
    "OFFICIAL",
    "OFFICIAL - SENSITIVE: not for publication by virtue of paragraph 3 of Schedule 12A to the Local Government Act",
    "X" * 150,
)


@pytest.mark.parametrize("marking", MARKINGS)
@pytest.mark.parametrize("version", MARKINGS)
def test_marking_version_and_page_number_never_overlap_however_long_they_are(marking: str, version: str) -> None:
    plan = plan_of(build("schedule", budget_of([pressure(2, "1", "1")], marking=marking, version=version)))
    foot = sorted((line for line in plan.pages[0].lines if line.row == FOOT), key=lambda line: (line.baseline, line.x))
    for before, after in pairwise(foot):
        assert before.baseline < after.baseline or before.x + before.width + 5 < after.x
    for column, said in ((0, marking), (1, version)):
        assert "".join("".join(line.text.split()) for line in foot if line.column == column) == "".join(said.split())


def test_every_page_has_the_header_and_a_foot_with_marking_version_and_number() -> None:
    plan = plan_of(long_schedule())
    count = len(plan.pages)
    assert count > 3
    for number, page in enumerate(plan.pages, 1):
        assert texts(page, HEADER)[:2] == ["Reference", "Status"]
        assert texts(page, HEADER)[-2:] == ["2027/28", "£m"]
        assert texts(page, FOOT) == ["For general release", "Draft 2", f"Page {number} of {count}"]


def test_the_opening_stands_above_the_table_on_the_first_page_alone() -> None:
    annex = long_schedule()
    plan = plan_of(annex)
    assert texts(plan.pages[0], 0) == [annex.title]
    assert min(rows_of(plan.pages[1])) > plan.table


def test_a_heading_is_never_parted_from_its_first_line_nor_a_total_from_its_last() -> None:
    for lines in range(1, 30):
        annex = long_schedule(lines, description="Short.")
        plan = plan_of(annex)
        kinds = [row.kind for row in printed_rows(annex)]
        for before, after in pairwise(plan.pages):
            last, first = rows_of(before)[-1] - plan.table, rows_of(after)[0] - plan.table
            assert kinds[last] not in (RowKind.HEADING, RowKind.SUBHEADING)
            assert kinds[first] not in (RowKind.SUBTOTAL, RowKind.TOTAL)


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    description = " ".join(f"word{number}" for number in range(2000))
    plan = plan_of(long_schedule(2, description))
    found: dict[int, list[str]] = {}
    for page in plan.pages:
        for line in page.lines:
            if line.row >= plan.table and line.column == 4:
                found.setdefault(line.row, []).extend(line.text.split())
    assert description.split() in found.values()
    assert len(plan.pages) > 3


def test_words_that_fill_more_than_a_page_above_the_table_go_on_too() -> None:
    annex = replace(long_schedule(3), statements=("Said at length. " * 1500,))
    plan = plan_of(annex)
    assert HEADER not in {line.row for line in plan.pages[0].lines}
    assert HEADER in {line.row for line in plan.pages[-1].lines}


def test_figures_end_under_each_other_with_room_for_the_bracket_of_others() -> None:
    lines = [pressure(2, "1", "2000000"), saving(3, "-1", "-2000000")]
    plan = plan_of(build("schedule", budget_of(lines, negatives=Negatives.BRACKETS, decimals=3)))
    figures = [line for line in plan.pages[0].lines if line.column == 6 and line.row >= plan.table]
    positive = next(line for line in figures if line.text == "2.000")
    negative = next(line for line in figures if line.text == "(2.000)")
    bracket = positive.face.points / 2
    assert positive.x + positive.width + bracket == pytest.approx(negative.x + negative.width)


def test_ten_years_are_drawn_smaller_so_that_they_fit_one_page_across() -> None:
    years = tuple(Year(year) for year in range(2026, 2036))
    lines = [pressure(2, *["123456789"] * 10, reference="A1")]
    annex = build("schedule", Budget(Settings(years), [Area(1, "Homes")], lines))
    plan = plan_of(annex)
    assert plan.scale < 1
    assert max((line.x + line.width) * plan.scale for page in plan.pages for line in page.lines) < PAPER[0]


def test_what_no_font_has_is_stood_in_for() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1", title="Ha☃")]))
    plan = laid_out(annex, PlainTypesetter(missing="☃☄"))
    assert plan.missing == {"☃"}
    assert "Ha?" in [line.text for line in plan.pages[0].lines]


def test_layout_can_be_stopped() -> None:
    def stop(_words: str, _share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        laid_out(long_schedule(), PlainTypesetter(), stop)


def test_a_figure_wider_than_the_themes_column_gets_a_wider_one() -> None:
    annex = build("schedule", budget_of([pressure(2, "123456789012345", "1")], decimals=3))
    plan = plan_of(annex)
    figures = [line for line in plan.pages[0].lines if line.text == annex.shown(Decimal(123456789012345))]
    assert figures
    assert all(line.x > 0 for line in figures)


class BoldTypesetter(PlainTypesetter):
    """Bold characters are twice as wide as others."""

    def width(self, text: str, face: Face) -> float:
        return super().width(text, face) * (2 if face.bold else 1)

    def wrapped(self, text: str, width: float, face: Face) -> Sequence[str]:
        return super().wrapped(text, width / 2 if face.bold else width, face)


@pytest.mark.parametrize("name", ["schedule", "transfers", "funding", "risk"])
def test_no_word_of_a_heading_is_broken(name: str) -> None:
    annex = build(name, load_sample(EXAMPLE).budget)
    headed = [line.text for line in laid_out(annex, BoldTypesetter()).pages[0].lines if line.row == HEADER]
    words = {word for column in annex.text_columns for word in column.heading.split()}
    assert words <= {word for text in headed for word in text.split()}

"""Random budgets in random dresses come back as they are: every line once, no total as a line, every figure exact."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from model.lines import Kind
from model.money import Unit
from tests.model.workbook.finding.books import errors, lines, opened, told
from tests.model.workbook.finding.dressing import YEARS, Dressing, dressed, expected
from tests.model.workbook.finding.published import Section, Table

HEADINGS = {
    Kind.PRESSURE: ("Pressures", "Growth", "Demand", "Inflation", "Investments"),
    Kind.SAVING: ("Savings", "Efficiencies", "Reductions", "Savings proposals"),
    Kind.ADDITIONAL_FUNDING: ("Additional funding",),
}
WORDS = ("Care homes", "Bus subsidies", "Winter maintenance", "Library hours", "School transport", "ICT licences")
DRESSINGS = st.builds(
    Dressing,
    years=st.sampled_from(list(YEARS)),
    titles=st.booleans(),
    sections=st.sampled_from(["rows", "column", "sheets", "blocks"]),
    header_rows=st.integers(1, 3),
    totals=st.sampled_from(["typed", "formula", "none"]),
    unit=st.sampled_from(list(Unit)),
    unit_in=st.sampled_from(["title", "header"]),
    across=st.booleans(),
    notes=st.booleans(),
    left=st.integers(0, 2),
    brackets=st.booleans(),
    positive_savings=st.booleans(),
    spacer=st.booleans(),
    blank_rows=st.booleans(),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of a few sections: pressures above nil for the most part, savings below it."""
    years = draw(st.integers(1, 4))
    kinds = draw(st.lists(st.sampled_from(list(HEADINGS)), min_size=1, max_size=3, unique=True))
    has_references = draw(st.booleans())
    sections = []
    number = 0
    for kind in kinds:
        sign = -1 if kind is Kind.SAVING else 1
        rows = []
        for _ in range(draw(st.integers(1, 5))):
            number += 1
            figures = draw(st.tuples(*[st.integers(1, 9999)] * years))
            amounts = tuple(figure * sign for figure in figures)
            title = f"{draw(st.sampled_from(WORDS))}, part {number}"
            rows.append((f"14ABC{number}" if has_references else "", title, amounts))
        total = tuple(sum(column) for column in zip(*(row[2] for row in rows), strict=True))
        sections.append(Section(draw(st.sampled_from(HEADINGS[kind])), kind, tuple(rows), total))
    return Table("Budget proposals", draw(st.integers(2005, 2035)), tuple(sections))


@given(tables(), DRESSINGS)
def test_a_budget_comes_back_from_any_dress(table: Table, how: Dressing) -> None:
    found = opened(dressed(table, how))
    assert Counter(lines(found)) == Counter(expected(table))
    assert not errors(found)
    assert not told(found, "stated total")
    stated = sum(len(section.total) for section in table.sections) if how.totals != "none" else 0
    compared = told(found, "totals compared")
    assert (int(compared[0].message.split()[0]) if compared else 0) == stated

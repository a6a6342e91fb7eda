from dataclasses import replace
from decimal import Decimal

import pytest

from exporters.annex import Annex, RowKind
from exporters.explaining import explained_cell
from model.areas import Area
from model.basis import Basis
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.explaining import Explainer, SumPart
from model.money import total
from model.samples import OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build, pressure, saving


def _block(annex: Annex, scope: str, kind: str) -> list[tuple[str, list[str]]]:
    return [
        (row.texts[0], [annex.shown(amount) for amount in row.amounts])
        for row in annex.rows
        if row.group == (scope, kind) and not row.spans
    ]


def _with_controls(budget: Budget, *controls: ControlTotal) -> Budget:
    snapshot = budget.snapshot()
    return Budget(snapshot.settings, snapshot.areas, budget.lines(), controls)


def test_agreed_amended_and_new_make_up_the_total_and_the_difference_is_shown() -> None:
    lines = [
        pressure(2, "1000000", "0", status="Agreed"),
        pressure(3, "500000", "0", status="amended"),
        pressure(4, "200000", None, status="New"),
        saving(5, "-300000", "0", status="New"),
    ]
    stated = ControlTotal(9, Scope.AREA, "Older People", Measure.PRESSURES, (Decimal(1699000), None), "Cabinet")
    annex = build("reconciliation", _with_controls(budget_of(lines), stated))
    assert _block(annex, "Older People", "Pressures & Additional Funding") == [
        ("Previously agreed", ["1.000", "0.000"]),
        ("Changes to what was agreed", ["0.500", "0.000"]),
        ("New", ["0.200", "0.000"]),
        ("Total of the lines", ["1.700", "0.000"]),
        ("Control total (Cabinet)", ["1.699", ""]),
        ("Difference", ["0.001", ""]),
    ]


def test_what_was_previously_agreed_stands_by_council_and_changes_are_of_amended_lines() -> None:
    lines = [
        replace(pressure(2, "1000000", "0", status="Agreed"), extra={"Agreed by": "Council, 1 March 2025"}),
        replace(pressure(3, "500000", "0", status="Amended"), extra={"Previous 2026/27": "0.4"}),
    ]
    budget = budget_of(lines)
    annex = build("reconciliation", budget)
    block = _block(annex, "Older People", "Pressures & Additional Funding")
    assert block[:4] == [
        ("Previously agreed", ["1.400", "0.000"]),
        ("of which agreed by Council, 1 March 2025", ["1.000", "0.000"]),
        ("of which no Council is stated", ["0.400", "0.000"]),
        ("Changes to what was agreed", ["0.100", "0.000"]),
    ]
    assert [row.data[-2:] for row in annex.rows if row.data][:3] == [
        ("previously agreed", "Council, 1 March 2025"),
        ("previously agreed", ""),
        ("changes to what was agreed", ""),
    ]
    assert all(annex.cast(row) == row.amounts for row in annex.rows if row.casts)


@pytest.mark.parametrize(
    "words, parts",
    [
        ("Previously agreed", [("A 2026/27", "1"), ("What amended or withdrawn lines stated before", "400000")]),
        ("Changes to what was agreed", [("B 2026/27", "500000"), ("Less what these lines stated before", "-400000")]),
        ("New", []),
    ],
)
def test_every_part_of_the_statement_is_explained_by_its_lines(words: str, parts: list[tuple[str, str]]) -> None:
    lines = [
        pressure(2, "1", "0", reference="A", status="Agreed"),
        replace(pressure(3, "500000", "0", reference="B", status="Amended"), extra={"Previous 2026/27": "0.4"}),
    ]
    budget = budget_of(lines)
    annex = build("reconciliation", budget)
    place = next(place for place, row in enumerate(annex.rows) if row.texts[0] == words)
    part = explained_cell(annex, budget, Explainer(budget, lambda _line, _field: None), place, 0)
    assert isinstance(part, SumPart)
    assert [(each.words, str(each.pounds)) for each in part.parts] == parts


_PREVIOUSLY = {
    (Basis.YEAR_ON_YEAR, 0): {"B": "400000", "D": "300000"},
    (Basis.YEAR_ON_YEAR, 1): {"C": "-100000"},
    (Basis.LEVEL, 1): {"B": "400000", "C": "-100000", "D": "300000"},
    (Basis.CUMULATIVE, 1): {"B": "800000", "C": "-100000", "D": "600000"},
}


@pytest.mark.parametrize("basis, year", list(_PREVIOUSLY))
@pytest.mark.parametrize("council", ["", "Council, 1 March 2025"])
def test_what_amended_lines_stated_before_has_a_part_for_each_line(basis: Basis, year: int, council: str) -> None:
    known = {"Agreed by": council} if council else {}
    before = {"B": {"Previous 2026/27": "0.4"}, "C": {"Previous 2027/28": "-0.1"}, "D": {"Previous 2026/27": "0.3"}}
    lines = [
        replace(pressure(number, "5", "7", reference=name, status="Amended"), extra={**said, **known})
        for number, (name, said) in enumerate(before.items(), 2)
    ]
    budget = budget_of([*lines, pressure(9, "1", "0", reference="A", status="Agreed")])
    annex = build("reconciliation", budget, basis=basis)
    explainer = Explainer(budget, lambda _line, _field: None)
    told = []
    for place in (place for place, row in enumerate(annex.rows) if row.rest):
        part = explained_cell(annex, budget, explainer, place, year)
        assert isinstance(part, SumPart)
        rest = part.parts[-1]
        assert isinstance(rest, SumPart)
        assert total(each.pounds for each in rest.parts) == rest.pounds
        told.append([(each.words, each.pounds) for each in rest.parts])
    label = budget.years[year]
    wanted = [(f"{name}, previously {label}", Decimal(pounds)) for name, pounds in _PREVIOUSLY[basis, year].items()]
    taken = [(words, -pounds) for words, pounds in wanted]
    assert told
    assert all(each in (wanted, taken) for each in told)
    assert told.count(wanted) == told.count(taken)


def test_without_a_control_total_it_says_so() -> None:
    annex = build("reconciliation", budget_of([pressure(2, "1", "1")]))
    assert all(row.texts[0] != "Difference" for row in annex.rows)
    assert "No control total is stated." in [row.texts[0] for row in annex.rows]


@pytest.mark.parametrize(
    "status, row", [("Withdrawn", "Withdrawn"), ("", "Without a known status"), ("Maybe", "Without a known status")]
)
def test_what_stands_outside_agreed_amended_and_new_has_its_own_row(status: str, row: str) -> None:
    annex = build("reconciliation", budget_of([pressure(2, "1000", "0", status=status)]))
    block = _block(annex, "Older People", "Pressures & Additional Funding")
    assert (row, ["0.001", "0.000"]) in block
    names = ["Previously agreed", "Changes to what was agreed", "New", row, "Total of the lines"]
    assert [words for words, _ in block] == names


def test_totals_stand_with_and_without_conditional_lines_where_there_are_any() -> None:
    lines = [
        pressure(2, "1000000", "0", status="New"),
        pressure(3, "400000", "-100000", status="New", conditional_on="The grant"),
        saving(4, "-300000", "0", status="New"),
    ]
    annex = build("reconciliation", budget_of(lines))
    block = _block(annex, "Older People", "Pressures & Additional Funding")
    assert block[-2:] == [
        ("of which conditional lines", ["0.400", "-0.100"]),
        ("Total of the lines without conditional lines", ["1.000", "0.000"]),
    ]
    net = dict(_block(annex, "Older People", "Net change"))
    assert net["Total of the lines"] == ["1.100", "-0.100"]
    assert net["Total of the lines without conditional lines"] == ["0.700", "0.000"]
    assert not any("conditional" in text for text, _ in _block(annex, "Older People", "Savings"))


def test_every_area_of_the_published_strategy_agrees_with_its_control_totals() -> None:
    annex = build("reconciliation", load_sample(OXFORDSHIRE).budget)
    differences = [row for row in annex.rows if row.texts[0] == "Difference"]
    assert len(differences) >= 14
    assert all(not any(row.amounts) for row in differences)


def test_services_are_reconciled_where_there_are_several() -> None:
    areas = [Area(1, "Older People", "Care"), Area(2, "Waste", "Environment")]
    annex = build("reconciliation", budget_of([pressure(3, "1", "1")], areas))
    headings = [row.texts[0] for row in annex.rows if row.kind is RowKind.HEADING]
    assert headings == ["All areas", "Care", "Environment", "Older People", "Waste"]

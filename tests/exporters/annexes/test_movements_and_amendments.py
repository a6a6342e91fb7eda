"""The annexes that look at versions: what they say of the carers' saving, of nothing to compare, of other years."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from exporters.against import against_version, amendments_in
from exporters.annex import Annex, RowKind
from exporters.annexes.registry import COMPARING, annex_kind
from exporters.exporting import annex_request
from exporters.wanted import Wanted
from model import planning
from model.change_log import Signature
from model.lines import AMOUNT, Field, Kind
from model.money import Unit
from model.problems import FileProblem
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from tests.exporters.budgets import YEARS, budget_of, pressure, saving


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """The carers' saving of £690,000 as scrutiny saw it; then £588,000 with £400,000 reinvested."""
    lines = [
        saving(11, "-690000", "0", reference="S4", title="Carers", status="New"),
        pressure(12, "1000000", "0", reference="P1", title="Demography"),
    ]
    lines = [replace(line, forecasts=(None, None)) for line in lines]
    Document(budget_of(lines, unit=Unit.THOUSANDS, decimals=0)).save_as(tmp_path / "Budget.xlsx")
    document = Document.open(tmp_path / "Budget.xlsx")
    document.signature = Signature("Service accountant", "Scrutiny comments on carers")
    document.freeze(VersionHead("Scrutiny draft", "Scrutiny", "10 January 2013"))
    document.save()
    budget = document.budget
    carers = next(line.id for line in budget.lines() if line.reference == "S4")
    edit = planning.set_field(budget, carers, Field(AMOUNT, YEARS[0]), Decimal(-588000))
    assert edit is not None
    budget.apply(edit)
    area = budget.areas[0].id
    budget.apply(planning.add_line(budget, area, Kind.PRESSURE, reference="S4R", title="Carers: reinvested"))
    added = next(line.id for line in budget.lines() if line.reference == "S4R")
    edit = planning.set_field(budget, added, Field(AMOUNT, YEARS[0]), Decimal(400000))
    assert edit is not None
    budget.apply(edit)
    document.save()
    return document


def built(name: str, document: Document, wanted: Wanted | None = None) -> Annex:
    return annex_kind(name).build(document.budget, annex_request(document, wanted or Wanted()))


def test_the_movements_say_what_became_of_the_saving_and_why(document: Document) -> None:
    annex = built("movements", document)
    rows = {row.texts[0]: (row.texts[3:], row.amounts) for row in annex.rows if row.line_id is not None}
    reason = "Scrutiny comments on carers"
    assert rows["S4"] == (("2026/27: -690 to -588", reason), (Decimal(102000), Decimal(0)))
    assert rows["S4R"] == (("Added", reason), (Decimal(400000), Decimal(0)))
    totals = [row.amounts[0] for row in annex.rows if row.texts[0] in ("Total in Scrutiny draft", "Total now")]
    assert annex.statements[0].startswith("Compared with Scrutiny draft (Scrutiny, 10 January 2013).")
    assert len(totals) == 5
    net = [row.amounts[0] for row in annex.rows if row.kind is RowKind.TOTAL]
    assert net == [Decimal(502000), Decimal(1400000), Decimal(0), Decimal(-588000), Decimal(812000), Decimal(812000)]


@pytest.mark.parametrize("name", sorted(COMPARING))
def test_without_a_frozen_version_they_say_so_or_start_from_nil(name: str) -> None:
    document = Document(budget_of([pressure(2, "1", "1")]))
    annex = built(name, document)
    assert annex.nothing or annex.rows[1].texts == ("Base",)


def test_a_version_can_be_named_and_one_that_is_not_there_is_refused(document: Document) -> None:
    document.freeze(VersionHead("Council"))
    assert "differs from Council" in built("movements", document).nothing
    named = built("movements", document, Wanted(since="Scrutiny draft"))
    assert not named.nothing


def test_an_amendment_is_never_what_the_budget_is_compared_with(document: Document) -> None:
    document.freeze(VersionHead("Cabinet"))
    for reference, amount in (("S4", -688000), ("P1", 1100000)):
        line = next(line.id for line in document.budget.lines() if line.reference == reference)
        edit = planning.set_field(document.budget, line, Field(AMOUNT, YEARS[0]), Decimal(amount))
        assert edit is not None
        document.budget.apply(edit)
    document.freeze(VersionHead("Amendment 1", amends="Cabinet", comment="It can be afforded."))
    found = against_version(document)
    assert found is not None
    assert found.name == "Cabinet"
    annex = built("amendments", document)
    texts = [row.texts[0] for row in annex.rows]
    assert "Comment of the chief finance officer: It can be afforded." in texts
    assert annex.rows[-1].amounts == (Decimal(0), Decimal(0))
    assert {row.texts[0] for row in annex.rows if row.line_id is not None} == {"P1", "S4"}


def test_a_version_that_was_tampered_with_is_not_compared(document: Document) -> None:
    document.save()
    head = document.versions[0]
    frozen = document.version(head.name)
    document._opened.versions._read[head.name] = replace(frozen, fault="It changed.")  # type: ignore[union-attr]  # it was opened
    with pytest.raises(FileProblem, match="It changed"):
        against_version(document)
    assert amendments_in(document) == ()

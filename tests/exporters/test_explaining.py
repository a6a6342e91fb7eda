"""Every figure of every annex is taken apart so that its parts cast to it, down to the lines behind it."""

from decimal import Decimal

import pytest

from exporters.annexes.registry import ANNEXES
from exporters.explaining import explained_cell
from exporters.exporting import annex_request
from exporters.wanted import Wanted
from model.basis import Basis
from model.explaining import AmountPart, Explainer, SumPart, outline
from model.money import total
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
@pytest.mark.parametrize(
    "sample, basis", [(OXFORDSHIRE, Basis.YEAR_ON_YEAR), (EXAMPLE, Basis.YEAR_ON_YEAR), (EXAMPLE, Basis.LEVEL)]
)
def test_the_parts_of_every_figure_cast_to_it(name: str, sample: str, basis: Basis) -> None:
    document = Document(load_sample(sample).budget)
    kind = next(each for each in ANNEXES if each.name == name)
    annex = kind.build(document.budget, annex_request(document, Wanted(basis=basis)))
    explainer = Explainer(document.budget, document.place_of)
    for row, stated in enumerate(annex.rows):
        for year, amount in enumerate(stated.amounts):
            part = explained_cell(annex, document.budget, explainer, row, year)
            assert (part is not None) is isinstance(amount, Decimal)
            if part is None:
                continue
            assert part.pounds == amount
            for _, each in outline(part):
                if isinstance(each, SumPart) and each.parts:
                    assert total(inner.pounds for inner in each.parts) == each.pounds


_STATED = ("Control total", "Position in", "Available", "Less ", "previously")


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_every_figure_leads_to_lines_but_what_is_stated_beside_them(name: str, sample: str) -> None:
    document = Document(load_sample(sample).budget)
    kind = next(each for each in ANNEXES if each.name == name)
    annex = kind.build(document.budget, annex_request(document, Wanted()))
    explainer = Explainer(document.budget, document.place_of)
    for row, stated in enumerate(annex.rows):
        for year, _ in enumerate(stated.amounts):
            part = explained_cell(annex, document.budget, explainer, row, year)
            for _, each in outline(part) if part is not None and part.pounds else ():
                if isinstance(each, SumPart) and not each.parts and each.pounds:
                    assert any(words in each.words for words in _STATED), (stated.texts, each.words)


def test_a_total_of_the_year_on_year_table_leads_to_the_lines_of_its_areas() -> None:
    document = Document(load_sample(OXFORDSHIRE).budget)
    kind = next(each for each in ANNEXES if each.name == "year-on-year")
    annex = kind.build(document.budget, annex_request(document, Wanted()))
    row = next(place for place, each in enumerate(annex.rows) if each.texts[0] == "Savings")
    part = explained_cell(annex, document.budget, Explainer(document.budget, document.place_of), row, 0)
    assert part is not None
    assert part.pounds == Decimal(-17_651_000)
    lines = {document.budget.line(each.line_id).reference for _, each in outline(part) if isinstance(each, AmountPart)}
    assert {"14SCS16", "14SCS23", "14SCS24"} <= lines

"""An annex made with matches put right agrees with its workbook on a computer that never heard of what was said."""

from decimal import Decimal
from pathlib import Path

import pytest

from exporters.annexes.registry import annex_kind
from exporters.exporting import annex_request, export
from exporters.proof.checking import check_annex
from exporters.proof.said_matches import SaidMatches
from exporters.wanted import CSV, EXCEL, Wanted
from model.change_log import Signature
from model.comparing.choosing import side_of, version_side
from model.comparing.kept_matches import Pair, keep
from model.comparing.matching import Said
from model.comparing.remembered import Remembered
from model.lines import AMOUNT, Field, Line
from model.planning import set_field
from model.samples import OXFORDSHIRE, load_sample
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from model.years import Year

pytestmark = pytest.mark.thorough

_REFERENCES = ("14SCS1", "14SCS16", "14SCS11")


def _line(document: Document, reference: str) -> Line:
    return next(line for line in document.budget.lines() if line.reference == reference)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A frozen version, one figure changed since, and several lines said to be others than those of the version."""
    path = tmp_path / "Strategy.xlsx"
    Document(load_sample(OXFORDSHIRE).budget).save_as(path)
    document = Document.open(path)
    document.signature = Signature("Service accountant", "Scrutiny")
    document.freeze(VersionHead("Scrutiny"))
    edit = set_field(document.budget, _line(document, "14SCS16").id, Field(AMOUNT, Year(2013)), Decimal(-1_250_000))
    assert edit is not None
    document.budget.apply(edit)
    document.save()
    sides = Pair(version_side(document, "Scrutiny"), side_of(document))
    ids = [_line(document, reference).id for reference in _REFERENCES]
    old = {line.reference: line.id for line in sides.old.snapshot.lines.values()}
    keep(sides, Said(apart=frozenset(zip((old[reference] for reference in _REFERENCES), ids, strict=True))))
    return document


@pytest.mark.parametrize("kind", [EXCEL, CSV])
@pytest.mark.parametrize("name", ["movements", "bridge"])
def test_what_was_said_goes_with_the_annex(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    path = export(document, tmp_path, Wanted((name,), (kind,), by="Service accountant")).files[0].path
    assert name == "bridge" or "Withdrawn" in _text_of(document)
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path / "another computer"))
    assert "Withdrawn" not in _text_of(document)
    assert check_annex(path, document) == ()


def _text_of(document: Document) -> str:
    """Return what the movements would say, were they exported here and now."""
    annex = annex_kind("movements").build(document.budget, annex_request(document, Wanted()))
    return "\n".join(text for row in annex.rows for text in row.texts)


def test_what_was_said_is_read_as_it_was_written_in_texts_short_enough_for_excel() -> None:
    words = tuple((("Older People – “day”", "", "A title " * 30, number),) * 2 for number in range(5))
    said = SaidMatches({"5eed": Remembered(words, words[:1]), "beef": Remembered((), words)})
    pairs = said.pairs()
    assert len(pairs) > 5
    assert all(len(text) <= 255 for text in pairs.values())
    assert SaidMatches.read(dict(reversed(pairs.items()))) == said
    assert SaidMatches.read({"Annex": "movements"}) == SaidMatches()


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"5eed": 1}', '{"5eed": {"same": [[1]], "apart": []}}', "[" * 200])
def test_what_was_tampered_with_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        SaidMatches.read({"Matches as said 1": text})

from html.parser import HTMLParser

import pytest

from exporters.annex import Annex, RowKind
from exporters.annexes.registry import ANNEXES
from exporters.html_writer import table_texts, write_html_table
from exporters.printed_rows import printed_rows
from model.clipboard.html_reading import read_html
from model.money import Negatives
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build, pressure, saving


class Cells(HTMLParser):
    """The cells of a table, row by row: tag, attributes, text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, dict[str, str | None], str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            tag, attributes, text = self.rows[-1][-1]
            self.rows[-1][-1] = (tag, attributes, text + data)


def cells_of(annex: Annex) -> Cells:
    cells = Cells()
    cells.feed(write_html_table(annex))
    return cells


@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
def test_every_row_is_there_and_as_wide_as_the_table(sample: str, name: str) -> None:
    annex = build(name, load_sample(sample).budget)
    cells = cells_of(annex)
    width = len(annex.text_columns) + len(annex.amount_columns)
    assert len(cells.rows) == 1 + len(list(printed_rows(annex)))
    for row in cells.rows:
        assert sum(int(attributes.get("colspan") or 1) for _tag, attributes, _text in row) == width
    assert {tag for tag, _attributes, _text in cells.rows[0]} == {"th"}


def test_words_are_escaped_and_keep_their_lines() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1", title="<b>&", description="a\nb")]))
    html = write_html_table(annex)
    assert "&lt;b&gt;&amp;" in html
    assert "<b>" not in html
    assert "a<br" in html


def test_figures_hold_their_full_value_and_show_as_the_council_prints() -> None:
    budget = budget_of([saving(2, "-1234567.89", None)], decimals=3, negatives=Negatives.BRACKETS)
    row = next(row for row in cells_of(build("schedule", budget)).rows if len(row) == 7 and row[2][2] == "Saving")
    _tag, attributes, text = row[5]
    assert text == "(1.235)"
    assert attributes["x:num"] == "-1.23456789"
    assert r"mso-number-format:" in (attributes["style"] or "")
    assert "x:num" not in row[6][1]


def test_headings_are_bold_across_and_totals_have_rules() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    rows = cells_of(annex).rows[1:]
    for cells, row in zip(rows, printed_rows(annex), strict=True):
        style = cells[0][1]["style"] or ""
        if row.kind is RowKind.HEADING:
            assert "font-weight:bold" in style
            assert "background:#E3E9F1" in style
        if row.kind is RowKind.TOTAL:
            assert "border-top:" in style


def test_what_is_pasted_back_is_what_was_copied() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    block = read_html(write_html_table(annex))
    assert block is not None
    assert block.rows[2][:2] == ("Pressures & Additional Funding", "14.675")


def test_text_has_the_same_rows() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    texts = table_texts(annex)
    assert texts[0] == ["Kind", "2013/14 £m", "2014/15 £m"]
    assert texts[2] == ["Pressures & Additional Funding", "14.675", "7.060"]
    assert len(texts) == 1 + len(annex.rows)

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES
from exporters.excel.formulas import number_format
from exporters.excel.writer import planned_sheets
from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Negatives, Unit, Unreadable
from model.problems import FileProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.independent import read_values
from tests.exporters.budgets import agree, budget_of, build, excel, pressure, saving
from tests.exporters.recalculating import formulas, recalculated
from tools.libreoffice import is_installed

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "http://x",
    "file://server/share",
    "internal:Sheet1!A1",
    "1-2",
    "14SCS2",
    "1.10",
    "2011/12",
    "{=1+1}",
    "#N/A",
    "TRUE",
    "<r><t>run</t></r>",
    "_x0041_",
    "<b>&amp;",
    " kept ",
    "£ é 😀",
    "a\nb\tc",
)


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def _table(annex: Annex, data: bytes) -> list[list[object]]:
    return read_values(data)[annex.sheet][(planned_sheets(annex)[0].header or 0) + 1 :]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_arrives_as_text_exactly_as_typed(text: str) -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1", reference=text, title=text, description=text)]))
    data = excel(annex)
    agree(annex, data)
    row = next(row for row in _table(annex, data) if row[3] == text)
    assert [row[0], row[4]] == [text, text]


def test_no_link_macro_or_external_reference_leaves_with_an_annex() -> None:
    lines = [pressure(serial, "1", "1", title=text, description=text) for serial, text in enumerate(HOSTILE, 2)]
    data = excel(build("schedule", budget_of(lines)))
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
    assert not [name for name in names if "external" in name or "vba" in name or "sheets/_rels" in name]
    found = set(re.findall(r"<f>([A-Z]+)\(", _part(data, "xl/worksheets/sheet1.xml")))
    assert found == {"ROUND"}


@pytest.mark.parametrize("name", ["year-on-year", "schedule"])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("unit", list(Unit))
def test_cached_values_equal_the_model_in_every_unit(name: str, sample: str, unit: Unit) -> None:
    annex = build(name, load_sample(sample).budget, unit)
    data = excel(annex)
    agree(annex, data)
    assert formulas(data) == sum(bool(row.parts) for row in annex.rows) * len(annex.amount_columns)


@pytest.mark.libreoffice
@pytest.mark.skipif(
    not is_installed(), reason="LIBREOFFICE IS NOT INSTALLED: the recalculation of annexes is NOT tested"
)
def test_libreoffice_recalculates_to_the_cached_values(tmp_path: Path) -> None:
    budget = load_sample(EXAMPLE).budget
    annexes = {kind.name: build(kind.name, budget) for kind in ANNEXES if kind.shape.has_amounts}
    for name, data in recalculated({name: excel(annex) for name, annex in annexes.items()}, tmp_path).items():
        agree(annexes[name], data)


def test_a_total_that_is_nil_in_pounds_is_nil_in_the_cell() -> None:
    annex = build(
        "schedule", budget_of([pressure(2, "100000", "0"), pressure(3, "200000", "0"), saving(4, "-300000", "0")])
    )
    data = excel(annex)
    assert "ROUND(SUM(" in _part(data, "xl/worksheets/sheet1.xml")
    assert _table(annex, data)[-1][-2:] == [0.0, 0.0]


@pytest.mark.parametrize(
    "negatives, code", [(Negatives.MINUS, "#,##0.000;-#,##0.000"), (Negatives.BRACKETS, "#,##0.000_);(#,##0.000)")]
)
def test_the_number_format_prints_negatives_as_set(negatives: Negatives, code: str) -> None:
    annex = build("schedule", budget_of([saving(2, "-1234567.89", "0")], negatives=negatives))
    assert f'formatCode="{code}"' in _part(excel(annex), "xl/styles.xml")


def test_a_reduction_too_small_to_show_is_shown_without_a_sign() -> None:
    assert number_format(Decimal("-0.0001"), 3, Negatives.MINUS) == "#,##0.000;#,##0.000"
    assert number_format(Decimal("-0.0006"), 3, Negatives.MINUS) == "#,##0.000;-#,##0.000"


def test_it_prints_on_a4_landscape_one_page_wide_with_repeated_headings_and_a_footer() -> None:
    budget = budget_of([pressure(2, "1", "1")], marking="OFFICIAL & sensitive", version="Draft 2")
    data = excel(build("schedule", budget))
    sheet = _part(data, "xl/worksheets/sheet1.xml")
    setup = re.findall(r"<pageSetup [^>]*>", sheet)[0]
    assert all(words in setup for words in ('paperSize="9"', 'orientation="landscape"', 'fitToHeight="0"'))
    assert "<oddFooter>&amp;LOFFICIAL &amp;&amp; sensitive&amp;CDraft 2&amp;RPage &amp;P of &amp;N</oddFooter>" in sheet
    assert "_xlnm.Print_Titles" in _part(data, "xl/workbook.xml")


def test_the_author_is_the_organisation() -> None:
    core = _part(excel(build("schedule", load_sample(OXFORDSHIRE).budget)), "docProps/core.xml")
    assert "<dc:creator>Oxfordshire County Council</dc:creator>" in core
    assert "Schedule of pressures and savings - Business strategy 2013/14" in core


def test_the_same_annex_gives_the_same_bytes() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    assert excel(annex) == excel(annex)


def test_a_footer_too_long_for_excel_is_refused_in_a_sentence() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1")], marking="x" * 300))
    with pytest.raises(FileProblem, match="marking and version are too long"):
        excel(annex)


def test_unreadable_amounts_stand_as_their_text_and_blank_ones_as_nothing() -> None:
    odd = Line(2, 1, Kind.PRESSURE, (Unreadable("=tbc"), None), title="odd")
    annex = build("schedule", budget_of([odd]))
    data = excel(annex)
    agree(annex, data)
    assert next(row for row in _table(annex, data) if row[3] == "odd")[-2:] == ["=tbc", ""]


def test_many_scattered_parts_fit_excels_limit_of_arguments() -> None:
    areas = [Area(serial, f"Area {serial}") for serial in range(1, 601)]
    lines = [Line(1000 + area.id, area.id, Kind.PRESSURE, (Decimal(area.id), None)) for area in areas]
    annex = build("year-on-year", Budget(budget_of([]).settings, areas, lines))
    plan = planned_sheets(annex)[0]
    formula = plan.rows[(plan.header or 0) + 2].formulas[0]
    assert all(call.count(",") < 255 for call in formula.split("+"))
    agree(annex, excel(annex))


def test_a_file_that_differs_in_one_figure_label_or_row_is_not_agreed() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    for wrong in (
        _with_first_amount(annex, Decimal("9844000.01")),
        replace(annex, title="Schedule"),
        replace(annex, rows=annex.rows[:-1]),
        replace(annex, sheet="Other"),
    ):
        with pytest.raises(FileProblem, match="was not exported"):
            agree(annex, excel(wrong))


def _with_first_amount(annex: Annex, pounds: Decimal) -> Annex:
    place = next(place for place, row in enumerate(annex.rows) if row.data and row.amounts[0])
    row = replace(annex.rows[place], amounts=(pounds, *annex.rows[place].amounts[1:]))
    return replace(annex, rows=(*annex.rows[:place], row, *annex.rows[place + 1 :]))


def test_the_label_of_figures_stands_across_the_columns_of_words() -> None:
    plan = planned_sheets(build("transfers", load_sample(EXAMPLE).budget))[0]
    labels = {row.cells[0]: row.span for row in plan.rows if str(row.cells[0:1]).startswith("('of which transfers")}
    assert set(labels.values()) == {5}
    assert len(labels) == 3


def test_a_line_of_which_only_the_reference_is_stated_keeps_its_columns() -> None:
    plan = planned_sheets(build("schedule", budget_of([pressure(1, "1", "2", reference="27ASC01")])))[0]
    (row,) = (row for row in plan.rows if row.cells[:1] == ("27ASC01",))
    assert row.span == 1

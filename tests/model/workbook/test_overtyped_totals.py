"""A total of the app's own Year on Year table that was overtyped no longer follows its lines: told, and left alone."""

from pathlib import Path

import pytest

from model.findings import Level
from model.workbook.sheet_plan import total_formulas
from model.years import Year
from tests.model.workbook.builder import LEARNING, Parts, formula, sample_parts, text_cell
from tests.model.workbook.helpers import assert_reopens_equal, line_of, opened, set_amount


def overtyped(cell: str, xml: str) -> Parts:
    return sample_parts().put_cell(LEARNING, cell, xml)


@pytest.mark.parametrize(
    "cell, xml, level, words",
    [
        ("B6", '<c r="B6"><v>99</v></c>', Level.ERROR, "its lines cast to £2.225m, a difference of £96.775m"),
        ("C7", '<c r="C7"><v>-2.6</v></c>', Level.ERROR, "which does not agree"),
        ("B8", '<c r="B8"><v>-0.66</v></c>', Level.WARNING, "which can be rounding"),
        (
            "B6",
            '<c r="B6"><v>2.225</v></c>',
            Level.WARNING,
            "is a typed figure, £2.225m, and will not follow its lines",
        ),
        ("B6", '<c r="B6"/>', Level.WARNING, "is blank"),
        ("B6", text_cell("B6", "n/a"), Level.ERROR, "holds “n/a”"),
        ("B6", formula("B6", "1+98", "99"), Level.ERROR, "is a formula of another kind"),
    ],
)
def test_an_overtyped_year_on_year_total_is_told(cell: str, xml: str, level: Level, words: str, tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, overtyped(cell, xml).zipped()).findings
    assert (finding.rule, finding.level) == ("year on year total", level)
    assert (finding.sheet, finding.cell) == ("Learning Disability", cell)
    assert words in finding.message
    assert f"Learning Disability!{cell}" in finding.message


OWN, OWN_SAVINGS, _ = (text.replace('"', "&quot;") for text in total_formulas("Lines_Learning_Disability", Year(2013)))


@pytest.mark.parametrize(
    "xml, shown",
    [(formula("B6", OWN, "2.3"), "£2.300m"), (f'<c r="B6" t="e"><f>{OWN}</f><v>#VALUE!</v></c>', "“#VALUE!”")],
)
def test_a_live_total_that_was_not_calculated_again_is_told(xml: str, shown: str, tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, overtyped("B6", xml).zipped()).findings
    assert (finding.rule, finding.level) == ("stale total", Level.WARNING)
    assert (finding.sheet, finding.cell) == ("Learning Disability", "B6")
    assert f"shows {shown}, but its lines cast to £2.225m" in finding.message


def test_a_total_of_a_year_whose_amounts_are_not_read_is_not_called_stale(tmp_path: Path) -> None:
    document = opened(tmp_path, overtyped("I11", text_cell("I11", "First")).zipped())
    assert "stale total" not in [each.rule for each in document.findings]


def test_an_amount_as_text_that_the_total_leaves_out_is_told_with_it(tmp_path: Path) -> None:
    document = opened(tmp_path, overtyped("I12", text_cell("I12", "1.5")).zipped())
    assert {(each.rule, each.cell) for each in document.findings} == {
        *(("amount as text", "I12"), ("stale total", "B6"), ("stale total", "B8")),
    }


def test_a_save_that_changes_its_lines_calculates_a_stale_total(tmp_path: Path) -> None:
    document = opened(tmp_path, overtyped("B7", formula("B7", OWN_SAVINGS, "-2")).zipped())
    assert [each.rule for each in document.findings] == ["stale total"]
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    document.save()
    assert not [each for each in document.findings if each.rule == "stale total"]


@pytest.mark.parametrize(
    "xml",
    [
        formula("B6", OWN, "2.2249999999999996"),
        formula("B6", "SUM(I12:I15)", "2.225"),
        '<c r="B6"><f>1+1</f></c>',
    ],
)
def test_another_formula_that_agrees_or_has_no_value_yet_is_nothing_to_tell(xml: str, tmp_path: Path) -> None:
    assert not opened(tmp_path, overtyped("B6", xml).zipped()).findings


def test_a_save_leaves_an_overtyped_total_alone_and_tells_of_it(tmp_path: Path) -> None:
    xml = '<c r="B7"><v>-2.886</v></c>'
    document = opened(tmp_path, overtyped("B7", xml).zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    document.save()
    assert xml in Parts((tmp_path / "budget.xlsx").read_bytes()).text(LEARNING)
    assert_reopens_equal(document)
    (finding,) = document.findings
    assert finding.level is Level.ERROR

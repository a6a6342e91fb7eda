import re
from decimal import Decimal
from pathlib import Path

import pytest

from exporters.annexes.registry import ANNEXES
from exporters.exporting import export
from exporters.proof.checking import check_annex
from exporters.wanted import EXCEL, Wanted
from model.area_planning import add_area, rename_area
from model.edits import Edit
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.money import Unit
from model.planning import add_line, change_setting, delete_lines, move_lines, set_field
from model.problems import FileProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from model.years import Year
from tests.exporters.proof.tampering import SHEET, STRINGS, alter, alter_by

pytestmark = pytest.mark.thorough

FIRST, SECOND = Year(2013), Year(2014)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return document


@pytest.fixture
def schedule(document: Document, tmp_path: Path) -> Path:
    return _exported(document, tmp_path, "schedule")


def _exported(document: Document, folder: Path, name: str, unit: Unit | None = None) -> Path:
    return export(document, folder, Wanted((name,), (EXCEL,), unit, by="Service accountant")).files[0].path


def _do(document: Document, edit: Edit | None) -> None:
    assert edit is not None
    document.budget.apply(edit)


def _line(document: Document, reference: str) -> Line:
    return next(line for line in document.budget.lines() if line.reference == reference)


def _set(document: Document, reference: str, field: Field, value: object) -> None:
    _do(document, set_field(document.budget, _line(document, reference).id, field, value))


def _errors(path: Path, document: Document) -> list[Finding]:
    return [finding for finding in check_annex(path, document) if finding.level is Level.ERROR]


def _messages(path: Path, document: Document) -> list[str]:
    return [finding.message for finding in _errors(path, document)]


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("unit", list(Unit))
def test_an_annex_agrees_with_the_workbook_from_which_it_was_exported(
    name: str, sample: str, unit: Unit, tmp_path: Path
) -> None:
    document = Document(load_sample(sample).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    assert check_annex(_exported(document, tmp_path, name, unit), document) == ()


def test_a_figure_that_changed_in_the_workbook_is_told_with_both_figures_and_its_cell(
    document: Document, schedule: Path
) -> None:
    _set(document, "14SCS16", Field(AMOUNT, FIRST), Decimal(-1_250_000))
    found = _errors(schedule, document)
    first = next(finding for finding in found if finding.reference == "14SCS16")
    assert first.message == "14SCS16 in 2013/14 is -1.800 in the annex and -1.250 in the workbook."
    assert (first.rule, first.sheet) == ("figure differs", "Schedule")
    assert re.fullmatch(r"[FG]\d+", first.cell)
    assert first.line_id == _line(document, "14SCS16").id
    assert any("“Subtotal Savings” of Activity Area - Learning Disability" in finding.message for finding in found)


def test_a_difference_too_small_for_the_annexs_decimals_is_still_told_apart(document: Document, schedule: Path) -> None:
    _set(document, "14SCS16", Field(AMOUNT, FIRST), Decimal("-1800000.01"))
    assert "14SCS16 in 2013/14 is -1.80000000 in the annex and -1.80000001 in the workbook." in _messages(
        schedule, document
    )


def test_a_figure_that_became_blank_is_no_nil(document: Document, schedule: Path) -> None:
    _set(document, "14SCS16", Field(AMOUNT, SECOND), Decimal(0))
    assert _messages(schedule, document) == ["14SCS16 in 2014/15 is blank in the annex and 0.000 in the workbook."]


def test_a_line_deleted_since_is_in_the_annex_alone_and_no_other_line_disagrees(
    document: Document, schedule: Path
) -> None:
    line = next(line for line in document.budget.lines() if line.reference == "14SCS11")
    _do(document, delete_lines(document.budget, [line.id]))
    assert _messages(schedule, document) == [
        f"{line.reference} is in the annex and not in the workbook.",
        f"“[note] {line.notes}” is in the annex and not in the workbook.",
    ]


def test_a_line_added_since_is_in_the_workbook_alone_and_no_other_line_disagrees(
    document: Document, schedule: Path
) -> None:
    area = document.budget.areas[0]
    _do(document, add_line(document.budget, area.id, Kind.SAVING, 0))
    new = next(line for line in document.budget.lines_of(area.id) if not line.reference and not line.title)
    _do(document, set_field(document.budget, new.id, Field("reference"), "14SCS99"))
    (found,) = _errors(schedule, document)
    assert found.message == "14SCS99 is in the workbook and not in the annex."
    assert (found.rule, found.sheet) == ("not in the annex", "Schedule")


def test_a_line_moved_since_is_told_once(document: Document, schedule: Path) -> None:
    lines = [line for line in document.budget.lines_of(document.budget.areas[0].id) if line.kind is Kind.SAVING]
    _do(document, move_lines(document.budget, [lines[0].id], 1))
    assert [finding.rule for finding in _errors(schedule, document)] == ["order differs"]


@pytest.mark.parametrize(
    "field, value, message",
    [
        ("title", "Other", "The title of 14SCS16 is “{old}” in the annex and “Other” in the workbook."),
        ("status", "Agreed", "The status of 14SCS16 is “New” in the annex and “Agreed” in the workbook."),
        ("reference", "14SCS61", "The reference of 14SCS61 is “14SCS16” in the annex and “14SCS61” in the workbook."),
    ],
)
def test_words_that_changed_are_told_with_both(
    field: str, value: str, message: str, document: Document, schedule: Path
) -> None:
    old = _line(document, "14SCS16")
    _set(document, "14SCS16", Field(field), value)
    assert _messages(schedule, document) == [message.format(old=old.title)]


def test_an_area_renamed_changes_its_headings_and_no_line(document: Document, schedule: Path) -> None:
    _do(document, rename_area(document.budget, document.budget.areas[0].id, "Elders"))
    assert _messages(schedule, document) == [
        "The annex says “Activity Area - Older People” where the workbook says “Activity Area - Elders”.",
        "The annex says “Net change: Older People” where the workbook says “Net change: Elders”.",
    ]


def test_a_statement_that_changed_is_told(document: Document, schedule: Path) -> None:
    _do(document, change_setting(document.budget, "organisation", "Elsewhere Council"))
    assert any("Elsewhere Council" in message for message in _messages(schedule, document))


def test_an_area_added_since_is_told_row_by_row_and_no_other_row_disagrees(document: Document, schedule: Path) -> None:
    document.budget.apply(add_area(document.budget, "Housing"))
    found = _errors(schedule, document)
    assert {finding.rule for finding in found} == {"not in the annex"}


def test_what_was_changed_and_changed_back_agrees_with_a_note_of_the_hash(document: Document, schedule: Path) -> None:
    for pounds in (Decimal(-1), Decimal(-1_800_000)):
        _set(document, "14SCS16", Field(AMOUNT, FIRST), pounds)
        document.save()
    found = check_annex(schedule, document)
    assert {finding.level for finding in found} <= {Level.NOTE}
    assert _line(document, "14SCS16").amounts[0] == Decimal(-1_800_000)


def test_a_workbook_saved_again_with_another_hash_is_noted(document: Document, schedule: Path) -> None:
    _set(document, "14SCS16", Field("internal_notes"), "Seen")
    document.save()
    (found,) = check_annex(schedule, document)
    assert (found.level, found.rule) == (Level.NOTE, "workbook changed")


def test_a_typed_figure_in_the_annex_is_found_and_the_annex_named_as_altered(
    document: Document, schedule: Path
) -> None:
    alter(schedule, SHEET, "<v>-1.8</v>", "<v>-1.25</v>")
    found = check_annex(schedule, document)
    assert found[0].message == "14SCS16 in 2013/14 is -1.250 in the annex and -1.800 in the workbook."
    assert found[-1].rule == "annex altered"


def test_a_word_altered_in_the_annex_is_found(document: Document, schedule: Path) -> None:
    title = _line(document, "14SCS16").title
    alter(schedule, STRINGS, f">{title}<", ">Other words<")
    assert f"The title of 14SCS16 is “Other words” in the annex and “{title}” in the workbook." in _messages(
        schedule, document
    )


@pytest.mark.parametrize(
    "pattern, new, told",
    [
        (r"(<f>ROUND\([^<]*</f>)<v>9\.844</v>", r"\1<v>9.9</v>", "is 9.900 in the annex and 9.844 in the workbook"),
        (r"<f>ROUND\([^<]*</f><v>9\.844</v>", "<v>9.844</v>", "is a typed figure in the annex"),
        (r"<f>ROUND\([^<]*</f><v>9\.844</v>", "<f>5+4.844</f><v>9.844</v>", "is cast by =5+4.844 in the annex"),
        (
            r"<f>(ROUND\(SUM\([FG]\d+):[FG]\d+([^<]*)</f><v>9\.844</v>",
            r"<f>\1\2</f><v>9.844</v>",
            "is cast by =ROUND(SUM(",
        ),
        (r"<v>-1\.8</v>", "<f>-1.8</f><v>-1.8</v>", "is the formula =-1.8 in the annex"),
    ],
)
def test_a_total_or_formula_altered_by_hand_is_found(
    pattern: str, new: str, told: str, document: Document, schedule: Path
) -> None:
    def change(text: str) -> str:
        changed, count = re.subn(pattern, new, text, count=1)
        assert count
        return changed

    alter_by(schedule, SHEET, change)
    (found,) = _errors(schedule, document)
    assert told in found.message


def test_the_control_totals_of_the_whole_budget_are_compared_too(document: Document, schedule: Path) -> None:
    _set(document, "14SCS16", Field(AMOUNT, FIRST), Decimal(-1_250_000))
    told = [finding for finding in check_annex(schedule, document) if finding.rule == "control total"]
    assert [finding.level for finding in told] == [Level.WARNING] * 2
    assert "Net change of the whole budget in 2013/14 was -£2,976,000.00 when the annex was exported" in told[1].message


def test_a_sheet_renamed_in_the_annex_is_told(document: Document, schedule: Path) -> None:
    alter(schedule, "xl/workbook.xml", 'name="Schedule"', 'name="Other"')
    assert {finding.rule for finding in _errors(schedule, document)} == {
        "sheet not in the workbook",
        "sheet not in the annex",
    }


def test_a_workbook_that_is_no_annex_is_refused(document: Document, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is no annex exported by Budget Workbook"):
        check_annex(tmp_path / "Strategy.xlsx", document)


def test_a_pdf_is_refused_with_what_to_check_instead(document: Document, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"Strategy\.pdf is a PDF.*check the Excel or CSV annex"):
        check_annex(tmp_path / "Strategy.pdf", document)


def test_an_annex_of_unsaved_changes_says_so(document: Document, tmp_path: Path) -> None:
    _set(document, "14SCS16", Field(AMOUNT, FIRST), Decimal(-1_250_000))
    path = _exported(document, tmp_path, "schedule")
    document.save()
    (found,) = check_annex(path, document)
    assert (found.level, found.rule) == (Level.NOTE, "workbook changed")

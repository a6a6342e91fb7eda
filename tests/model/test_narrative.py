"""Narrative is added, changed and removed as one edit each, follows its area, and is read, frozen and compared."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model import area_planning
from model.budget import Budget
from model.checks.named_references import unknown_references_in_words
from model.comparing.applying import edit_to
from model.comparing.comparison import compare
from model.comparing.frame_differences import FrameDifference, Part
from model.edits import Edit
from model.narrative_planning import add_narrative, change_narrative, remove_narrative
from model.narratives import Narrative, in_order_of_areas
from model.problems import EntryProblem
from model.versions.frozen import VersionHead
from model.versions.restoring import restore
from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook
from tests.model.comparing.budgets import as_another_file, side, stated, worked_budget
from tests.model.drafts import OLDER, small_budget
from tests.model.workbook.helpers import assert_reopens_equal, opened

PROVIDERS = "Impact on providers"


def do(budget: Budget, edit: Edit | None) -> None:
    assert edit is not None
    budget.apply(edit)


def test_a_narrative_is_added_changed_and_removed_each_as_one_edit() -> None:
    budget = small_budget()
    added = add_narrative(budget, "Older People", f" {PROVIDERS} ", " Fees rise.\r\nHomes close. ")
    budget.apply(added)
    told = budget.narratives[-1]
    assert (told.area, told.heading, told.text) == ("Older People", PROVIDERS, "Fees rise.\nHomes close.")
    assert change_narrative(budget, told.id, told.area, told.heading, told.text) is None
    changed = change_narrative(budget, told.id, "", "Overview", "All is well.")
    do(budget, changed)
    assert budget.narratives[-1].name == "Overview"
    removed = remove_narrative(budget, told.id)
    budget.apply(removed)
    assert not budget.narratives
    budget.revert(removed)
    assert budget.narratives[-1].text == "All is well."


@pytest.mark.parametrize(
    "area, heading, text, words",
    [
        ("Nowhere", PROVIDERS, "Words", "no area “Nowhere”"),
        ("Older People", " ", "Words", "needs a heading"),
        ("Older People", "H" * 201, "Words", "201 characters"),
        ("Older People", PROVIDERS, " \n ", "Write the narrative"),
        ("Older People", "Overview", "W" * 32_768, "32,767"),
        ("Older People", f"{PROVIDERS.upper()}", "Words", "already"),
    ],
)
def test_a_narrative_that_cannot_be_kept_is_refused_in_a_sentence(
    area: str, heading: str, text: str, words: str
) -> None:
    budget = worked_budget()
    with pytest.raises(EntryProblem, match=words):
        add_narrative(budget, area, heading, text)


def test_a_narrative_follows_its_area_to_another_name_and_back() -> None:
    budget = worked_budget()
    edit = area_planning.rename_area(budget, OLDER, "Ageing Well")
    do(budget, edit)
    assert [each.area for each in budget.narratives] == ["", "Ageing Well", "Roads"]
    assert edit is not None
    budget.revert(edit)
    assert [each.area for each in budget.narratives] == ["", "Older People", "Roads"]


def test_papers_have_the_directorate_first_and_then_the_areas_in_their_order() -> None:
    told = [Narrative(place, area, "Overview", "Words") for place, area in enumerate(("Gone", "Roads", "", "roads"))]
    assert [each.id for each in in_order_of_areas(told, worked_budget().areas)] == [2, 1, 3, 0]


def test_a_reference_that_a_narrative_names_and_no_line_has_is_told_with_its_cell(tmp_path: Path) -> None:
    document = opened(tmp_path, write_new_workbook(worked_budget()))
    do(document.budget, add_narrative(document.budget, "Roads", "Overview", "See 27ASC3 and 27ASC77; 27ASC77 again."))
    document.save()
    found = [each for each in unknown_references_in_words(document.budget) if each is not None]
    assert [each.message for each in found] == [
        "The narrative Roads: Overview names 27ASC77, a reference that no line has; check it."
    ]
    located = document.located(found[0])
    assert (located.sheet, located.cell) == ("Narrative", "C8")


def test_the_sheet_is_made_when_first_needed_and_rows_go_and_come(tmp_path: Path) -> None:
    document = opened(tmp_path, write_new_workbook(small_budget()))
    do(document.budget, add_narrative(document.budget, "Older People", PROVIDERS, "=Fees rise.\nHomes close."))
    do(document.budget, add_narrative(document.budget, "", "Overview", "0012"))
    document.save()
    assert_reopens_equal(document)
    do(document.budget, remove_narrative(document.budget, document.budget.narratives[0].id))
    do(document.budget, change_narrative(document.budget, document.budget.narratives[0].id, "", "Statement", "1.10"))
    document.save()
    assert_reopens_equal(document)
    assert document.path is not None
    sheet = openpyxl.load_workbook(document.path)["Narrative"]
    assert [[cell.value for cell in row] for row in sheet["A4:C6"]] == [
        ["Area", "Heading", "Text"],
        [None, None, None],
        [None, "Statement", "1.10"],
    ]


def test_a_table_of_that_name_without_a_column_of_texts_is_left_alone(tmp_path: Path) -> None:
    document = opened(tmp_path, write_new_workbook(worked_budget()))
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    book["Narrative"]["C4"] = "Remarks"
    book["Narrative"].tables["Narrative"].tableColumns[2].name = "Remarks"
    book.save(document.path)
    assert Document.open(document.path).budget.narratives == ()


def test_a_version_keeps_the_narrative_and_gives_it_back(tmp_path: Path) -> None:
    document = opened(tmp_path, write_new_workbook(worked_budget()))
    document.freeze(VersionHead("Cabinet"))
    document.save()
    budget = document.budget
    do(budget, change_narrative(budget, budget.narratives[1].id, "Older People", PROVIDERS, "Nothing changes."))
    do(budget, remove_narrative(budget, budget.narratives[0].id))
    document.save()
    assert document.path is not None
    again = Document.open(document.path)
    version = again.version("Cabinet")
    assert version.fault == ""
    assert stated(version.content) == stated(worked_budget().snapshot())
    do(again.budget, restore(again.budget, version))
    again.save()
    assert stated(Document.open(document.path).budget.snapshot()) == stated(worked_budget().snapshot())


def test_another_narrative_is_another_content(tmp_path: Path) -> None:
    document = opened(tmp_path, write_new_workbook(worked_budget()))
    first = document.freeze(VersionHead("First")).head.digest
    budget = document.budget
    do(budget, change_narrative(budget, budget.narratives[0].id, "", "Overview", "Something else."))
    assert document.freeze(VersionHead("Second")).head.digest != first


def test_what_a_comparison_tells_of_narrative_and_pots_its_edit_takes_over() -> None:
    old, new = worked_budget(), worked_budget()
    do(new, change_narrative(new, 61, "", "Overview", "It spends less."))
    do(new, remove_narrative(new, 62))
    do(new, add_narrative(new, "Roads", PROVIDERS, "A new tender."))
    pot = new.pots[0]
    other = replace(new.snapshot(), pots=(replace(pot, notes="It ended"),))
    comparison = compare(side(old), side(as_another_file(other)))
    assert comparison.frame == (
        FrameDifference(
            Part.POT, pot.name, "2026/27 0.000, 2027/28 blank; ends 2026/27; Until it ends",
            "2026/27 0.000, 2027/28 blank; ends 2026/27; It ended",
        ),
        FrameDifference(Part.NARRATIVE, "Overview", "The council spends more on care.", "It spends less."),
        FrameDifference(Part.NARRATIVE, f"Roads: {PROVIDERS}", "not there", "A new tender."),
        FrameDifference(
            Part.NARRATIVE, f"Older People: {PROVIDERS}", "27ASC3 asks them to work together.", "not there"
        ),
    )  # fmt: skip
    do(old, edit_to(old, comparison, "Take over"))
    assert stated(old.snapshot()) == stated(other)

"""The budget's own service takes a new name: its areas and control totals follow, in the model and in the file."""

from pathlib import Path

import pytest

from model import planning
from model.controls import Scope
from model.workbook.document import Document
from tests.model.workbook.builder import sample
from tests.model.workbook.helpers import assert_reopens_equal, carried_out, opened

OLD, NEW = "Adult Social Care", "Adults and Carers"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return opened(tmp_path, sample())


def test_areas_and_control_totals_follow_and_one_undo_takes_it_back(document: Document) -> None:
    before = document.budget.snapshot()
    edit = carried_out(document, planning.change_setting(document.budget, "service", NEW))
    assert document.budget.services == (NEW,)
    names = {control.name for control in document.budget.controls if control.scope is Scope.SERVICE}
    assert names == {NEW}
    document.budget.revert(edit)
    assert document.budget.snapshot() == before


def test_the_new_name_is_saved_and_read_back(document: Document) -> None:
    carried_out(document, planning.change_setting(document.budget, "service", NEW))
    document.save()
    assert_reopens_equal(document)


def test_an_area_of_another_service_stays_there(document: Document) -> None:
    from model.area_planning import regroup_area

    area = document.budget.areas[0]
    carried_out(document, regroup_area(document.budget, area.id, "Another service"))
    carried_out(document, planning.change_setting(document.budget, "service", NEW))
    assert set(document.budget.services) == {"Another service", NEW}

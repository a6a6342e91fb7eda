"""Amending: previous amounts and changes make the amounts; they are kept as figures, logged and put back."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from model.amending import Amendment, amend, amendments
from model.budget import Budget
from model.change_log import Signature
from model.known_columns import HeadingFor, as_it_is
from model.lines import Line
from model.money import Unit
from model.problems import EntryProblem
from model.putting_back import put_back
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from model.years import Year

FIRST, SECOND = Year(2013), Year(2014)
WANTED = {FIRST: Amendment(Decimal(-1500000), Decimal(-200000)), SECOND: Amendment(None, None)}


def line_of(budget: Budget, reference: str = "14SCS16") -> Line:
    return next(each for each in budget.lines() if each.reference == reference)


def amended(budget: Budget, wanted: dict[Year, Amendment] = WANTED, heading_for: HeadingFor = as_it_is) -> Line:
    edit = amend(budget, line_of(budget).id, wanted, heading_for)
    assert edit is not None
    budget.apply(edit)
    return line_of(budget)


def test_the_previous_amount_and_the_change_make_the_amount_in_one_edit() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    before = line_of(budget)
    edit = amend(budget, before.id, WANTED)
    assert edit is not None
    budget.apply(edit)
    line = line_of(budget)
    assert (line.status, line.amounts[0], dict(line.extra)) == (
        "Amended", Decimal(-1700000), {"Previous 2013/14": "-1.5"},
    )  # fmt: skip
    assert amendments(line, budget.years, Unit.MILLIONS)[0] == WANTED[FIRST]
    assert amend(budget, line.id, WANTED) is None
    budget.apply(edit.inverse())
    assert line_of(budget) == before


def test_a_line_that_is_not_amended_yet_was_what_it_is() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    assert amendments(line_of(budget), budget.years, Unit.MILLIONS) == (
        Amendment(Decimal(-1800000), Decimal(0)),
        Amendment(None, None),
    )


def test_who_agreed_a_line_is_said_without_amending_it() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    line = line_of(budget)
    as_it_was = dict(zip(budget.years, amendments(line, budget.years, Unit.MILLIONS), strict=True))
    assert amend(budget, line.id, as_it_was, agreed_by="") is None
    edit = amend(budget, line.id, as_it_was, agreed_by="Council, 19 February 2013 ")
    assert edit is not None
    budget.apply(edit)
    assert (line_of(budget).status, dict(line_of(budget).extra)) == ("New", {"Agreed by": "Council, 19 February 2013"})
    assert amend(budget, line.id, as_it_was) is None
    cleared = amend(budget, line.id, as_it_was, agreed_by="")
    assert cleared is not None
    budget.apply(cleared)
    assert line_of(budget) == line
    with pytest.raises(EntryProblem, match="no column “Agreed by”; save it as a new workbook"):
        amend(budget, line.id, as_it_was, lambda _heading: None, "Council")


def test_a_workbook_that_can_have_no_such_column_is_told_of_at_once() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    with pytest.raises(EntryProblem, match="no column “Previous 2013/14”; save it as a new workbook"):
        amend(budget, line_of(budget).id, WANTED, lambda _heading: None)


def test_previous_amounts_are_saved_logged_and_put_back(tmp_path: Path) -> None:
    budget = load_sample(OXFORDSHIRE).budget
    amended(budget)
    Document(budget).save_as(tmp_path / "budget.xlsx")
    document = Document.open(tmp_path / "budget.xlsx")
    line = line_of(document.budget)
    amended(document.budget, {FIRST: Amendment(Decimal(-1600000), None)}, partial(document.heading_for, line.area_id))
    document.signature = Signature("Service accountant", "As Council decided")
    document.save()
    (entry,) = Document.open(tmp_path / "budget.xlsx").change_log
    assert (entry.field, entry.old, entry.new) == ("Previous 2013/14", "-1.5", "-1.6")
    edit = put_back(document.budget, document.change_log, entry)
    assert edit is not None
    document.budget.apply(edit)
    document.save()
    again = Document.open(tmp_path / "budget.xlsx")
    assert not again.findings
    assert line_of(again.budget).extra == {"Previous 2013/14": "-1.5"}


def test_previous_amounts_stand_in_the_workbook_as_figures(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    budget = load_sample(OXFORDSHIRE).budget
    amended(budget)
    path = tmp_path / "budget.xlsx"
    Document(budget).save_as(path)
    for figure in (-1.5, -1.6):
        document = Document.open(path)
        line = line_of(document.budget)
        place = document.place_of(line.id)
        assert place is not None
        sheet = load_workbook(path)[place[0]]
        assert figure in [cell.value for cell in sheet[int("".join(filter(str.isdigit, place[1])))]]
        edit = amend(document.budget, line.id, {FIRST: Amendment(Decimal(-1600000), None)})
        if edit is not None:
            document.budget.apply(edit)
            document.save()

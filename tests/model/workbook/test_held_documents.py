"""A document is held as it stands while work goes on in another thread: what is edited meanwhile is not in the copy."""

from pathlib import Path

from model.lines import Field
from model.planning import set_field
from model.workbook.document import Document
from tests.model.drafts import small_budget


def test_a_held_document_keeps_what_it_had(tmp_path: Path) -> None:
    document = Document(small_budget())
    document.save_as(tmp_path / "Budget.xlsx")
    line = next(document.budget.lines())
    make = document.held()
    edit = set_field(document.budget, line.id, Field("title"), "Edited meanwhile")
    assert edit is not None
    document.budget.apply(edit)
    copy = make()
    assert copy.budget.line(line.id).title == line.title
    assert document.budget.line(line.id).title == "Edited meanwhile"
    assert (copy.path, copy.digest, copy.place_of(line.id)) == (
        document.path,
        document.digest,
        document.place_of(line.id),
    )


def test_editing_the_copy_leaves_the_document() -> None:
    document = Document(small_budget())
    copy = document.held()()
    line = next(copy.budget.lines())
    edit = set_field(copy.budget, line.id, Field("title"), "In the copy")
    assert edit is not None
    copy.budget.apply(edit)
    assert document.budget.line(line.id).title == line.title

from itertools import islice

import pytest

from model.lines import Field
from model.planning import set_field
from model.problems import EntryProblem
from model.reference_series import following, increment_references
from tests.model.drafts import ADVANCE, AUTISM, CARE_HOMES, CLOSER_WORKING, TENDER, small_budget


@pytest.mark.parametrize(
    "reference, taken, expected",
    [
        ("14SCS11", (), ["14SCS12", "14SCS13", "14SCS14"]),
        ("14SCS9", ("14scs11",), ["14SCS10", "14SCS12", "14SCS13"]),
        ("S008", (), ["S009", "S010", "S011"]),
        ("2025L&CO1", (), ["2025L&CO2", "2025L&CO3", "2025L&CO4"]),
        ("1.09", (), ["1.10", "1.11", "1.12"]),
        ("7", ("8", "9"), ["10", "11", "12"]),
        ("A99", (), ["A100", "A101", "A102"]),
    ],
)
def test_references_count_on(reference: str, taken: tuple[str, ...], expected: list[str]) -> None:
    assert list(islice(following(reference, taken), 3)) == expected


@pytest.mark.parametrize("reference", ["", "SCP", "14SCS11a", "S\u0661"])
def test_a_reference_without_a_number_at_its_end_counts_nowhere(reference: str) -> None:
    with pytest.raises(EntryProblem, match=r"nothing to count on from\.$"):
        following(reference, ())


def test_selected_lines_take_the_references_behind_the_first() -> None:
    budget = small_budget()
    edit = increment_references(budget, [CARE_HOMES, ADVANCE, CLOSER_WORKING, AUTISM])
    assert edit is not None
    budget.apply(edit)
    lines = (CARE_HOMES, ADVANCE, CLOSER_WORKING, AUTISM, TENDER)
    # 27ASC4 is the tender's, which was not selected.
    assert [budget.line(line).reference for line in lines] == ["27ASC1", "27ASC2", "27ASC3", "27ASC5", "27ASC4"]


def test_lines_numbered_already_are_no_edit_and_one_line_is_too_few() -> None:
    budget = small_budget()
    assert increment_references(budget, [CARE_HOMES, ADVANCE]) is None
    with pytest.raises(EntryProblem, match=r"^Select the line"):
        increment_references(budget, [CARE_HOMES])


def test_a_blank_first_reference_is_refused() -> None:
    budget = small_budget()
    edit = set_field(budget, CARE_HOMES, Field("reference"), " ")
    assert edit is not None
    budget.apply(edit)
    with pytest.raises(EntryProblem, match=r"^The first line has no reference"):
        increment_references(budget, [CARE_HOMES, ADVANCE])

"""Whatever a budget holds, each of its annexes is exported, proved, and agrees with it when checked."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporters.annexes.registry import ANNEXES
from exporters.excel.profile import Profile
from exporters.exporting import export
from exporters.proof.checking import check_annex
from exporters.wanted import CSV, EXCEL, Wanted
from model.basis import Basis
from model.budget import Budget
from model.findings import Level
from model.money import Unreadable
from model.workbook.document import Document
from tests.effort import times
from tests.exporters.budgets import budget_of
from tests.exporters.hostile import budgets, many_areas

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
@settings(max_examples=times(6))
@given(budget=budgets(), profile=st.sampled_from(Profile), wide=st.booleans(), basis=st.sampled_from(Basis))
@example(budget=many_areas(), profile=Profile.PRINT, wide=True, basis=Basis.LEVEL)
@example(budget=budget_of([]), profile=Profile.PRINT, wide=False, basis=Basis.CUMULATIVE)
def test_what_was_exported_agrees_when_it_is_checked(
    name: str, budget: Budget, profile: Profile, wide: bool, basis: Basis
) -> None:
    document = Document(budget)
    if any(isinstance(amount, Unreadable) for line in budget.lines() for amount in line.amounts):
        basis = Basis.YEAR_ON_YEAR
    with tempfile.TemporaryDirectory() as folder:
        result = export(document, Path(folder), Wanted((name,), (EXCEL, CSV), profile=profile, wide=wide, basis=basis))
        for file in result.files:
            if file.format in (EXCEL, CSV):
                told = check_annex(file.path, document)
                assert [finding.message for finding in told if finding.level is Level.ERROR] == []

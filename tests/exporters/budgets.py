"""Budgets for the tests of annexes: the samples, and small ones made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from exporters.annex import Annex
from exporters.annexes.registry import annex_kind
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets, write_excel
from exporters.proof import agreeing
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from model.areas import Area
from model.basis import Basis
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Amount, Unit
from model.settings import Settings
from model.years import Year
from tests.exporters.compared import amendment, moved_on

DAY = datetime(2026, 1, 9, 14, 30, tzinfo=UTC)
YEARS = (Year(2026), Year(2027))


def build(name: str, budget: Budget, unit: Unit | None = None, basis: Basis = Basis.YEAR_ON_YEAR) -> Annex:
    wanted = unit or budget.settings.unit
    request = AnnexRequest(wanted, decimals_for(budget.settings, wanted), Source("Budget.xlsx", "0" * 64), DAY)
    request = replace(request, basis=basis)
    if budget.years:
        request = replace(request, against=moved_on(budget), amendments=amendment(budget))
    return annex_kind(name).build(budget, request)


def excel(annex: Annex, profile: Profile = Profile.PRINT) -> bytes:
    return write_excel(annex, planned_sheets(annex, profile), DAY)


def agree(annex: Annex, data: bytes, profile: Profile = Profile.PRINT) -> None:
    agreeing.agree_excel(annex, planned_sheets(annex, profile), data)


def budget_of(lines: Sequence[Line], areas: Sequence[Area] = (Area(1, "Older People"),), **settings: object) -> Budget:
    return Budget(replace(Settings(YEARS), **settings), areas, lines)  # type: ignore[arg-type]  # settings by name


def pressure(serial: int, *amounts: str | None, **fields: str) -> Line:
    return line(serial, Kind.PRESSURE, *amounts, **fields)


def saving(serial: int, *amounts: str | None, **fields: str) -> Line:
    return line(serial, Kind.SAVING, *amounts, **fields)


def line(serial: int, kind: Kind, *amounts: str | None, **fields: str) -> Line:
    stated: tuple[Amount, ...] = tuple(None if text is None else Decimal(text) for text in amounts)
    return Line(serial, 1, kind, stated, **fields)  # type: ignore[arg-type]  # text fields by name

"""Budgets for the tests of annexes: the samples, and small ones made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from exporters.annex import Annex
from exporters.annexes.registry import annex_kind
from exporters.request import request_for
from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Amount, Unit
from model.settings import Settings
from model.years import Year

DAY = date(2026, 1, 9)
YEARS = (Year(2026), Year(2027))


def build(name: str, budget: Budget, unit: Unit | None = None) -> Annex:
    return annex_kind(name).build(budget, request_for(budget.settings, unit, "Budget.xlsx", DAY))


def budget_of(lines: Sequence[Line], areas: Sequence[Area] = (Area(1, "Older People"),), **settings: object) -> Budget:
    return Budget(replace(Settings(YEARS), **settings), areas, lines)  # type: ignore[arg-type]  # settings by name


def pressure(serial: int, *amounts: str | None, **fields: str) -> Line:
    return line(serial, Kind.PRESSURE, *amounts, **fields)


def saving(serial: int, *amounts: str | None, **fields: str) -> Line:
    return line(serial, Kind.SAVING, *amounts, **fields)


def line(serial: int, kind: Kind, *amounts: str | None, **fields: str) -> Line:
    stated: tuple[Amount, ...] = tuple(None if text is None else Decimal(text) for text in amounts)
    return Line(serial, 1, kind, stated, **fields)  # type: ignore[arg-type]  # text fields by name

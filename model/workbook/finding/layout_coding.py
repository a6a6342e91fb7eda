"""A layout as plain JSON values and back, to be remembered for workbooks of the same shape."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from model.controls import Measure, Scope
from model.lines import Kind
from model.money import Unit
from model.problems import EntryProblem
from model.workbook.addresses import parse_block
from model.workbook.finding.layout import (
    Account,
    Column,
    ColumnRole,
    Control,
    Layout,
    LinePlace,
    Part,
    Region,
    Row,
    RowRole,
    Total,
)
from model.years import Year, find_year

FORMAT = 1
_WORDS = 4
_Read = TypeVar("_Read")


def encoded(layout: Layout) -> dict[str, object]:
    """Return a layout as values that JSON knows."""
    return {
        "format": FORMAT,
        "unit": layout.unit.code,
        "decimals": layout.decimals,
        "levels": layout.levels,
        "regions": [_region(region) for region in layout.regions],
        "totals": [_total(total) for total in layout.totals],
    }


def decoded(data: object) -> Layout | None:
    """Return the layout that such values were made of; None where they are none, or of another version."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        return None
    try:
        return Layout(
            tuple(_region_of(each) for each in data["regions"]),
            tuple(_total_of(each) for each in data["totals"]),
            Unit.of(str(data["unit"])),
            int(data["decimals"]),
            bool(data["levels"]),
        )
    except (KeyError, TypeError, ValueError, EntryProblem):
        return None


def _region(region: Region) -> dict[str, object]:
    return {
        "sheet": region.sheet,
        "block": region.block.text,
        "header_rows": region.header_rows,
        "unit": region.unit.code,
        "positive_savings": region.positive_savings,
        "decimals": region.decimals,
        "words": region.words,
        "columns": [
            [each.column, each.role.value, each.heading, each.field, each.year.label if each.year else "", each.account]
            for each in region.columns
        ],
        "accounts": [[each.kind.value if each.kind else "", each.title, each.area] for each in region.accounts],
        "rows": [
            [
                each.row,
                each.role.value,
                each.kind.value if each.kind else "",
                each.area,
                each.service,
                each.category,
                each.doubt,
                *([[list(part) for part in each.parts]] if each.parts or each.account else []),
                *([each.account] if each.account else []),
            ]
            for each in region.rows
        ],
    }


def _region_of(data: Mapping[str, Any]) -> Region:
    block = parse_block(str(data["block"]))
    if block is None:
        raise ValueError(data["block"])
    return Region(
        str(data["sheet"]),
        block,
        int(data["header_rows"]),
        tuple(
            Column(int(column), ColumnRole(role), str(heading), str(field), _year(year), int(account))
            for column, role, heading, field, year, account in data["columns"]
        ),
        tuple(Account(_kind(kind), str(title), str(area)) for kind, title, area in data["accounts"]),
        tuple(_row_of(each) for each in data["rows"]),
        Unit.of(str(data["unit"])),
        bool(data["positive_savings"]),
        int(data["decimals"]),
        str(data["words"]),
    )


def _row_of(data: Sequence[Any]) -> Row:
    row, role, kind, *words = data
    area, service, category, doubt = map(str, words[:_WORDS])
    parts = words[_WORDS] if len(words) > _WORDS else ()
    cells = tuple(Part(int(column), int(number), int(place)) for column, number, place in parts)
    account = int(words[_WORDS + 1]) if len(words) > _WORDS + 1 else 0
    return Row(int(row), RowRole(role), _kind(kind), area, service, category, doubt, cells, account)


def _total(total: Total) -> dict[str, object]:
    control = total.control
    return {
        "label": total.label,
        "sheet": total.sheet,
        "cells": [[year.label, row, column] for year, row, column in total.cells],
        "covers": [list(place) for place in total.covers],
        "unit": total.unit.code,
        "decimals": total.decimals,
        "flips": total.flips,
        "control": [control.scope.value, control.name, control.measure.value] if control else None,
    }


def _total_of(data: Mapping[str, Any]) -> Total:
    control = data["control"]
    return Total(
        str(data["label"]),
        str(data["sheet"]),
        tuple((_stated(_year(year)), int(row), int(column)) for year, row, column in data["cells"]),
        tuple(
            LinePlace(str(sheet), int(row), int(column), int(account)) for sheet, row, column, account in data["covers"]
        ),
        Unit.of(str(data["unit"])),
        int(data["decimals"]),
        bool(data["flips"]),
        Control(Scope(control[0]), str(control[1]), Measure(control[2])) if control else None,
    )


def _year(text: object) -> Year | None:
    return find_year(str(text)) if text else None


def _kind(text: object) -> Kind | None:
    return Kind(text) if text else None


def _stated(value: _Read | None) -> _Read:
    if value is None:
        raise ValueError(value)
    return value

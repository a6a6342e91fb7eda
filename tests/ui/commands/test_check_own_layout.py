"""A workbook in the app's own layout with much that is odd: `check` tells each with the cell that holds it."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from openpyxl import load_workbook

from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Unit
from model.settings import Settings
from model.workbook.new_workbook import write_new_workbook
from model.years import Year
from tests.ui.commands.conftest import Command

YEARS = (Year(2026), Year(2027), Year(2028), Year(2029))


def line(number: int, *figures: int | None, **fields: Any) -> Line:  # noqa: ANN401  # any field of a line
    """A pressure in £000 unless its kind is said, blank where fewer than four figures are given."""
    padded = [*figures, *[None] * (len(YEARS) - len(figures))]
    amounts = tuple(None if figure is None else Decimal(figure) * 1000 for figure in padded)
    words = {"reference": f"27ASC{number}", "title": f"Proposal {number}", "status": "New"} | fields
    if "extra" in words:
        words["extra"] = MappingProxyType(words["extra"])
    return Line(100 + number, 1, words.pop("kind", Kind.PRESSURE), amounts, forecasts=(None,) * len(YEARS), **words)


def workbook(path: Path, lines: Sequence[Line]) -> Path:
    settings = Settings(YEARS, directorate="People", unit=Unit.THOUSANDS, decimals=0)
    path.write_bytes(write_new_workbook(Budget(settings, [Area(1, "Older People", "Care")], lines)))
    return path


def told(command: Command, path: Path) -> list[tuple[str, str, object]]:
    """The rule, reference and value of the cell of each finding."""
    findings = json.loads(command("check", path, "--json").out)["findings"]
    book = load_workbook(path)
    return [(each["rule"], each["reference"], book[each["sheet"]][each["cell"]].value) for each in findings]


def test_each_finding_stands_in_the_cell_that_holds_it(command: Command, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "odd.xlsx",
        [
            line(1, 120, recurrence="One-off"),
            line(2, 130, None, -130, recurrence="One-off"),
            line(3, -140),
            line(4, 150, extra={"Starts": "autumn", "Full-year effect": "lots"}),
            line(5, 160, extra={"Starts": "1 October 2027", "Full-year effect": "160"}),
            line(6, -170, kind=Kind.SAVING, linked_reference="27ASC6"),
            line(7, 180000),
            line(8, 190, -190, recurrence="one-off"),
        ],
    )
    assert sorted(told(command, path), key=lambda each: each[1]) == [
        ("one-off not reversed", "27ASC1", None),
        ("one-off taken out late", "27ASC2", -130),
        ("negative pressure", "27ASC3", -140),
        ("start not read", "27ASC4", "autumn"),
        ("start not read", "27ASC4", "lots"),
        ("amount before start", "27ASC5", 160),
        ("unknown link", "27ASC6", "27ASC6"),
        ("outlier", "27ASC7", 180000),
    ]


def test_the_words_and_the_json_tell_the_same(command: Command, tmp_path: Path) -> None:
    path = workbook(tmp_path / "odd.xlsx", [line(1, 120, recurrence="One-off"), line(2, -140)])
    findings = json.loads(command("check", path, "--json").out)["findings"]
    words = command("check", path).out.splitlines()
    assert words[-1] == "odd.xlsx: 2 warnings."
    assert words[:-1] == [f"{each['level']:<8} {each['sheet']}!{each['cell']}: {each['message']}" for each in findings]

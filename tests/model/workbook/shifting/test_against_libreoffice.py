"""LibreOffice gives a workbook's formulas the same figures after blank rows were opened in it anywhere.

After rows were taken away it gives them those that they have where the same rows are blank.
"""

import random
import re
import zipfile
from collections.abc import Collection, Sequence
from html import unescape
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.formula.translate import Translator

from model.workbook.addresses import address, parse_block
from model.workbook.opening import open_bytes
from model.workbook.shifting.row_map import RowMap, Slot
from model.workbook.shifting.shifted import shift_rows
from tests.model.workbook.libreoffice import Values, recalculated, without_libreoffice

pytestmark = [pytest.mark.thorough, pytest.mark.libreoffice, without_libreoffice]

LINES, OTHER = "Older People", "Sums"
TOP, BOTTOM = 5, 24
MOST_GONE = 4
SHAPES = (
    "SUM({c}{a}:{c}{b})",
    "SUM(${c}${a}:{d}${b})",
    "{c}{a}-{d}{b}",
    'SUMIF($A${a}:$A${b},"x",{c}{a}:{c}{b})',
    "SUMPRODUCT({c}{a}:{c}{b},{d}{a}:{d}{b})",
    "INDEX({c}{a}:{c}{b},MATCH(MAX({c}{a}:{c}{b}),{c}{a}:{c}{b},0))",
    'IFERROR(VLOOKUP("x",$A${a}:{d}${b},3,FALSE),0)',
    "ROUND(AVERAGE({c}{a}:{c}{b}),2)",
    "MAX({c}{a}:{c}{b})-MIN({d}{a},{d}{b})",
    "SUM({c}{a}:INDEX({c}:{c},{b}))*0+SUM({c}{a}:{c}{a})",
    "Costs+SUM(Block)",
)


OF_RANGES = tuple(
    shape for shape in SHAPES if "-{" not in shape and "({d}{a}," not in shape and "+SUM({c}" not in shape
)


def generated(
    seed: int, path: Path, shapes: Sequence[str] = SHAPES, blank: Collection[int] = (), alone: str = "+{d}{a}"
) -> None:
    """Write a sheet of figures, some rows `blank`, with formulas below and beside them, and another that reads it."""
    chance = random.Random(seed)  # noqa: S311 - it guards nothing
    with xlsxwriter.Workbook(path) as workbook:
        lines, other = workbook.add_worksheet(LINES), workbook.add_worksheet(OTHER)
        for row in range(TOP, BOTTOM + 1):
            content = chance.choice("xyz"), [chance.randint(-900, 900) for _ in range(3)]
            if row not in blank:
                lines.write_string(row - 1, 0, content[0])
                lines.write_row(row - 1, 1, content[1])
        workbook.define_name("Costs", f"=SUM('{LINES}'!$B${chance.randint(5, 10)}:$B${chance.randint(11, 24)})")
        workbook.define_name("Block", f"='{LINES}'!$C${chance.randint(5, 10)}:$D${chance.randint(11, 24)}")
        for number in range(12):
            a, b = sorted(chance.sample(range(TOP, BOTTOM + 1), 2))
            if not alone:  # so that some of every range is left when four rows go
                a, b = min(a, BOTTOM - MOST_GONE), max(b, min(a, BOTTOM - MOST_GONE) + MOST_GONE)
            c, d = chance.sample("BCD", 2)
            formula = chance.choice(shapes).format(a=a, b=b, c=c, d=d)
            if "INDEX(" in formula and ":{" not in formula and f"{c}:{c}" in formula:
                formula = f"SUM({c}{a}:{c}{b})"  # the row that INDEX counts to is a number, which follows nothing
            lines.write_formula(BOTTOM + 2 + number, 1, f"={formula}")
            away = formula if "Costs" in formula else _elsewhere(f"SUM({c}{a}:{c}{b}){alone.format(d=d, a=a)}")
            other.write_formula(number, 0, f"={away}")


def _elsewhere(formula: str) -> str:
    return formula.replace("SUM(", f"SUM('{LINES}'!").replace("+", f"+'{LINES}'!")


def _opened(seed: int) -> RowMap:
    chance = random.Random(seed)  # noqa: S311 - the same
    after = sorted(chance.sample(range(1, BOTTOM + 8), chance.randint(1, 3)))
    return RowMap({row: Slot((None,) * chance.randint(1, 2), 1, 4) for row in after})


def _moved(values: Values, rows: RowMap) -> Values:
    def place(cell: str) -> str:
        letters = cell.rstrip("0123456789")
        return f"{letters}{rows.row(int(cell.removeprefix(letters)))}"

    return {(sheet, place(cell) if sheet == LINES else cell): value for (sheet, cell), value in values.items()}


def test_formulas_and_names_come_to_the_same_after_blank_rows_were_opened_anywhere(tmp_path: Path) -> None:
    before, after, maps = [], [], []
    for seed in range(24):
        path = tmp_path / f"before{seed}.xlsx"
        generated(seed, path)
        opened = open_bytes(path.read_bytes(), path.name)
        rows = _opened(seed)
        target = tmp_path / f"after{seed}.xlsx"
        target.write_bytes(shift_rows(opened, {LINES: rows}, {}, path.name).data)
        before.append(path)
        after.append(target)
        maps.append(rows)
    values = recalculated([*before, *after], tmp_path)
    for old, new, rows in zip(values[: len(before)], values[len(before) :], maps, strict=True):
        assert len(old) == 24
        assert _moved(old, rows) == new


def test_formulas_and_names_count_what_is_left_after_lines_were_taken_away_anywhere(tmp_path: Path) -> None:
    before, after, maps = [], [], []
    for seed in range(24):
        chance = random.Random(1000 + seed)  # noqa: S311 - the same
        gone = frozenset(chance.sample(range(TOP, BOTTOM + 1), chance.randint(1, MOST_GONE)))
        wanted, whole, target = (tmp_path / f"{name}{seed}.xlsx" for name in ("wanted", "whole", "after"))
        generated(seed, wanted, OF_RANGES, gone, "")
        generated(seed, whole, OF_RANGES, alone="")
        rows = RowMap({}, gone)
        opened = open_bytes(whole.read_bytes(), whole.name)
        target.write_bytes(shift_rows(opened, {LINES: rows}, {}, whole.name).data)
        before.append(wanted)
        after.append(target)
        maps.append(rows)
    values = recalculated([*before, *after], tmp_path)
    for old, new, rows in zip(values[: len(before)], values[len(before) :], maps, strict=True):
        assert len(old) == 24
        assert _moved(old, rows) == new


RULES = ("${c}{t}>$D{t}", "{c}{t}>{c}$26", "{c}{t}=MAX({c}${t}:{c}$20)", "SUM({c}${t}:{c}{t})>0", "MOD({c}{t},2)=0",
         "ISNUMBER(MATCH({c}{t},Sums!$B$1:$B$3,0))", "COUNTIF($B$6:$D$19,{c}{t})>1")  # fmt: skip
_RULE = re.compile(r'<conditionalFormatting sqref="([^"]+)"><cfRule[^>]*><formula>([^<]*)<')


def with_rules(seed: int, path: Path, blank: Collection[int] = ()) -> None:
    """Write a sheet of figures, some rows `blank`, with rules for formats over stretches of it."""
    chance = random.Random(seed)  # noqa: S311 - it guards nothing
    with xlsxwriter.Workbook(path) as workbook:
        lines, other = workbook.add_worksheet(LINES), workbook.add_worksheet(OTHER)
        lines.write_row("B26", [3, -2, 4])
        other.write_column("B1", [5, 3, 8])
        for row in range(TOP, BOTTOM + 1):
            figures = [chance.randint(-9, 9) for _ in range(3)]
            if row not in blank:
                lines.write_row(row - 1, 1, figures)
        for _ in range(5):
            top = chance.randint(TOP, BOTTOM - MOST_GONE - 2)
            bottom, c = chance.randint(top + MOST_GONE + 1, BOTTOM), chance.choice("BC")
            criteria = "=" + chance.choice(RULES).format(t=top, c=c)
            options = {"type": "formula", "criteria": criteria}
            lines.conditional_format(f"{c}{top}:{chance.choice('CD')}{bottom}", options)


def probed(path: Path, target: Path) -> None:
    """Write a workbook with what each rule says of each of its cells as the formula of a cell far to the right."""
    with zipfile.ZipFile(path) as package:
        found = _RULE.findall(package.read("xl/worksheets/sheet1.xml").decode())
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[LINES]
    for number, (squares, formula) in enumerate(found, start=1):
        block = parse_block(squares)
        assert block is not None
        for row in range(block.top, block.bottom + 1):
            translator = Translator("=" + unescape(formula), address(block.top, block.left))
            sheet.cell(row, 20 + number).value = translator.translate_formula(address(row, block.left))
    workbook.save(target)


@pytest.mark.parametrize("opens", [False, True])
def test_rules_say_the_same_of_the_lines_that_are_left(tmp_path: Path, opens: bool) -> None:
    before: list[Path] = []
    after: list[Path] = []
    maps = []
    for seed in range(20):
        chance = random.Random(2000 + seed)  # noqa: S311 - the same
        gone = frozenset(chance.sample(range(TOP, BOTTOM + 1), 0 if opens else chance.randint(1, MOST_GONE)))
        rows = _opened(seed) if opens else RowMap({}, gone)
        wanted, whole = (tmp_path / f"{name}{seed}.xlsx" for name in ("wanted", "whole"))
        with_rules(seed, wanted, gone)
        with_rules(seed, whole)
        moved = tmp_path / f"moved{seed}.xlsx"
        shifted = shift_rows(open_bytes(whole.read_bytes(), whole.name), {LINES: rows}, {}, whole.name)
        assert [finding.rule for finding in shifted.findings if finding.rule == "rule to be looked at"] == []
        moved.write_bytes(shifted.data)
        for source, paths, name in ((wanted, before, "old"), (moved, after, "new")):
            paths.append(tmp_path / f"{name}{seed}.xlsx")
            probed(source, paths[-1])
        maps.append(rows)
    values = recalculated([*before, *after], tmp_path)
    for old, new, rows in zip(values[: len(before)], values[len(before) :], maps, strict=True):
        kept = {place: value for place, value in old.items() if rows.row(int(re.sub(r"\D", "", place[1]))) is not None}
        assert len(kept) > 20
        after_moving = _moved(kept, rows)
        assert {place: new[place] for place in after_moving} == after_moving

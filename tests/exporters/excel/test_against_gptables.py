"""The accessible annex beside what gptables, the Analysis Function's own tool, makes of the same table."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES
from exporters.excel.profile import Profile
from exporters.excel.writer import planned_sheets
from model.samples import EXAMPLE, load_sample
from tests.exporters.budgets import build, excel

NOTE = "Subject to consultation."


def _by_gptables(annex: Annex, path: Path) -> Workbook:
    import gptables

    plan = planned_sheets(annex, Profile.ACCESSIBLE)[-1]
    header = plan.header or 0
    above = [str(row.cells[0]) for row in plan.rows[:header]]
    frame = pd.DataFrame(
        [[float(cell) if isinstance(cell, Decimal) else cell for cell in row.cells] for row in plan.rows[header + 1 :]],
        columns=list(plan.rows[header].cells),
    )
    table = gptables.GPTable(
        table=frame,
        table_name=plan.table,
        title=above[0],
        instructions=above[1],
        legend=[text.replace("[note 1]", "$$consultation$$") for text in above[2:]],
        index_columns={},
    )
    book = gptables.produce_workbook(
        str(path),
        {plan.name: table},
        cover=gptables.Cover(title=annex.title, intro=list(annex.statements)),
        notes_table=pd.DataFrame({"Note": ["consultation"], "What it says": [NOTE]}),
    )
    book.close()
    return openpyxl.load_workbook(path)


def _cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _tables(sheet: Worksheet) -> dict[str, str]:
    return {table.displayName: table.ref for table in sheet.tables.values()}


def _leads_to(sheet: Worksheet) -> set[str]:
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return {str(link.location).removesuffix("!A1").strip("'") for link in links}


@pytest.mark.filterwarnings("ignore")  # gptables leaves a file open and uses what pandas is about to drop
@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
def test_the_structure_is_that_of_gptables(name: str, tmp_path: Path) -> None:
    annex = build(name, load_sample(EXAMPLE).budget)
    annex = replace(annex, statements=(*annex.statements, "Figures may change [note 1]"), notes=(NOTE,))
    theirs = _by_gptables(annex, tmp_path / "gptables.xlsx")
    ours = openpyxl.load_workbook(BytesIO(excel(annex, Profile.ACCESSIBLE)), data_only=True)
    assert ours.sheetnames == theirs.sheetnames
    assert ours["Cover"]["A1"].value == theirs["Cover"]["A1"].value
    for front in ("Contents", "Notes"):
        for sheet in (ours[front], theirs[front]):
            assert str(sheet["A2"].value).startswith("This worksheet contains one table.")
            assert len(sheet.tables) == 1
    assert ours["Notes"]["A1"].value == theirs["Notes"]["A1"].value
    assert _leads_to(ours["Contents"]) >= _leads_to(theirs["Contents"])
    mine, other = ours.worksheets[-1], theirs.worksheets[-1]
    assert _cells(mine) == _cells(other)
    assert _tables(mine) == _tables(other)
    for compared in (mine, other):
        assert not compared.merged_cells.ranges
        assert not compared.freeze_panes
        assert all(table.autoFilter is None for table in compared.tables.values())

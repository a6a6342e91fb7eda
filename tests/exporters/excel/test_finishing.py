import io
import zipfile

import pytest

from exporters.excel import finishing
from model.workbook.package import Package
from tests.exporters.budgets import budget_of, build, excel, pressure


def test_a_workbook_written_otherwise_than_was_known_is_refused_aloud() -> None:
    data = excel(build("schedule", budget_of([pressure(2, "1", "1")])))
    package = Package(data, "Annex")
    with pytest.raises(RuntimeError, match="cellStyleXfs"):
        finishing.finished(data, {"Heading 1": 1})
    bare = package.rebuilt({"docProps/core.xml": b"<cp:coreProperties/>"})
    with pytest.raises(RuntimeError, match="coreProperties"):
        finishing.finished(bare, {})


def test_a_printed_annex_has_its_language_and_heading_styles_too() -> None:
    data = excel(build("schedule", budget_of([pressure(2, "1", "1")])))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<dc:language>en-GB</dc:language>" in package.read("docProps/core.xml")
        styles = package.read("xl/styles.xml").decode()
    for name, number in (("Heading 1", 16), ("Heading 2", 17), ("Heading 3", 18)):
        assert f'name="{name}" xfId="{number - 15}" builtinId="{number}"' in styles

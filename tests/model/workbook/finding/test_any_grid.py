"""Whatever stands on a sheet, it opens: no figure is counted twice, and a layout can be remembered and read by."""

import json

from hypothesis import given
from hypothesis import strategies as st

from model.workbook.finding.layout_coding import decoded, encoded
from model.workbook.opening import open_bytes
from tests.model.workbook.finding.books import Cells, Dressed, Live, book, lines, opened

WORDS = (
    *("2013/14", "2014/15", "13/14", "FY15", "2013/14 £m", "Forecast 2013/14", "2013/14 Budget", "2013/14 to 2015/16"),
    *("Pressures", "Savings", "Total", "Net change", "Growth", "Inflation", "Subtotal", "Better", "Worse"),
    *("Ref", "Title", "Type", "Service area", "Directorate", "Notes", "£000", "£m", "tbc", "-", "(20)", "1,234"),
    *("Older People", "Activity Area - Roads", "Service: Adults", "14SCS2", "1.1", "Care homes", "* a footnote."),
    *("Change", "FTE 2014/15", "Variance", "%", "", "Apr", "Base budget", "Total 2013/14"),
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(-50, 50),
    st.sampled_from([0.5, -0.25, 2013, 1975, 1e15, 250000]),
    st.sampled_from([Live("SUM(B2:B4)", 3), Live("A1", 0), Live("Other!A1", 2), Live("B2+B3", 5), Live("1/0", 0)]),
    st.builds(Dressed, st.integers(-9, 9), st.sampled_from(["0%", "#,##0,", "(#,##0)", "dd/mm/yyyy"]), st.booleans()),
)
GRIDS = st.lists(st.lists(CELLS, max_size=7), min_size=1, max_size=14)


@given(GRIDS, GRIDS)
def test_any_grid_opens_and_counts_no_cell_twice(first: list[Cells], second: list[Cells]) -> None:
    sheets = {"Sheet1": first, "Other": second}
    found = opened(sheets)
    binding = found.bindings.found
    if binding is None or found.layout is None:
        return
    cells = [(place.sheet.name, place.row, place.column) for _, _, place in binding.amounts()]
    assert len(cells) == len(set(cells))
    layout = decoded(json.loads(json.dumps(encoded(found.layout))))
    assert layout == found.layout
    assert lines(open_bytes(book(sheets), "Theirs.xlsx", layout=layout)) == lines(found)

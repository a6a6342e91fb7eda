"""Whether a saved workbook that others laid out will be found as it is read now: edited figures are evidence, too.

Where savings that were all shown as positive figures become mixed, say, the finder may take their signs otherwise.
"""

from collections import Counter

from model.budget import Snapshot
from model.findings import Finding, Level
from model.lines import Line
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.opening import Opened, open_bytes

_MOST_LINES = 1000


def found_otherwise(data: bytes, opened: Opened, held: Snapshot, again: Opened, file: str) -> list[Finding]:
    """Return a warning where the new bytes, opened anew, would be read otherwise than `again` reads them.

    Nothing where the opened workbook, which held `held`, was read otherwise than it would be found already, as the
    officer mapped it; nor where looking for its tables twice more would keep the officer waiting.
    """
    if again.bindings.found is None or len(held.lines) > _MOST_LINES:
        return []
    difference = _difference(data, again.budget.snapshot(), again.said, file)
    if not difference or _difference(opened.package.data, held, opened.said, file):
        return []
    message = (
        f"When {file} is opened again, {difference} may be read otherwise than now: say then how it shows savings, its "
        "basis and its unit, and compare its totals."
    )
    return [Finding(Level.WARNING, "found otherwise", message)]


def _difference(data: bytes, held: Snapshot, said: ReadAs, file: str) -> str:
    """Return the first line that is not found as it is held; nothing where all are."""
    try:
        found = _facts(open_bytes(data, file, said=said).budget.snapshot())
    except FileProblem:
        return "its tables"
    wanted = _facts(held)
    missing = wanted - found
    return next((name for _, _, _, name, _ in missing), "its tables") if missing or found - wanted else ""


def _facts(held: Snapshot) -> Counter[tuple[object, object, object, str, object]]:
    names = {area.id: area.name for area in held.areas}

    def said(line: Line) -> tuple[object, object, object, str, object]:
        return names[line.area_id], line.kind, line.category, line.name, line.amounts

    return Counter(map(said, held.lines.values()))

"""Whether a saved workbook that others laid out will be found as it is read now: edited figures are evidence, too.

Where savings that were all shown as positive figures become mixed, say, the finder may take their signs otherwise. How
the workbook is read now can then be said in full, as if the officer had, and is remembered for it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from model.budget import Snapshot
from model.findings import Finding, Level
from model.lines import Line
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections
from model.workbook.finding.finder import Pictures
from model.workbook.finding.layout import Layout
from model.workbook.finding.placing import NOT_FOLLOWED
from model.workbook.finding.said_of_all import said_of_all
from model.workbook.finding.shape import Shape, shape_of
from model.workbook.opening import Opened, open_bytes
from model.workbook.remembered_mappings import remember

_MOST_LINES = 1000


class FoundAgain:
    """What a save found out about how its workbook will be found.

    `is_otherwise`: the new bytes would be read otherwise than now. `said` then keeps how they are read, if anything
    that can be said does.
    """

    def __init__(self, data: bytes, opened: Opened, held: Snapshot, again: Opened, file: str) -> None:
        """Open the new bytes anew, of which `again` knows how they are read.

        Nothing is found out where the opened workbook, which held `held`, was read otherwise than it would be found
        already, as the officer mapped it; nor where looking for its tables more often would keep the officer waiting.
        """
        self._file = file
        self._again = again
        self.said: ReadAs | None = None
        self._difference = ""
        if again.bindings.found is None or again.layout is None or len(held.lines) > _MOST_LINES:
            return
        now = again.budget.snapshot()
        self._difference = _difference(data, now, again.said, file)
        if self._difference and _difference(opened.package.data, held, opened.said, file):
            self._difference = ""
        if self._difference:
            sayings = _sayings(again, again.layout)
            self.said = next((said for said in sayings if not _difference(data, now, said, file)), None)

    @property
    def is_otherwise(self) -> bool:
        """Whether the new bytes would be read otherwise than now."""
        return bool(self._difference)

    def known(self) -> Opened:
        """Return the new workbook with what is said of it."""
        return self._again if self.said is None else replace(self._again, said=self.said)

    def remembered(self) -> list[Finding]:
        """Remember how the new workbook is read, where it would be read otherwise; return what is to be told."""
        if not self.is_otherwise:
            return []
        if self.said is not None:
            try:
                remember(self._shape(), self.said, self._file)
            except OSError:
                pass
            else:
                return [Finding(Level.NOTE, "reading remembered", self._kept())]
        return [Finding(Level.WARNING, "found otherwise", self._warning())]

    def _shape(self) -> Shape:
        again = self._again
        return shape_of(Pictures(again.package, again.structure, again.source).sheets)

    def _kept(self) -> str:
        return (
            f"The edit leaves {self._difference} of {self._file} without enough to know it by, so how the workbook is "
            "read now is remembered: in the window on this computer it opens as it is here. Elsewhere give it a "
            "mapping, or compare its totals."
        )

    def _warning(self) -> str:
        return (
            f"When {self._file} is opened again, {self._difference} may be read otherwise than now: say then how it "
            "shows savings, its basis and its unit, and compare its totals."
        )


def _sayings(again: Opened, layout: Layout) -> Iterator[ReadAs]:
    """Yield what can be said of how a workbook is read, from little to everything."""
    pictures = Pictures(again.package, again.structure, again.source).sheets
    every = said_of_all(layout, (), pictures)
    mine = again.said.corrections
    basis = replace(again.said, holds_levels=layout.levels)
    yield basis
    tables = Corrections(tables=every.tables, years=mine.years, version=mine.version)
    columns = replace(tables, columns=every.columns)
    rows = replace(tables, rows=every.rows)
    kinds = {(region.sheet, row.row): row.kind for region in layout.regions for row in region.lines}
    of_kinds = tuple(replace(row, kind=kinds.get((row.sheet, row.row))) for row in every.rows)
    for each in (tables, rows, columns, replace(columns, rows=every.rows), replace(columns, rows=of_kinds)):
        yield replace(basis, corrections=each)


def _difference(data: bytes, held: Snapshot, said: ReadAs, file: str) -> str:
    """Return the first line that is not found as it is held; nothing where all are, and all that is said still fits."""
    try:
        opened = open_bytes(data, file, said=said)
    except FileProblem:
        return "its tables"
    if any(each.rule == NOT_FOLLOWED for each in opened.findings):
        return "what was said of it"
    found = _facts(opened.budget.snapshot())
    wanted = _facts(held)
    missing = wanted - found
    return next((name for _, _, _, name, _ in missing), "its tables") if missing or found - wanted else ""


def _facts(held: Snapshot) -> Counter[tuple[object, object, object, str, object]]:
    names = {area.id: area.name for area in held.areas}

    def said(line: Line) -> tuple[object, object, object, str, object]:
        stated = zip(held.settings.years, line.amounts, strict=True)
        amounts = tuple((year, amount) for year, amount in stated if amount is not None)
        return names[line.area_id], line.kind, line.category, line.name, amounts

    return Counter(map(said, held.lines.values()))

"""What was changed of a line, and why, in the words of an annex: shared by movements and amendments."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.change_log import AREA, LINE, LogEntry, heading_of, line_key
from model.comparing.comparison import Comparison
from model.comparing.line_differences import FieldDifference, LineDifference, Sort, counted, worded
from model.comparing.wording import told_apart
from model.lines import AMOUNT, FORECAST, FORECAST_FORMULA, FORMULA, KIND, TEXT_HEADINGS, Kind, Line
from model.money import EXACT, NIL, cell_text
from model.totals import Row

KIND_TITLES = {Kind.PRESSURE: "Pressures", Kind.ADDITIONAL_FUNDING: "Additional funding", Kind.SAVING: "Savings"}
_TOLD_IN_FULL = ("reference", "status", "title", "funding_source", "kind")
_LOGGED = {KIND, AMOUNT, FORECAST, *TEXT_HEADINGS}
_LONGEST = 60


class Reasons:
    """The reasons that the change log gives for changes of lines since the comparison's old side."""

    def __init__(self, comparison: Comparison, since: str = "") -> None:
        """Take the entries that only the new side's log has, made at `since` or later."""
        before = set(comparison.old.log) if not since else set()
        self._found: defaultdict[tuple[str, str], list[LogEntry]] = defaultdict(list)
        for entry in comparison.new.log:
            if entry.reason.strip() and entry.when >= since and entry not in before:
                self._found[entry.area, entry.line].append(entry)
        self._comparison = comparison

    def of(self, difference: LineDifference) -> str:
        """Return the reasons of a line's changes, each once, the first ones first."""
        keys = []
        for line, before in ((difference.old, True), (difference.new, False)):
            if line is not None:
                keys.append(line_key(self._comparison.area_name(difference, before=before), line))
        entries = [entry for key in dict.fromkeys(keys) for entry in self._found.get(key, ())]
        told = [entry for entry in sorted(entries) if self._led_here(entry, difference)]
        return "; ".join(dict.fromkeys(entry.reason.strip() for entry in told))

    def _led_here(self, entry: LogEntry, difference: LineDifference) -> bool:
        """Tell whether an entry is about what changed, and did not lead to the value that it had before.

        What was saved together with a version was logged after it was frozen.
        """
        if difference.old is None or difference.new is None or entry.field in (LINE, AREA):
            return True
        old = {heading_of(each.field): each.old for each in difference.fields if each.field.name in _LOGGED}
        if entry.field not in old:
            return False
        before = old[entry.field]
        unit = self._comparison.old.snapshot.settings.unit
        said = cell_text(before, unit) if isinstance(before, Decimal) else str(getattr(before, "title", before or ""))
        return entry.new != said


class ChangedLines:
    """Adds a comparison's changed lines to rows, area by area: where a line left one area it stands in both."""

    def __init__(self, comparison: Comparison, request: AnnexRequest, reasons: Reasons | None) -> None:
        """Word amounts as the annex shows them; without `reasons` there is no column for them."""
        self._comparison = comparison
        self._request = request
        self._reasons = reasons
        self._by_area: defaultdict[str, list[tuple[LineDifference, str, Row]]] = defaultdict(list)
        for difference in comparison.changed:
            self._place(difference)

    @property
    def areas(self) -> Sequence[str]:
        """The areas with changed lines, in the order of the new budget, those that are no more behind."""
        sides = (self._comparison.new, self._comparison.old)
        names = dict.fromkeys(area.name for side in sides for area in side.snapshot.areas)
        return [name for name in names if name in self._by_area]

    def _place(self, difference: LineDifference) -> None:
        comparison, words = self._comparison, self._words(difference)
        old, new = (comparison.area_name(difference, before=before) for before in (True, False))
        if Sort.MOVED not in difference.sorts:
            self._by_area[new or old].append((difference, words, difference.movement))
            return
        was = counted(difference.old, comparison.old.snapshot.settings.years, comparison.years)
        left = tuple(EXACT.subtract(NIL, figure) for figure in was)
        self._by_area[old].append((difference, f"Moved to {new}", left))
        come = tuple(map(EXACT.add, difference.movement, was))
        self._by_area[new].append((difference, f"Moved from {old}{f'; {words}' if words else ''}", come))

    def add(self, rows: Rows, area: str, data: Sequence[str]) -> list[int]:
        """Add an area's changed lines; `data` begins what a file of data says of each. Returns their positions."""
        places = []
        for difference, words, movement in self._by_area[area]:
            line = difference.line
            said = (line.reference, line.kind.title, line.title, words)
            reason = (self._reasons.of(difference),) if self._reasons is not None else ()
            known = (area, line.reference, line.kind.value, line.title, difference.in_words, words, *reason)
            amounts = tuple(figure or NIL for figure in movement)
            places.append(
                rows.line((*said, *reason), amounts, (*data, *known), difference.new.id if difference.new else None)
            )
        return places

    def _words(self, difference: LineDifference) -> str:
        if difference.old is None or difference.new is None:
            line: Line = difference.line
            return f"{'Added' if difference.old is None else 'Withdrawn'}{f', {line.status}' if line.status else ''}"
        told = [self._told(each) for each in difference.fields]
        if Sort.REPROFILED in difference.sorts:
            told.insert(0, "Re-profiled")
        return "; ".join(told)

    def _told(self, difference: FieldDifference) -> str:
        field, settings = difference.field, self._comparison.new.snapshot.settings
        if field.name in (AMOUNT, FORECAST):
            request, values = self._request, (difference.old, difference.new)
            old, new = told_apart(values, request.unit, request.decimals, settings.negatives)  # type: ignore[arg-type]  # an amount's field holds one
            return f"{difference.heading}: {old} to {new}"
        if field.name in (FORMULA, FORECAST_FORMULA):
            return f"{difference.heading} changed"
        old, new = (" ".join(worded(value, field, settings).split()) for value in (difference.old, difference.new))
        if field.name in _TOLD_IN_FULL or max(len(old), len(new)) <= _LONGEST:
            return f"{difference.heading}: {_quoted(old)} to {_quoted(new)}"
        return f"{difference.heading} changed"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"

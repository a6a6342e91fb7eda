"""The rows of one grid under an arrangement: which lines show, in what order, under which headings.

An arrangement is carried out when it is asked for, as in Excel, and no line vanishes or jumps under the hands after
that: an edited line keeps its place though it no longer fits, a line that was not there before shows, until the
arrangement is carried out again. Headings alone are always true: a line stands under the one that its value names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from model.budget import Budget
from model.controls import Measure
from model.council_words import is_doubtful
from model.edits import Change, FieldChange, LineAdded
from model.lines import Line, Section
from model.statuses import Standing, standing_of
from model.totals import Row, Tally
from ui.window.grid.arrangement import Arrangement, LineFilter, Only
from ui.window.grid.columns import Column
from ui.window.grid.line_facts import (
    SearchTexts,
    changes_value,
    group_reader,
    groups_in_order,
    sorted_ids,
    value_reader,
)
from ui.window.grid.line_order import alters_order, ordered_ids
from ui.window.view import View


@dataclass(slots=True)
class Group:
    """A heading row: its value and the lines under it."""

    value: str
    line_ids: list[int]
    is_collapsed: bool

    @property
    def words(self) -> str:
        """What the heading says: `New, 12 lines`."""
        count = len(self.line_ids)
        return f"{self.value}, {count:,} line{'' if count == 1 else 's'}"


class LineView:
    """The rows of one section of an area (of all, where None): line ids, and negative ids for headings."""

    def __init__(self, budget: Budget, area_id: int | None, section: Section | None, view: Callable[[], View]) -> None:
        """Begin with every line as in the workbook. `view` tells the basis by which amounts are sorted."""
        self._budget = budget
        self._area_id = area_id
        self._section = section
        self._view = view
        self._texts = SearchTexts(budget)
        self._with_findings: frozenset[int] = frozenset()
        self._hidden: set[int] = set()
        self._sequence: list[int] = []
        self._collapsed: set[str] = set()
        self._heading_ids: dict[str, int] = {}
        self._groups: dict[int, Group] = {}
        self._totals: dict[int, Row] = {}
        self._tally: Tally | None = None
        self._touched: set[int] = set()
        self.arrangement = Arrangement()
        self.shown = self._base()

    @property
    def groups(self) -> dict[int, Group]:
        """The headings by id, in order."""
        return self._groups

    @property
    def line_count(self) -> int:
        """How many lines there are, in sight or not."""
        return len(self._base())

    def arrange(self, arrangement: Arrangement, with_findings: Iterable[int] | None = None) -> list[int]:
        """Carry an arrangement out on the lines as they stand; returns the rows.

        `with_findings` are the lines that have findings; those known before unless given.
        """
        if arrangement.grouping is not self.arrangement.grouping:
            self._collapsed = set()
        self.arrangement = arrangement
        if with_findings is not None:
            self._with_findings = frozenset(with_findings)
        self._touched = set()
        base = self._base()
        kept = self._passing(base, arrangement.filter)
        self._hidden = set(base).difference(kept) if arrangement.filter.is_on else set()
        sort = arrangement.sort
        self._sequence = sorted_ids(self._budget, kept, sort, self._view) if sort else []
        return self.rows()

    def rows(self) -> list[int]:
        """Return the rows as they are now, every line that was in sight in its place."""
        shown = self._base()
        if self.arrangement.sort is not None:
            self._take_in(shown)
            present = set(shown)
            shown = [line_id for line_id in self._sequence if line_id in present]
        if self._hidden:
            shown = [line_id for line_id in shown if line_id not in self._hidden]
        self.shown, self._tally = shown, None
        return self._under_headings(shown)

    def note(self, changes: Iterable[Change]) -> bool:
        """Take note of an edit; returns whether the rows can be other ones now."""
        listed = tuple(changes)
        self._tally = None
        self._texts.note(listed)
        fields = [change for change in listed if isinstance(change, FieldChange)]
        others = [change for change in listed if not isinstance(change, FieldChange)]
        self._touched.update(change.line_id for change in fields)
        self._touched.update(change.line.id for change in others if isinstance(change, LineAdded))
        grouping = self.arrangement.grouping
        if grouping is not None:
            read = group_reader(grouping)
            for line in self._lines({change.line_id for change in fields if self._budget.has_line(change.line_id)}):
                self._totals.pop(self._heading_ids.get(read(line), 0), None)
        # One change of each field: thousands of changes are of a few fields.
        telling = [*{change.field: change for change in fields}.values(), *others]
        return any(alters_order(change) or (grouping and changes_value(change, grouping)) for change in telling)

    def reveal(self, line_id: int) -> bool:
        """Bring a line in sight that is left out or under a collapsed heading; False where nothing is to be done."""
        if line_id in self._hidden:
            self._hidden.discard(line_id)
            self._touched.add(line_id)
        elif line_id not in self.shown:
            return False
        grouping = self.arrangement.grouping
        if grouping is not None:
            self._collapsed.discard(group_reader(grouping)(self._budget.line(line_id)))
        return True

    def toggle(self, heading_id: int) -> None:
        """Collapse a heading's lines, or show them again."""
        self._collapsed.symmetric_difference_update({self._groups[heading_id].value})

    def collapse_all(self, *, collapsed: bool) -> None:
        """Collapse every heading, or none."""
        self._collapsed = {group.value for group in self._groups.values()} if collapsed else set()

    def unfitting(self) -> int:
        """How many lines in sight no longer fit the filter, having been edited or added since."""
        if not self.arrangement.filter.is_on:
            return 0
        touched = [line_id for line_id in self.shown if line_id in self._touched]
        return len(touched) - len(self._passing(touched, self.arrangement.filter))

    def values_of(self, column: Column) -> Counter[str]:
        """Return the values of a column among the lines that the rest of the filter leaves, and how many have each."""
        rest = self.arrangement.filter.with_values(column, None)
        read = value_reader(column, self._budget, self._view)
        return Counter(read(self._budget.line(line_id)) for line_id in self._passing(self._base(), rest))

    def figures(self, measure: Measure) -> Row:
        """Return what the lines in sight come to, year on year, in pounds."""
        if self._tally is None:
            self._tally = self._tally_of(self.shown)
        return self._tally.measure(measure)

    def group_figures(self, heading_id: int) -> Row:
        """Return what the lines under a heading come to, year on year, in pounds."""
        found = self._totals.get(heading_id)
        if found is None:
            found = self._totals[heading_id] = self._tally_of(self._groups[heading_id].line_ids).measure(Measure.NET)
        return found

    def _base(self) -> list[int]:
        return ordered_ids(self._budget, self._area_id, self._section)

    def _tally_of(self, line_ids: Iterable[int]) -> Tally:
        tally = Tally(len(self._budget.years))
        tally.put_all(self._lines(line_ids))
        return tally

    def _lines(self, line_ids: Iterable[int]) -> list[Line]:
        return [self._budget.line(line_id) for line_id in line_ids]

    def _passing(self, ids: Sequence[int], wanted: LineFilter) -> list[int]:
        found = list(ids)
        if wanted.only is Only.WITH_FINDINGS:
            found = [line_id for line_id in found if line_id in self._with_findings]
        elif wanted.only is Only.NEW:
            found = [line.id for line in self._lines(found) if standing_of(line) is Standing.NEW]
        elif wanted.only is Only.AT_RISK:
            found = [line.id for line in self._lines(found) if is_doubtful(line.deliverability)]
        for column, kept in wanted.values:
            read = value_reader(column, self._budget, self._view)
            found = [line.id for line in self._lines(found) if read(line) in kept]
        return self._texts.find(found, wanted.needles) if wanted.needles else found

    def _take_in(self, base: Sequence[int]) -> None:
        """Put lines that were not there when the order was made behind the line that precedes them in the workbook."""
        known = {*self._sequence, *self._hidden}
        behind: dict[int | None, list[int]] = {}
        before: int | None = None
        for line_id in base:
            if line_id not in known:
                behind.setdefault(before, []).append(line_id)
            elif line_id not in self._hidden:
                before = line_id
        if behind:
            sequence = behind.get(None, [])
            for line_id in self._sequence:
                sequence += [line_id, *behind.get(line_id, ())]
            self._sequence = sequence

    def _under_headings(self, shown: Sequence[int]) -> list[int]:
        self._groups, self._totals = {}, {}
        grouping = self.arrangement.grouping
        if grouping is None:
            return list(shown)
        read = group_reader(grouping)
        members: dict[str, list[int]] = {}
        for line in self._lines(shown):
            members.setdefault(read(line), []).append(line.id)
        rows: list[int] = []
        for value in groups_in_order(grouping, members):
            heading_id = self._heading_ids.setdefault(value, -1 - len(self._heading_ids))
            is_collapsed = value in self._collapsed
            self._groups[heading_id] = Group(value, members[value], is_collapsed)
            rows += [heading_id, *(() if is_collapsed else members[value])]
        return rows

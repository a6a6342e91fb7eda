"""The tables beside the lines as the change log knows them: control totals, pots, muted findings and narrative.

Each row has a name, made of some of its words, and can be planned anew from the words that the log keeps of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.budget import Budget
from model.change_log import (
    ADDED,
    CONTROL,
    FINDING,
    LINE,
    NARRATIVE,
    POT,
    REMOVED,
    LogEntry,
    control_words,
    mute_words,
    narrative_words,
    pot_words,
)
from model.control_planning import ControlWish, add_control, change_control, remove_control
from model.controls import Scope, kind_in
from model.edits import Edit, MuteChange
from model.money import Amount, from_cell_number
from model.mutes import Mute
from model.muting import unmute
from model.narrative_planning import add_narrative, change_narrative, remove_narrative
from model.pot_planning import PotWish, add_pot, change_pot, remove_pot
from model.problems import EntryProblem
from model.years import parse_year

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LoggedTable:
    """One table: how its rows are called, which words name a row, its fields but for the years, and what plans a row.

    Without words that name a row, many are called the same, and what was said of one tells it apart.
    """

    prefix: str
    naming: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Callable[[Budget], Sequence[tuple[int, str, Words]]]
    add: Callable[[Budget, str, Words], Edit]
    change: Callable[[Budget, int, Words], Edit | None]
    remove: Callable[[Budget, int], Edit | None]

    def called(self, words: Words) -> str:
        """Return how the log called a row when it had these words."""
        separator = ", " if self is CONTROLS else ": "
        return self.prefix + separator.join(words[field] for field in self.naming if words[field])

    def about(self, budget: Budget, log: Sequence[LogEntry], entry: LogEntry) -> list[tuple[int, Words]]:
        """Return the id and words of the rows that an entry is about, by whatever name they go now."""
        rows = self.rows(budget)
        if not self.naming:
            said = list(added_words(log, entry))
            return [(row_id, words) for row_id, name, words in rows if name == entry.line and words in said]
        found = [(row_id, words) for row_id, _, words in rows if entry in self._told_of(log, words)]
        if found or not is_there_again(log, entry):
            return found
        return [(row_id, words) for row_id, name, words in rows if name == entry.line]

    def _told_of(self, log: Sequence[LogEntry], words: Words) -> Iterator[LogEntry]:
        """Yield the entries about a row, the last first, under its earlier names, too."""
        known, before, saved = dict(words), dict(words), ""
        for entry in reversed(log):
            if entry.when != saved:
                known, saved = dict(before), entry.when
            if entry.area or entry.line != self.called(known):
                continue
            yield entry
            if entry.field == LINE and entry.new == ADDED:
                return
            if entry.field in self.naming:
                before[entry.field] = entry.old


def table_of(entry: LogEntry) -> LoggedTable | None:
    """Return the table that an entry is about; None where it is about a line, an area or a setting."""
    if entry.area:
        return None
    return next((table for table in TABLES if entry.line.startswith(table.prefix)), None)


def blocks(log: Sequence[LogEntry], entry: LogEntry) -> Iterator[list[LogEntry]]:
    """Yield what was logged of one row or line with an entry, from where it was added or removed, if it was.

    Several were where they are called the same.
    """
    for place, each in enumerate(log):
        if each != entry:
            continue
        first = place
        while first and log[first].field != LINE and log[first - 1][:4] == entry[:4]:
            first -= 1
        last = place + 1
        while last < len(log) and log[last].field != LINE and log[last][:4] == entry[:4]:
            last += 1
        yield list(log[first:last])


def is_there_again(log: Sequence[LogEntry], entry: LogEntry) -> bool:
    """Tell whether the line or row of an entry was removed since, and was added again just as it was."""
    about = [each for each in log if each[2:5] == (entry.area, entry.line, LINE)]
    removed, added = ([each for each in about if each.new == word] for word in (REMOVED, ADDED))
    gone = [words for each in removed for words in removed_words(log, each)]
    return any(words in gone for each in added for words in added_words(log, each))


def removed_words(log: Sequence[LogEntry], entry: LogEntry) -> Iterator[Words]:
    """Yield by field what was removed with an entry that says so; more than one where several were called the same."""
    for block in blocks(log, entry):
        yield {each.field: each.old for each in block if each.field != LINE and not each.new}


def added_words(log: Sequence[LogEntry], entry: LogEntry) -> Iterator[Words]:
    """Yield by field what was added with an entry that says so; more than one where several were called the same."""
    for block in blocks(log, entry):
        yield {each.field: each.new for each in block if each.field != LINE and each.new}


def stated(words: Words) -> Words:
    """Return the words that say something."""
    return {field: text for field, text in words.items() if text}


def _amounts(budget: Budget, words: Words) -> tuple[Amount, ...]:
    texts = (words.get(year.label, "") for year in budget.years)
    return tuple(from_cell_number(text, budget.settings.unit) if text else None for text in texts)


def _control(budget: Budget, words: Words) -> ControlWish:
    try:
        scope, (measure, without) = Scope(words["Scope"]), kind_in(words["Kind"])
    except ValueError as error:
        raise EntryProblem("A control total has a scope and a kind, so it cannot be without.") from error
    said = words["Source"], words["Date"], without
    return ControlWish(scope, words["Name"], measure, _amounts(budget, words), *said)


def _pot(budget: Budget, words: Words) -> PotWish:
    ends = parse_year(words["Ends"]) if words["Ends"] else None
    return PotWish(words["Pot"], _amounts(budget, words), ends, words["Notes"])


def _add_mute(budget: Budget, name: str, words: Words) -> Edit:
    made = Mute(budget.new_id(), name.removeprefix(FINDING), words["Finding"], words["Muted because"])
    return Edit(f"Mute a finding: {made.rule}", (MuteChange(len(budget.mutes), None, made),))


def _change_mute(budget: Budget, mute_id: int, words: Words) -> Edit | None:
    position, old = next((place, each) for place, each in enumerate(budget.mutes) if each.id == mute_id)
    if not (words["Finding"] and words["Muted because"]):
        return unmute(budget, mute_id)
    new = Mute(old.id, old.rule, words["Finding"], words["Muted because"], old.who, old.when)
    return Edit(f"Mute a finding: {new.rule}", (MuteChange(position, old, new),)) if new != old else None


CONTROLS = LoggedTable(
    CONTROL,
    ("Name", "Kind"),
    ("Scope", "Name", "Kind", "Source", "Date"),
    lambda budget: [
        (each.id, f"{CONTROL}{each.name}, {each.kind}", control_words(each, budget.settings))
        for each in budget.controls
    ],
    lambda budget, _name, words: add_control(budget, _control(budget, words)),
    lambda budget, row_id, words: change_control(budget, row_id, _control(budget, words)),
    remove_control,
)
POTS = LoggedTable(
    POT,
    ("Pot",),
    ("Pot", "Ends", "Notes"),
    lambda budget: [(each.id, f"{POT}{each.name}", pot_words(each, budget.settings)) for each in budget.pots],
    lambda budget, _name, words: add_pot(budget, _pot(budget, words)),
    lambda budget, row_id, words: change_pot(budget, row_id, _pot(budget, words)),
    remove_pot,
)
NARRATIVES = LoggedTable(
    NARRATIVE,
    ("Area", "Heading"),
    ("Area", "Heading", "Text"),
    lambda budget: [(each.id, f"{NARRATIVE}{each.name}", narrative_words(each)) for each in budget.narratives],
    lambda budget, _name, words: add_narrative(budget, *(words[field] for field in ("Area", "Heading", "Text"))),
    lambda budget, row_id, words: change_narrative(
        budget, row_id, *(words[field] for field in ("Area", "Heading", "Text"))
    ),
    remove_narrative,
)
FINDINGS = LoggedTable(
    FINDING,
    (),
    ("Finding", "Muted because"),
    lambda budget: [(each.id, f"{FINDING}{each.rule}", mute_words(each)) for each in budget.mutes],
    _add_mute,
    _change_mute,
    unmute,
)
TABLES = (CONTROLS, POTS, NARRATIVES, FINDINGS)

"""The plan of a paste: what has to be decided, what every cell becomes, and one Edit for all of it. Pure and Qt-free.

Plan again with other answers as the officer chooses them; nothing lands until the plan's edit is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from model.budget import Budget
from model.edits import Edit, LineAdded
from model.lines import Field, Kind, Section, value_of
from model.pasting import asking
from model.pasting.amounts import AmountPaste
from model.pasting.layout import laid_out
from model.pasting.questions import Question
from model.pasting.request import Outcome, Request
from model.pasting.special import Operation
from model.pasting.target import Landing, Spot, land
from model.pasting.words import kinds_named, paste_words
from model.planning import new_line, section_end, set_fields
from model.problems import EntryProblem


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What would happen. `edit` is None where nothing would change; `fields` are those in which columns land."""

    questions: tuple[Question, ...]
    outcomes: Sequence[Outcome]
    edit: Edit | None
    fields: Sequence[Field | None] = ()


def plan_paste(request: Request) -> PastePlan:
    """Plan a paste. Raises EntryProblem where the block cannot be pasted there at all."""
    questions: list[Question] = []
    block = request.block.transposed() if request.special.transpose else request.block
    request = replace(request, block=block)
    request = laid_out(request, questions)
    landing = land(request.block, request.target)
    if landing.new_lines and request.special.operation is not Operation.REPLACE:
        raise EntryProblem("More rows are pasted than there are lines from here on to add to or subtract from.")
    left_out = landing.left_out + _without_field(request.budget, landing)
    if left_out:
        questions.append(asking.about_columns(left_out))
    merged, spots = _merged(request, landing.spots)
    amounts, texts = _parted(spots)
    paste = AmountPaste(request, amounts, kinds_named(texts))
    word_outcomes, word_questions = paste_words(request, texts)
    questions += [*paste.questions, *word_questions]
    questions.sort(key=lambda question: question.topic.value)
    outcomes = [*word_outcomes, *paste.outcomes, *merged]
    return PastePlan(tuple(questions), outcomes, _edit(request, outcomes), request.target.fields)


def _merged(request: Request, spots: Sequence[Spot]) -> tuple[list[Outcome], Sequence[Spot]]:
    """Return what becomes of the cells on which a merged cell's covered places fall, and all the other spots."""
    covered = request.block.merged
    if not covered:
        return [], spots
    kept = [spot for spot in spots if spot.place in covered and not spot.text.strip()]
    budget = request.budget
    outcomes = []
    for spot in kept:
        if spot.line >= 0 and spot.field is not None:
            old = value_of(budget.line(spot.line), spot.field, budget.years)
            outcomes.append(Outcome(spot, old, old, "kept: merged with another cell"))
    return outcomes, [spot for spot in spots if spot.place not in covered or spot.text.strip()]


def _parted(spots: Iterable[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the spots in columns of amounts and those in columns of words."""
    amounts: list[Spot] = []
    words: list[Spot] = []
    for spot in spots:
        if spot.field is not None:
            (words if spot.field.year is None else amounts).append(spot)
    return amounts, words


def _without_field(budget: Budget, landing: Landing) -> int:
    """Return 1 where the block brings other words than the area's name for the column of areas, which is read only."""
    for spot in landing.spots:
        text = spot.text.strip()
        if spot.field is None and text:
            area = budget.area(budget.line(spot.line).area_id) if spot.line >= 0 else None
            if area is None or area.name != text:
                return 1
    return 0


def _edit(request: Request, outcomes: Sequence[Outcome]) -> Edit | None:
    budget = request.budget
    entries = [
        (outcome.spot.line, outcome.spot.field, outcome.entry)
        for outcome in outcomes
        if outcome.spot.line >= 0 and outcome.spot.field is not None and outcome.is_change
    ]
    rows = {line_id: row for row, line_id in enumerate(request.target.lines)}
    # Changes of one line stand together, so that the budget makes each line anew but once.
    entries.sort(key=lambda entry: rows.get(entry[0], 0))
    edit = set_fields(budget, entries, over_formula=True)
    added = tuple(_added(request, outcomes))
    changes = (*(edit.changes if edit else ()), *added)
    if not changes:
        return None
    lines = f"{len(added):,} line{'' if len(added) == 1 else 's'}"
    cells = f"{len(entries):,} cell{'' if len(entries) == 1 else 's'}"
    words = f"Paste {cells}" + (f" and {lines}" if added else "") if entries else f"Paste {lines}"
    return Edit(words, changes)


def _added(request: Request, outcomes: Iterable[Outcome]) -> Iterable[LineAdded]:
    """Yield the new lines that would not be blank, one behind the other at the end of their section."""
    budget, growth = request.budget, request.target.growth
    values: dict[int, dict[Field, object]] = {}
    for outcome in outcomes:
        if outcome.spot.line < 0 and outcome.spot.field is not None and outcome.is_change:
            values.setdefault(outcome.spot.line, {})[outcome.spot.field] = outcome.entry
    if growth is None or not values:
        return
    section = Section.SAVINGS if growth.kind is Kind.SAVING else Section.PRESSURES
    place = section_end(budget, growth.area_id, section)
    for number in sorted(values, reverse=True):
        yield LineAdded(new_line(budget, growth.area_id, growth.kind, values[number]), place)
        place += 1

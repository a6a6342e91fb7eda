"""Pasting into the columns of words: text as it is, a chosen word only where it is one of its choices."""

from collections.abc import Iterable, Mapping, Sequence

from model.choices import choice_like
from model.lines import CHOICES, KIND, TEXT_HEADINGS, Field, Kind
from model.pasting.questions import Choice, Question, Topic
from model.pasting.request import Outcome, Request
from model.pasting.special import Operation
from model.pasting.target import Spot
from model.problems import EntryProblem
from model.recurrence import with_last_year
from model.texts import clean_text

_KINDS: Mapping[str, Kind] = {kind.title.lower(): kind for kind in Kind if kind is not Kind.UNKNOWN}


def paste_words(request: Request, spots: Iterable[Spot]) -> tuple[list[Outcome], list[Question]]:
    """Return what becomes of cells of words, and whether something has to be decided. Raises EntryProblem."""
    only_amounts = request.special.operation is not Operation.REPLACE
    outcomes: list[Outcome] = []
    strange: list[Spot] = []
    for spot in spots:
        old = _old(request, spot)
        if not spot.text.strip() and request.special.skip_blanks:
            continue
        if only_amounts:
            outcomes.append(Outcome(spot, old, old, "kept: only amounts are added to"))
            continue
        new = _new(request, spot)
        if new is None:
            strange.append(spot)
        else:
            outcomes.append(Outcome(spot, old, new))
    questions = [_question(strange)] if strange else []
    for question in questions:
        outcomes += _decided(request, strange, question.answer(request.answers))
    return outcomes, questions


def kinds_named(spots: Iterable[Spot]) -> dict[int, Kind]:
    """Return the kinds that a block gives to lines in its column of types."""
    named = ((spot.line, _KINDS.get(spot.text.strip().lower())) for spot in spots if spot.field == Field(KIND))
    return {line: kind for line, kind in named if isinstance(kind, Kind)}


def _old(request: Request, spot: Spot) -> object:
    name = spot.field.name if spot.field else ""
    if spot.line < 0:
        return request.kind_of(spot.line, {}) if name == KIND else ""
    return getattr(request.budget.line(spot.line), name)


def _new(request: Request, spot: Spot) -> object:
    """Return the value that a text means in its column; None where it is none of the choices. Raises EntryProblem."""
    name = spot.field.name if spot.field else ""
    text = spot.text.strip()
    if name == KIND:
        return _KINDS.get(text.lower())
    if name not in CHOICES:
        return _stored(request, spot)
    if not text:
        return ""
    return choice_like(name, text) or (with_last_year(text) if name == "recurrence" else None)


def _stored(request: Request, spot: Spot) -> str:
    """Return a text as it is kept; one of spaces and line breaks alone is blank, unless it was copied here."""
    block = request.block
    if block.unit is None and not spot.text.strip():
        return ""
    try:
        return clean_text(spot.text)
    except EntryProblem as problem:
        if (block.height, block.width) == (1, 1):
            raise
        where = f"In row {spot.place[0] + 1:,} of the pasted cells, under {_heading(spot)}: "
        raise EntryProblem(f"{where}{str(problem)[0].lower()}{str(problem)[1:]}") from None


def _heading(spot: Spot) -> str:
    name = spot.field.name if spot.field else ""
    return "Type" if name == KIND else TEXT_HEADINGS[name]


def _question(strange: Sequence[Spot]) -> Question:
    first = strange[0]
    said = f"“{_short(first.text)}”" if first.text.strip() else "A blank"
    others = f" and {len(strange) - 1:,} other {_plural(len(strange) - 1, 'value')}" if len(strange) > 1 else ""
    verb = "are not among" if others else "is not among"
    choices = {Choice.KEEP: "Keep what is there", Choice.BLANK: "Leave those cells empty (a type stays)"}
    return Question(Topic.CHOICES, f"{said}{others} {verb} the choices for {_heading(first)}.", choices, Choice.KEEP)


def _decided(request: Request, strange: Iterable[Spot], answer: Choice) -> Iterable[Outcome]:
    for spot in strange:
        old = _old(request, spot)
        is_kind = spot.field is not None and spot.field.name == KIND
        new = "" if answer is Choice.BLANK and not is_kind else old
        said = f"“{_short(spot.text)}”" if spot.text.strip() else "a blank"
        yield Outcome(spot, old, new, f"{'left empty' if new == '' else 'kept'}: {said} is none of the choices")


def _short(text: str, longest: int = 40) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= longest else f"{tidy[:longest]}…"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"

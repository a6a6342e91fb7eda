"""How a block is laid out before it lands: its headings left out, its columns put under the years that they are of."""

from collections.abc import Sequence
from dataclasses import replace

from model.clipboard.block import Block
from model.lines import AMOUNT, Field
from model.pasting import asking
from model.pasting.columns import Mismatch, aligned, mismatch, years_end
from model.pasting.headings import headed_field, headed_unit, headings_of, heads_units, other_years
from model.pasting.questions import Choice, Question
from model.pasting.request import Request
from model.planning import heading_of


def laid_out(request: Request, questions: list[Question]) -> Request:
    """Return the request with the block and the target that the answers make of it; adds what had to be asked."""
    block, target = request.block, request.target
    if target.scattered:
        return request
    words = () if block.unit else headings_of(block, target.fields)
    if not words:
        return _within_years(request, (), questions)
    wrong = mismatch(block, target.fields, request.budget.years)
    rows = 2 if block.height > 2 and heads_units(block.rows[1]) else 1  # noqa: PLR2004  # a row of figures is left
    words += tuple(dict.fromkeys(text.strip() for row in block.rows[1:rows] for text in row if text.strip()))
    question = asking.about_headings(words, () if wrong else other_years(block, target.fields), rows)
    questions.append(question)
    if question.answer(request.answers) is not Choice.SKIP:
        return _within_years(request, (), questions)
    said = headed_unit(text for row in block.rows[:rows] for text in row)
    below = replace(request, block=block.below(rows), said=said)
    if wrong is not None:
        question = asking.about_alignment(wrong.headings, wrong.columns)
        questions.append(question)
        if question.answer(request.answers) is Choice.MATCH:
            return _matched(below, wrong, questions)
    return _within_years(below, [headed_field(text, request.budget.years) for text in block.rows[0]], questions)


def _matched(request: Request, wrong: Mismatch, questions: list[Question]) -> Request:
    """Put each column where its heading belongs, and tell of those that have no place."""
    placed = {column for column, _ in wrong.places}
    left_out = sum(request.block.has_text(column) for column in range(request.block.width) if column not in placed)
    if left_out:
        questions.append(asking.about_columns(left_out))
    block, target = aligned(request.block, request.target, wrong.places)
    return replace(request, block=block, target=target)


def _within_years(request: Request, named: Sequence[Field | None], questions: list[Question]) -> Request:
    """Leave columns out that would land behind the years, unless they are wanted there."""
    block, target = request.block, request.target
    end = years_end(block, target, named)
    if end is None:
        return request
    more = _filled(block, end)
    if more:
        beyond = [heading_of(field) for field in target.fields[end : block.width] if field is not None]
        if not beyond:
            questions.append(asking.about_columns(more))
            return _narrowed(request, end)
        first = next(field.year for field in target.fields if field and field.year and field.name == AMOUNT)
        question = asking.about_beyond(more, first, beyond)
        questions.append(question)
        if question.answer(request.answers) is Choice.TAKE:
            return request
    return _narrowed(request, end)


def _narrowed(request: Request, end: int) -> Request:
    target = replace(request.target, width=1)
    return replace(request, block=request.block.first_columns(end), target=target)


def _filled(block: Block, start: int) -> int:
    return sum(block.has_text(column) for column in range(start, block.width))

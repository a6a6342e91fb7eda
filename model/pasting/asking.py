"""The questions about pasted amounts, in words; which answer is the careful one is said here and nowhere else."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from model.money import Unit
from model.pasting.questions import IN_UNIT, Choice, Question, Topic
from model.years import Year

_UNIT_WORDS: Mapping[Unit, str] = MappingProxyType(
    {Unit.GBP: "£", Unit.THOUSANDS: "£000 (thousands)", Unit.MILLIONS: "£m (millions)"}
)
_KEEP = "Keep what is there"
_LONGEST = 30


def about_headings(words: Sequence[str], others: Sequence[str], rows: int = 1) -> Question:
    """Ask whether the first rows are headings; `others` are their years that differ from those of the columns."""
    which = "first row looks" if rows == 1 else f"first {rows} rows look"
    text = f"The {which} like headings ({quoted(words)})."
    if others:
        years = ", ".join(others)
        text += (
            f" Check the columns: {years} {'does' if len(others) == 1 else 'do'} not stand under the same year here."
        )
    choices = {
        Choice.SKIP: "Leave that row out" if rows == 1 else "Leave those rows out",
        Choice.TAKE: "Paste it too" if rows == 1 else "Paste them too",
    }
    return Question(Topic.HEADINGS, text, choices, Choice.SKIP)


def about_alignment(headings: Sequence[str], columns: Sequence[str]) -> Question:
    """Ask where columns go whose headings name others than those under which they would stand, one for one."""
    text = f"The heading {quoted(headings[:1])} would stand under {columns[0]}"
    others = len(headings) - 1
    text += f", and {_other_headings(others)}." if others else "."
    choices = {
        Choice.MATCH: "Paste each column where its heading belongs",
        Choice.SKIP: "Paste from the current cell on, whatever they say",
    }
    return Question(Topic.ALIGNMENT, text, choices, Choice.MATCH)


def _other_headings(count: int) -> str:
    return "1 other under a wrong column too" if count == 1 else f"{count:,} others under wrong columns too"


def about_beyond(more: int, first: Year, beyond: Sequence[str]) -> Question:
    """Ask whether columns land behind the years; `more` of them have something, `beyond` would take it."""
    has = "1 more column is" if more == 1 else f"{more:,} more columns are"
    text = f"{has} pasted than there are years from {first} on."
    where = _some(beyond, 2)
    choices = {
        Choice.SKIP: f"Leave {'it' if more == 1 else 'them'} out",
        Choice.TAKE: f"Go on into {where}",
    }
    return Question(Topic.BEYOND, text, choices, Choice.SKIP)


def about_columns(left_out: int) -> Question:
    """Tell that some of the pasted columns have nowhere to go."""
    has = "1 pasted column has" if left_out == 1 else f"{left_out:,} pasted columns have"
    text = f"{has} no column here to go into."
    it = "it" if left_out == 1 else "them"
    return Question(Topic.COLUMNS, text, {Choice.SKIP: f"Leave {it} out"}, Choice.SKIP)


def about_held(shown: str, held: str, count: int) -> Question:
    """Ask whether cells of a spreadsheet are pasted as they show their figures or as they hold them."""
    text = f"{_cells(count, 'shows', 'show')} a rounded figure: “{shown}” holds {held}."
    choices = {Choice.TAKE: "Paste what the cells hold", Choice.SKIP: "Paste what they show"}
    return Question(Topic.HELD, text, choices, Choice.TAKE)


def about_units(shown: Unit, likely: Unit) -> Question:
    """Ask in which unit figures are that differ from their neighbours by a thousand or a million."""
    choices = {IN_UNIT[unit]: words for unit, words in _UNIT_WORDS.items()}
    if likely is shown:
        text = f"Read as {shown.symbol}, some figures are over 100 times every amount around them. What are they in?"
        return Question(Topic.UNITS, text, choices, IN_UNIT[shown])
    factor = "1,000,000" if abs(shown.power - likely.power) > Unit.THOUSANDS.power else "1,000"
    size = f"about {factor} times" if likely.power < shown.power else f"only about 1/{factor} of"
    text = f"Read as {shown.symbol}, the figures are {size} the amounts around them. What are they in?"
    return Question(Topic.UNITS, text, choices, IN_UNIT[likely])


def about_said_unit(shown: Unit, said: Unit) -> Question:
    """Ask in which unit figures are whose own headings name another than the one shown."""
    choices = {IN_UNIT[unit]: words for unit, words in _UNIT_WORDS.items()}
    text = f"The headings say {said.symbol}, and amounts are shown in {shown.symbol} here. What are the figures in?"
    return Question(Topic.UNITS, text, choices, IN_UNIT[said])


def about_minus(texts: Sequence[str]) -> Question:
    """Ask what brackets and minuses behind figures mean."""
    text = f"{_figures(len(texts))} in brackets, or with the minus apart or behind ({quoted(texts)})."
    choices = {
        Choice.NEGATIVE: "Negative: they reduce the net budget",
        Choice.POSITIVE: "Positive: they add to it",
        Choice.KEEP: _KEEP,
    }
    return Question(Topic.MINUS, text, choices, Choice.NEGATIVE)


def about_signs(count: int, *, among_negatives: bool) -> Question:
    """Ask about savings pasted without a minus: some papers print all of them so, and a reversal really is positive.

    Where others of the block have their minus, the careful answer is that a figure without one is meant.
    """
    them = "it" if count == 1 else "them"
    text = f"{_figures(count)} positive, and would stand as {'a saving' if count == 1 else 'savings'} that "
    text += f"{'adds' if count == 1 else 'add'} to the net budget"
    text += f"; other savings pasted with {them} are negative." if among_negatives else "."
    choices = {
        Choice.NEGATIVE: f"Make {them} negative, so that {'it saves' if count == 1 else 'they save'}",
        Choice.TAKE: f"Paste {them} as {'it is' if count == 1 else 'they are'}",
    }
    return Question(Topic.SIGNS, text, choices, Choice.TAKE if among_negatives else Choice.NEGATIVE)


def about_pennies(texts: Sequence[str]) -> Question:
    """Ask about figures finer than a penny."""
    text = f"{_figures(len(texts))} finer than a penny ({quoted(texts)})."
    choices = {Choice.ROUND: "Round to the nearest penny", Choice.KEEP: _KEEP}
    return Question(Topic.PENNIES, text, choices, Choice.ROUND)


def about_dashes(count: int, *, can_clear: bool = True) -> Question:
    """Ask what a lone dash means; nothing is cleared by adding to it."""
    text = f"{_cells(count, 'holds', 'hold')} only a dash, which may stand for nil or for nothing."
    choices = {Choice.KEEP: _KEEP, Choice.NIL: "Nil (0)"} | ({Choice.BLANK: "Blank"} if can_clear else {})
    return Question(Topic.DASHES, text, choices, Choice.KEEP)


def about_no_amounts(texts: Sequence[str], *, can_clear: bool = True) -> Question:
    """Ask about text where an amount should be; nothing is cleared by adding to it."""
    text = f"{_cells(len(texts), 'holds', 'hold')} text that is no amount ({quoted(texts)})."
    choices = {Choice.KEEP: _KEEP} | ({Choice.BLANK: "Take it as blank"} if can_clear else {})
    return Question(Topic.NO_AMOUNT, text, choices, Choice.KEEP)


def about_formulas(formulas: Sequence[str]) -> Question:
    """Ask before amounts are replaced that are formulas in the workbook."""
    are = "amount is a formula" if len(formulas) == 1 else "amounts are formulas"
    text = f"{len(formulas):,} {are} in the workbook ({_some([f'={formula}' for formula in formulas])})."
    choices = (
        {Choice.KEEP: "Keep the formula", Choice.REPLACE: "Replace it with the pasted figure"}
        if len(formulas) == 1
        else {Choice.KEEP: "Keep the formulas", Choice.REPLACE: "Replace them with the pasted figures"}
    )
    return Question(Topic.FORMULAS, text, choices, Choice.KEEP)


def quoted(texts: Sequence[str]) -> str:
    """Return a few different texts in quotation marks, and whether there are more."""
    return _some([f"“{_short(text)}”" for text in texts])


def _some(texts: Sequence[str], most: int = 3) -> str:
    different = list(dict.fromkeys(texts))
    return ", ".join(different[:most]) + (" …" if len(different) > most else "")


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _LONGEST else f"{tidy[:_LONGEST]}…"


def _figures(count: int) -> str:
    return "1 figure is" if count == 1 else f"{count:,} figures are"


def _cells(count: int, one: str, many: str) -> str:
    return f"1 cell {one}" if count == 1 else f"{count:,} cells {many}"

"""Whether the first row of a pasted block is its headings: years over amounts, or words where figures follow."""

import re
from collections.abc import Iterable, Sequence

from model.clipboard.block import Block
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field
from model.money import Unit
from model.years import Year, find_year, looks_like_a_year, year_within

_NAMES = {heading.lower(): name for name, heading in TEXT_HEADINGS.items()} | {"type": KIND, "ref": "reference"}
_FORECAST = re.compile(r"\bforecasts?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_FIGURE = re.compile(r"[-\u2212(£ ]*\d")
_UNIT = re.compile(r"£(?:\s*['\u2018\u2019]?(000|k|m)(?:illion|n|s)?)?(?![\w.,])", re.IGNORECASE)
_UNITS = {"": Unit.GBP, "000": Unit.THOUSANDS, "k": Unit.THOUSANDS, "m": Unit.MILLIONS}
_NO_HEADINGS = frozenset(("n/a", "na", "tbc", "tba", "tbd", "nil", "none", "blank", "unknown"))


def headings_of(block: Block, fields: Sequence[Field | None]) -> tuple[str, ...]:
    """Return the words of the first row where they are headings of what lies below, else nothing."""
    if block.height == 1:
        return ()
    first = block.rows[0]
    over = list(zip(range(block.width), first, fields, strict=False))
    named = any(field is not None and _names(text, field) for _, text, field in over)
    years = _has_years([text for _, text, field in over if field is not None and field.year is not None])
    years = years or any(find_year(text) is not None for text in first)
    figures = [(column, text) for column, text, field in over if field is not None and field.year is not None and text]
    words = bool(figures) and all(_is_word_over_figures(block, column, text) for column, text in figures)
    return tuple(text.strip() for text in first if text.strip()) if named or years or words else ()


def heads_units(texts: Sequence[str]) -> bool:
    """Whether a row says nothing but what the figures under it are in, as `£000` under each year does."""
    stated = [text.strip() for text in texts if text.strip()]
    return bool(stated) and all(_UNIT.fullmatch(text) for text in stated)


def headed_unit(texts: Iterable[str]) -> Unit | None:
    """Return what headings say the figures are in; None where they do not say, or not all the same."""
    found = {_UNITS[(match[1] or "").lower()] for text in texts for match in _UNIT.finditer(text)}
    return found.pop() if len(found) == 1 else None


def other_years(block: Block, fields: Sequence[Field | None]) -> tuple[str, ...]:
    """Return the years in the first row that differ from the year of the column under which they would stand."""
    return tuple(
        text.strip()
        for text, field in zip(block.rows[0], fields, strict=False)
        if field is not None and field.year is not None and find_year(text) not in (None, field.year)
    )


def headed_field(text: str, years: Sequence[Year]) -> Field | None:
    """Return the field that a heading names: a year's amounts or forecasts, or words; None where it names none."""
    year = headed_year(text)
    if year is not None:
        name = FORECAST if _FORECAST.search(text) else AMOUNT
        return Field(name, year) if year in years else None
    name = _NAMES.get(text.strip().lower(), "")
    return Field(name) if name else None


def headed_year(text: str) -> Year | None:
    """Return the year that a heading names, be it of amounts or of forecasts."""
    bare = _FORECAST.sub("", text).strip()
    return year_within(bare) if looks_like_a_year(bare) else None


def _names(text: str, field: Field) -> bool:
    return _NAMES.get(text.strip().lower()) == field.name


def _has_years(texts: Sequence[str]) -> bool:
    """Whether there are years among texts, and no figures: 2,026 and 2026 may stand beside each other as amounts."""
    others = [text for text in texts if headed_year(text) is None]
    return len(others) < len(texts) and not any(_FIGURE.match(text.strip()) for text in others)


def _is_word_over_figures(block: Block, column: int, text: str) -> bool:
    if _UNIT.fullmatch(text.strip()):
        return True
    if text.strip().lower() in _NO_HEADINGS or not _WORD.search(text) or _FIGURE.match(text.strip()):
        return False
    return any(_FIGURE.match(row[column].strip()) for row in block.rows[1:])

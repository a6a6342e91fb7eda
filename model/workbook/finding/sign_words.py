"""The words of columns that say the sign of a line, as +/- and Dr/Cr do, beside amounts that may show none."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from model.lines import Kind
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import Column, ColumnRole
from model.workbook.finding.picture import Row

SIGN = "sign"
_MORE = frozenset({"+", "(+)", "+ve", "plus", "dr", "debit", "increase", "inc", "add", "up"})
_LESS = frozenset(
    {"-", "\u2013", "\u2014", "\u2212", "(-)", "-ve", "minus", "cr", "credit", "decrease", "dec", "less", "down"}
)
_HEADS_SIGNS = re.compile(
    r"\+\s*(?:/|or)?\s*\(?[-\u2013\u2212]|[-\u2013\u2212]\s*/?\s*\+|\bsigns?\b|\b(?:dr\s*/\s*cr|cr\s*/\s*dr)\b|"
    r"\b(?:increase|plus|debit|add)\s*(?:/|or)|\bdirection\b",
    re.IGNORECASE,
)
_CODES = {"p": Kind.PRESSURE, "g": Kind.PRESSURE, "s": Kind.SAVING}
_HEADS_CODES = re.compile(r"\b(?:[pg]\s*(?:/|or)\s*s|s\s*(?:/|or)\s*[pg]|type|kind|code)\b", re.IGNORECASE)
_AS = r"\bsavings?\b[^.]{0,40}\b(?:shown|stated|are|is|expressed) (?:\w+ )?(?:as |in |with )?(?:an? )?"
_MEANS = r"\s*(?:figures?|numbers?|amounts?|values?)?\s*(?:is|are|=|denotes?|represents?|means?|indicates?) (?:an? )?"
_SAID = {
    True: re.compile(
        rf"{_AS}positives?\b|\bshown as (?:a )?positive|\bpositive{_MEANS}(?:saving|reduction)", re.IGNORECASE
    ),
    False: re.compile(
        rf"{_AS}(?:negatives?|minus|brackets)\b|\b(?:negative|minus|brackets?){_MEANS}(?:saving|reduction)",
        re.IGNORECASE,
    ),
}


def kind_of_code(text: str) -> Kind | None:
    """Return the kind that a single letter stands for in a column of types: P or G, and S."""
    return _CODES.get(text.strip().casefold())


def said_signs(texts: Iterable[str]) -> bool | None:
    """Tell whether titles or notes say that savings are shown positive; None where they do not, or say both."""
    told = list(texts)
    said = {positive for positive, words in _SAID.items() if any(words.search(text) for text in told)}
    return said.pop() if len(said) == 1 else None


def kind_of_sign(text: str) -> Kind | None:
    """Return the kind of a line with a sign: what adds to the budget is a pressure, what is taken off a saving."""
    tidy = " ".join(text.split()).casefold()
    return Kind.PRESSURE if tidy in _MORE else Kind.SAVING if tidy in _LESS else None


def holds_signs(heading: str, texts: Collection[str]) -> bool:
    """Tell whether a column of these texts says signs: dashes alone do so only below a heading that says it.

    So do letters that stand for kinds, below a heading of types.
    """
    if _HEADS_CODES.search(heading) and texts and all(kind_of_code(text) for text in texts):
        return True
    kinds = {kind_of_sign(text) for text in texts}
    return bool(kinds) and None not in kinds and (Kind.PRESSURE in kinds or bool(_HEADS_SIGNS.search(heading)))


def by_signs(columns: Sequence[Column], signs: int, body: Iterable[tuple[int, Row]]) -> list[Column]:
    """Let the column of signs be the one of types, where none is or where it gainsays the types of unsigned figures."""
    types = [each.column for each in columns if each.role is ColumnRole.TYPE]
    amounts = [each.column for each in columns if each.role is ColumnRole.AMOUNT]
    if not signs or (types and not _gainsays(types[0], signs, amounts, body)):
        return list(columns)
    roles = {signs: (ColumnRole.TYPE, SIGN)} | dict.fromkeys(types, (ColumnRole.WORDS, ""))
    told = ((each, roles.get(each.column, (each.role, each.field))) for each in columns)
    return [replace(each, role=role, field=field) for each, (role, field) in told]


def _gainsays(types: int, signs: int, amounts: Sequence[int], body: Iterable[tuple[int, Row]]) -> bool:
    """Tell whether a row's type is another than its sign says, where figures that are taken off are not below nil."""
    differs, below, above = False, 0, 0
    for _, cells in body:
        said = kind_of_sign(cells[signs].text) if signs in cells else None
        typed = kind_words(cells[types].text) if types in cells else None
        if said is not None and typed is not None:
            differs = differs or (typed.kind is Kind.SAVING) is not (said is Kind.SAVING)
        figures = [cells[column].number or 0 for column in amounts if column in cells]
        above += said is Kind.SAVING and any(figure > 0 for figure in figures)
        below += said is Kind.SAVING and any(figure < 0 for figure in figures)
    return differs and above > below

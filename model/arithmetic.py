"""The arithmetic an officer may type behind an equals sign: numbers, + - * / and brackets, and nothing else.

`=195*52*26` is the working of a published figure; it is evaluated exactly, as fractions, by this grammar alone.
"""

import re
from fractions import Fraction

from model.problems import EntryProblem

_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)(?P<percent>%?)|(?P<sign>[-+*/()]))", re.ASCII)
_DEEPEST = 50
LONGEST = 1_000


def evaluate(text: str) -> Fraction:
    """Return the exact value of a working such as `195*52*26` (no equals sign).

    Raises EntryProblem when the text is anything but arithmetic, or divides by nil, or is too long to be a working.
    """
    if len(text) > LONGEST:
        raise EntryProblem(f"The working has {len(text):,} characters; it may have at most {LONGEST:,}. Shorten it.")
    return _Reader(text).result()


class _Reader:
    """A recursive descent over the tokens of one working."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._tokens = _tokens(self._text)
        self._at = 0
        self._depth = 0

    def result(self) -> Fraction:
        value = self._sum()
        if self._at < len(self._tokens):
            raise self._refusal()
        return value

    def _refusal(self) -> EntryProblem:
        return EntryProblem(
            f"“={self._text}” is not arithmetic that can be worked out; use numbers, + - * / and brackets."
        )

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self._at += 1
        return token

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next() in ("+", "-"):
            value = value + self._product() if self._take() == "+" else value - self._product()
        return value

    def _product(self) -> Fraction:
        value = self._signed()
        while self._next() in ("*", "/"):
            if self._take() == "*":
                value *= self._signed()
                continue
            divisor = self._signed()
            if not divisor:
                raise EntryProblem(f"“={self._text}” divides by nil, which has no result.")
            value /= divisor
        return value

    def _signed(self) -> Fraction:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal()
        if self._next() in ("+", "-"):
            value = self._signed() if self._take() == "+" else -self._signed()
        else:
            value = self._factor()
        self._depth -= 1
        return value

    def _factor(self) -> Fraction:
        word = self._take()
        if word == "(":
            value = self._sum()
            if self._take() != ")":
                raise self._refusal()
            return value
        if not word or word in "+-*/)":
            raise self._refusal()
        return Fraction(word[:-1]) / 100 if word.endswith("%") else Fraction(word)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    tidy = text.replace("\u2212", "-").replace("\u00d7", "*").replace("\u00f7", "/").replace("£", "")
    while at < len(tidy):
        match = _TOKEN.match(tidy, at)
        if not match:
            raise EntryProblem(
                f"“={text}” is not arithmetic that can be worked out; use numbers, + - * / and brackets."
            )
        number = match["number"]
        if number and "," in number and not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
            raise EntryProblem(f"The commas in “{number}” do not part thousands; write the number without them.")
        tokens.append(number.replace(",", "") + match["percent"] if number else match["sign"])
        at = match.end()
    return tokens

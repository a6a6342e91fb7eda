"""The arithmetic an officer may type behind an equals sign: numbers, + - * / and brackets, and nothing else.

`=195*52*26` is the working of a published figure; it is read by this grammar alone and evaluated exactly, as fractions.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import add, mul, sub
from types import MappingProxyType

from model.problems import EntryProblem

_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)(?P<percent>%?)|(?P<sign>[-+*/()]))", re.ASCII)
_DEEPEST = 50
LONGEST = 1_000
LONGEST_IN_A_CELL = 8_192
"""The most characters that Excel takes in a formula, its equals sign among them."""
NEGATED = "negated"
_STEPS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = MappingProxyType({"+": add, "-": sub, "*": mul})


def evaluate(text: str) -> Fraction:
    """Return the exact value of a working such as `195*52*26` (no equals sign).

    Raises EntryProblem when the text is anything but arithmetic, or divides by nil, or is too long to be a working.
    """
    if len(text) > LONGEST:
        raise EntryProblem(f"The working has {len(text):,} characters; it may have at most {LONGEST:,}. Shorten it.")
    return exact_value(text)


def exact_value(text: str) -> Fraction:
    """Return the exact value of a working of any length. Raises EntryProblem as `evaluate` does."""
    stack: list[Fraction] = []
    for step in steps_of(text):
        if step == NEGATED:
            stack.append(-stack.pop())
        elif step == "/":
            divisor = stack.pop()
            if not divisor:
                raise EntryProblem(f"“={text.strip()}” divides by nil, which has no result.")
            stack.append(stack.pop() / divisor)
        elif step in _STEPS:
            right = stack.pop()
            stack.append(_STEPS[step](stack.pop(), right))
        else:
            stack.append(Fraction(step[:-1]) / 100 if step.endswith("%") else Fraction(step))
    return stack.pop()


def steps_of(text: str) -> tuple[str, ...]:
    """Return the steps in which a working is worked out: numbers (`195`, `2.5%`), and + - * / and `NEGATED` after
    what they work on. Raises EntryProblem when the text is anything but arithmetic.
    """
    return _Reader(text).steps()


def tidied(text: str) -> str:
    """Return a working as a spreadsheet takes it: plain signs, no thousands commas, pound signs or spaces.

    Raises EntryProblem where a character belongs in no working.
    """
    return "".join(_tokens(text))


class _Reader:
    """A recursive descent over the tokens of one working."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._tokens = _tokens(self._text)
        self._at = 0
        self._depth = 0
        self._steps: list[str] = []

    def steps(self) -> tuple[str, ...]:
        self._sum()
        if self._at < len(self._tokens):
            raise self._refusal()
        return tuple(self._steps)

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

    def _sum(self) -> None:
        self._product()
        while self._next() in ("+", "-"):
            sign = self._take()
            self._product()
            self._steps.append(sign)

    def _product(self) -> None:
        self._signed()
        while self._next() in ("*", "/"):
            sign = self._take()
            self._signed()
            self._steps.append(sign)

    def _signed(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise EntryProblem(
                f"The working has brackets or signs nested more than {_DEEPEST} deep, more than a spreadsheet takes; "
                "make it simpler."
            )
        if self._next() in ("+", "-"):
            sign = self._take()
            self._signed()
            if sign == "-":
                self._steps.append(NEGATED)
        else:
            self._factor()
        self._depth -= 1

    def _factor(self) -> None:
        word = self._take()
        if word == "(":
            self._sum()
            if self._take() != ")":
                raise self._refusal()
            return
        if not word or word in "+-*/)":
            raise self._refusal()
        self._steps.append(word)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    tidy = text.strip().replace("\u2212", "-").replace("\u00d7", "*").replace("\u00f7", "/").replace("£", "")
    while at < len(tidy):
        match = _TOKEN.match(tidy, at)
        if not match:
            raise EntryProblem(
                f"“={text}” is not arithmetic that can be worked out; use numbers, + - * / and brackets."
            )
        number = match["number"]
        if number and "," in number and not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
            raise EntryProblem(f"The commas in “{number}” do not part thousands; write the number without them.")
        if number:
            digits = number.replace(",", "")
            tokens.append(f"{'0' if digits.startswith('.') else ''}{digits}{match['percent']}")
        else:
            tokens.append(match["sign"])
        at = match.end()
    return tokens

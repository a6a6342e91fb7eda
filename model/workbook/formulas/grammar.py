"""The grammar of a formula: openpyxl's tokens in, a small tree out.

Precedence is Excel's, loosest first: comparisons, &, + and -, * and /, ^ (from left to right), % after its
operand, and the sign before its operand tightest of all, so that -2^2 is 4.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from model.workbook.formulas.cells import CellValue, ErrorValue
from model.workbook.formulas.numbers import as_number
from model.workbook.formulas.references import Written
from model.workbook.formulas.refusals import Fault, NotCalculated
from model.workbook.formulas.words import WORDS, reference


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text, TRUE or error written out, or an argument left empty (None)."""

    value: CellValue


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells, a table's part or a name: the formula's reference at this place, from 0."""

    place: int


@dataclass(frozen=True, slots=True)
class Signed:
    """An operand with "-" or "+" before it or "%" after it."""

    sign: str
    operand: "Node"


@dataclass(frozen=True, slots=True)
class Chain:
    """A first operand, then operators of one precedence with theirs, worked out from left to right."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    function: str
    arguments: tuple["Node", ...]


Node: TypeAlias = Literal | Reference | Signed | Chain | Call

_LEVELS = (
    frozenset({"=", "<>", "<", ">", "<=", ">="}),
    frozenset("&"),
    frozenset("+-"),
    frozenset("*/"),
    frozenset("^"),
)
_OPERATORS = (Token.OP_IN, Token.OP_PRE)
_DEEPEST = 64
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d{1,4})?", re.ASCII)
_STAND_IN = re.compile(r"\ue000(\d+)", re.ASCII)
_RUNS_TO = re.compile(r"(.+):(INDEX|OFFSET)\(", re.IGNORECASE | re.DOTALL)
RANGE_TO = "RANGE.TO."
"""Stands before the function of a range that runs to its cells: C5:INDEX(C:C,9) is RANGE.TO.INDEX(C5,C:C,9) here."""

_PREFIXES = ("_XLFN._XLWS.", "_XLFN.")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's tree, and the references that its `Reference` nodes count."""

    tree: Node
    references: tuple[Written, ...]


def parse(text: str) -> Formula:
    """Read a formula written without its "=".

    A formula filled down a column has one tree, parsed once: only its references differ. Raises NotCalculated
    if it cannot be read here.
    """
    references: list[Written] = []

    def stand_in(found: re.Match[str]) -> str:
        runs = _RUNS_TO.fullmatch(found[0])
        written = reference(runs[1] if runs else found[0])
        if written is None:
            return found[0]
        references.append(written)
        place = f"\ue000{len(references) - 1}"
        return f"{RANGE_TO}{runs[2]}({place}," if runs else place

    return Formula(_tree(WORDS.sub(stand_in, text)), tuple(references))


@lru_cache(maxsize=20_000)
def _tree(text: str) -> Node:
    try:
        tokens = Tokenizer("=" + text).items
    except (TokenizerError, AssertionError, AttributeError, IndexError):
        # It answers a malformed formula with whichever of these it runs into.
        raise NotCalculated("the formula cannot be read here") from None
    parser = _Parser([token for token in tokens if token.type != Token.WSPACE])
    node = parser.expression()
    parser.expect_end()
    return node


class _Parser:
    """Precedence climbing over the tokens of one formula."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def expression(self, level: int = 0) -> Node:
        if level == len(_LEVELS):
            return self._operand()
        first = self.expression(level + 1)
        rest = []
        while (token := self._peek()) and token.type in _OPERATORS and token.value in _LEVELS[level]:
            self._at += 1
            rest.append((token.value, self.expression(level + 1)))
        return Chain(first, tuple(rest)) if rest else first

    def expect_end(self) -> None:
        token = self._peek()
        if token is None:
            return
        if token.type == Token.OPERAND:
            raise NotCalculated("where ranges cross is not calculated here")
        if token.value == ",":
            raise NotCalculated("several ranges as one are not calculated here")
        raise NotCalculated("the formula cannot be read here")

    def _operand(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotCalculated("the formula is nested too deeply to be calculated here")
        token = self._take()
        if token.type in _OPERATORS and token.value in ("+", "-"):
            node: Node = Signed(token.value, self._operand())
        else:
            node = self._atom(token)
        while (after := self._peek()) and after.type == Token.OP_POST:
            self._at += 1
            node = Signed("%", node)
        self._depth -= 1
        return node

    def _atom(self, token: Token) -> Node:
        if token.type == Token.OPERAND:
            return _operand_node(token.value)
        if token.subtype == Token.OPEN and token.type == Token.PAREN:
            node = self.expression()
            self._close()
            return node
        if token.subtype == Token.OPEN and token.type == Token.FUNC:
            return self._call(token.value[:-1].upper())
        if token.type == Token.ARRAY:
            raise NotCalculated("an array of values is not calculated here")
        raise NotCalculated("the formula cannot be read here")

    def _call(self, function: str) -> Node:
        for prefix in _PREFIXES:
            function = function.removeprefix(prefix)
        arguments: list[Node] = []
        if self._closes():
            self._close()
            return Call(function, ())
        while True:
            arguments.append(Literal(None) if self._closes() or self._separates() else self.expression())
            if not self._separates():
                self._close()
                return Call(function, tuple(arguments))
            self._at += 1

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        token = self._peek()
        if token is None:
            raise NotCalculated("the formula cannot be read here")
        self._at += 1
        return token

    def _closes(self) -> bool:
        token = self._peek()
        return token is not None and token.subtype == Token.CLOSE

    def _separates(self) -> bool:
        token = self._peek()
        return token is not None and token.type == Token.SEP

    def _close(self) -> None:
        if not self._closes():
            self.expect_end()
            raise NotCalculated("the formula cannot be read here")
        self._at += 1


def _operand_node(text: str) -> Node:
    if text.startswith('"'):
        return Literal(text[1:-1].replace('""', '"'))
    if text.startswith("#"):
        return Literal(ErrorValue(text))
    if text.upper() in ("TRUE", "FALSE"):
        return Literal(text.upper() == "TRUE")
    if _NUMBER.fullmatch(text):
        return Literal(_number(text))
    if stand_in := _STAND_IN.fullmatch(text):
        return Reference(int(stand_in[1]))
    raise NotCalculated("the formula cannot be read here")


def _number(digits: str) -> Decimal:
    try:
        return as_number(digits)
    except Fault:
        raise NotCalculated(f"{digits} is too large a number") from None

"""The sheets to which a formula can point whose cells are known only once it is worked out.

OFFSET stays on the sheet of the cells that it starts from, and a range that runs to a function's cells on the sheet it
starts on. A text that begins with a sheet's name and “!” cannot lead INDIRECT to another one.
"""

import re
from collections.abc import Iterable, Sequence

from model.workbook.formulas.cells import CellRef
from model.workbook.formulas.grammar import Call, Chain, Literal, Node, Reference, Signed, parse
from model.workbook.formulas.references import Name, Written, WrittenCells, parse_reference
from model.workbook.formulas.refusals import NotCalculated
from model.workbook.formulas.resolving import Resolver

Sheets = frozenset[str] | None
"""Names of sheets; None is any."""

_THIRD = 2
_STRETCHING = ("SUMIF", "AVERAGEIF")
_POINTING = ("OFFSET", "INDIRECT", "RANGE.TO.INDEX", "RANGE.TO.OFFSET")
_SHEET = re.compile(r"(?:'(?:[^']|'')+'|[^'!\[\]:]+)!")


def reach(formula: str, at: CellRef, resolver: Resolver) -> Sheets:
    """Return the sheets that a formula in the cell `at` can point into without naming the cells."""
    try:
        parsed = parse(formula)
        return _Reach(at, resolver, parsed.references).of_calls(parsed.tree)
    except NotCalculated:
        return None


class _Reach:
    def __init__(self, at: CellRef, resolver: Resolver, references: Sequence[Written], depth: int = 0) -> None:
        self._at = at
        self._resolver = resolver
        self._references = references
        self._depth = depth

    def of_calls(self, node: Node) -> Sheets:
        """Return where the functions of a formula can point to."""
        match node:
            case Call(function, arguments):
                found = [self.of_calls(each) for each in arguments]
                if function in _POINTING or (function in _STRETCHING and len(arguments) > _THIRD):
                    found.append(self._of(node if function in _POINTING else arguments[_THIRD]))
                return _all(found)
            case Chain(first, rest):
                return _all([self.of_calls(first), *(self.of_calls(operand) for _, operand in rest)])
            case Signed(_, operand):
                return self.of_calls(operand)
            case Reference(place) if isinstance(written := self._references[place], Name):
                inner = self._within(written)
                return frozenset() if inner is None else inner[0].of_calls(inner[1])
        return frozenset()

    def _of(self, node: Node) -> Sheets:
        """Return the sheets on which the cells that a node stands for can be."""
        match node:
            case Reference(place):
                written = self._references[place]
                inner = self._within(written) if isinstance(written, Name) else None
                if inner is not None:
                    return inner[0]._of(inner[1])  # noqa: SLF001  # one of its own kind
                return frozenset(area.sheet for area in self._resolver.areas(written, self._at))
            case Call("INDIRECT", arguments):
                return self._named(arguments[0]) if arguments else None
            case Call("OFFSET" | "INDEX" | "RANGE.TO.INDEX" | "RANGE.TO.OFFSET", arguments):
                return self._of(arguments[0]) if arguments else None
            case Call("IF" | "CHOOSE", arguments):
                return _all(self._of(each) for each in arguments[1:])
        return None

    def _named(self, node: Node) -> Sheets:
        """Return the sheet that a text names, in a formula that puts it together."""
        if isinstance(node, Literal) and isinstance(node.value, str):
            written = parse_reference(node.value)
            return self._of_cells(written) if isinstance(written, WrittenCells) else None
        if isinstance(node, Chain) and isinstance(node.first, Literal) and isinstance(node.first.value, str):
            begins = _SHEET.match(node.first.value)
            named = parse_reference(f"{begins[0]}A1") if begins and node.rest[0][0] == "&" else None
            return self._of_cells(named) if isinstance(named, WrittenCells) else None
        return None

    def _of_cells(self, written: WrittenCells) -> Sheets:
        if written.last_sheet is not None:
            return None
        return frozenset(area.sheet for area in self._resolver.areas(written, self._at))

    def _within(self, name: Name) -> "tuple[_Reach, Node] | None":
        """Return what a name stands for; None where the workbook gives none. Raises NotCalculated where it circles."""
        text = self._resolver.name(name)
        if text is None:
            return None
        if self._depth > len(_POINTING):
            raise NotCalculated("names that stand for names are not followed so far")
        parsed = parse(text)
        return _Reach(self._at, self._resolver, parsed.references, self._depth + 1), parsed.tree


def _all(found: Iterable[Sheets]) -> Sheets:
    """Return all of these sheets, None where one of them is any."""
    sheets: set[str] = set()
    for each in found:
        if each is None:
            return None
        sheets |= each
    return frozenset(sheets)

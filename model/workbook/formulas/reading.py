"""Which cells a formula reads, told from its text alone: quick enough to ask of every formula in a workbook.

The text is searched for references, not parsed. What a formula reads cannot always be told without working it
out (OFFSET, a name that nobody knows); such a formula is called untraceable and counts as reading anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.workbook.formulas.book import Workbook
from model.workbook.formulas.cells import Area, CellRef
from model.workbook.formulas.reach import reach
from model.workbook.formulas.references import Name, Written, WrittenCells
from model.workbook.formulas.refusals import NotCalculated
from model.workbook.formulas.resolving import Resolver
from model.workbook.formulas.structured import TableCells
from model.workbook.formulas.words import WORDS, reference

_DYNAMIC = frozenset({"OFFSET(", "INDIRECT("})
_STRETCHING = frozenset({"SUMIF(", "AVERAGEIF("})
_ARGUMENT = r"""(?:"[^"]*"|'[^']*'|[^()"',])*"""
_STRETCHED_SUM = re.compile(
    rf"(?:SUMIF|AVERAGEIF)\({_ARGUMENT},{_ARGUMENT},(?:'[^']*'!)?[^()\"',:\[\]]+\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reads:
    """The areas that a formula reads.

    `untraceable` is a reason, in words, why it may read other cells too: of the sheets `within`, if these are known.
    """

    areas: tuple[Area, ...]
    untraceable: str = ""
    within: frozenset[str] | None = None

    def may_point_into(self, sheet: str) -> bool:
        """Tell whether it may read cells of a sheet which it does not name."""
        return bool(self.untraceable) and (self.within is None or sheet in self.within)


def references_in(formula: str, at: CellRef, book: Workbook) -> Reads:
    """Return what a formula (without "=") in the cell `at` reads, through defined names too."""
    return Tracer(Resolver(book)).reads(formula, at)


def all_references(book: Workbook) -> Iterator[tuple[CellRef, Reads]]:
    """Yield every formula's cell with what the formula reads."""
    tracer = Tracer(Resolver(book))
    return ((at, tracer.reads(formula, at)) for at, formula in book.formulas().items())


_NOTHING = Reads(())


class Tracer:
    """Finds what formulas of one workbook read, remembering each defined name it has followed."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._names: dict[tuple[str, str], Reads] = {}
        self._anywhere: dict[str, Reads] = {}

    def reads(self, formula: str, at: CellRef) -> Reads:
        """Return what a formula in the cell `at` reads."""
        areas: list[Area] = []
        untraceable, bounded = "", True
        for word in WORDS.findall(formula):
            found = self._anywhere.get(word)
            if found is None:
                written = reference(word)
                if type(written) is WrittenCells and written.sheet is None:
                    areas.append(Area(at.sheet, *written[2:6]))
                    continue
                found = self._read_by(word, written, formula, at)
            areas += found.areas
            untraceable = untraceable or found.untraceable
            names_cells = bool(found.untraceable) and reference(word) is not None
            bounded = bounded and not (names_cells and found.within is None)
        within = reach(formula, at, self._resolver) if untraceable and bounded else None
        return Reads(tuple(areas), untraceable, within)

    def _read_by(self, word: str, written: Written | None, formula: str, at: CellRef) -> Reads:
        """Return what one word reads, and remember it if it means the same in every formula."""
        if written is not None:
            found = self._follow(written, at)
            same = isinstance(written, WrittenCells) or (
                isinstance(written, TableCells) and written.is_the_same_anywhere
            )
        elif word.upper() in _STRETCHING:
            beyond = _STRETCHED_SUM.search(formula)
            return Reads((), f"{word}) reads beyond the one cell that it is given") if beyond else _NOTHING
        else:
            found, same = Reads((), _reads_unnamed_cells(word)), True
        if same:
            self._anywhere[word] = found
        return found

    def _follow(self, written: Written, at: CellRef) -> Reads:
        if isinstance(written, Name):
            text = self._resolver.name(written)
            if text is not None:
                return self._through_name(written, text, at)
        try:
            return Reads(self._resolver.areas(written, at))
        except NotCalculated as refusal:
            return Reads((), refusal.reason)

    def _through_name(self, name: Name, text: str, at: CellRef) -> Reads:
        key = (name.text.lower(), at.sheet)
        if key not in self._names:
            self._names[key] = Reads((), "a name refers to itself")
            relative = is_relative(text)
            reads = self.reads(text, at)
            self._names[key] = Reads((), f"the name {name.text} moves with the cell") if relative else reads
        return self._names[key]


def is_relative(name_text: str) -> bool:
    """Tell whether a name's formula means other cells from other places: "Costs!B2", not "Costs!$B$2"."""
    written = (reference(word) for word in WORDS.findall(name_text))
    return any(isinstance(it, WrittenCells) and not it.fixed for it in written)


def _reads_unnamed_cells(word: str) -> str:
    """Return why a function may read cells that the formula does not name, or an empty text."""
    if word.upper() in _DYNAMIC:
        return f"{word.upper()}) may read any cell"
    return "a range runs to wherever a function says" if ":" in word and word[-1] == "(" else ""

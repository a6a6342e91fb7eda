"""The arguments of one function call, each worked out only when the function asks for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeAlias

from model.workbook.formulas.arrays import Array
from model.workbook.formulas.cells import BAD_VALUE, Area, CellRef, CellValue, ErrorValue, Operand
from model.workbook.formulas.comparing import truth_of
from model.workbook.formulas.grammar import Literal, Node, Reference
from model.workbook.formulas.numbers import number_of
from model.workbook.formulas.references import Written
from model.workbook.formulas.refusals import Fault, NotCalculated


class Cells(Protocol):
    """The cells that a calculation reads: their new values where they have one."""

    def value(self, area: Area) -> CellValue:
        """Return the value of an area's first cell."""

    def column(self, area: Area, offset: int = 0) -> Sequence[CellValue]:
        """Return the values of one column of an area, from its top to the last row in use on the sheet."""

    def values(self, area: Area) -> Sequence[CellValue]:
        """Return the values of an area row by row, to the last row and column in use."""

    def visible(self, area: Area, *, with_hidden: bool) -> Iterator[CellValue]:
        """Yield what SUBTOTAL counts of an area: no other subtotals, and hidden rows only if asked for."""

    def matching(self, area: Area, offset: int, wanted: CellValue) -> frozenset[int]:
        """Return the rows, from 0, in which a column of an area meets a criterion."""

    def position(self, area: Area, wanted: CellValue) -> int | None:
        """Return where, from 0, the first cell of a row or column holds a value; None if none does."""


class Evaluates(Protocol):
    """Works out one argument."""

    @property
    def cells(self) -> Cells:
        """The cells that it reads."""

    @property
    def at(self) -> CellRef:
        """The cell that the formula stands in."""

    def operand(self, node: Node) -> Operand:
        """Return a value, or an area left unread."""

    def operands(self, node: Node) -> Sequence[Operand]:
        """Return what a node stands for: one operand, of cells on several sheets the area on each."""

    def scalar(self, node: Node) -> CellValue:
        """Return a single value."""

    def array(self, node: Node) -> Array:
        """Return the values of an argument that may be worked out of whole ranges."""

    def referred(self, written: Written) -> Operand:
        """Return the cells that a reference stands for."""

    def point(self, area: Area) -> None:
        """Note cells that a function led to which its formula does not name."""


class Arguments:
    """What a function was given: `evaluator` works out each of the `nodes`."""

    def __init__(self, function: str, nodes: Sequence[Node], evaluator: Evaluates) -> None:
        self.function = function
        self._nodes = nodes
        self._evaluator = evaluator

    def __len__(self) -> int:
        return len(self._nodes)

    @property
    def cells(self) -> Cells:
        """The cells that areas are read from."""
        return self._evaluator.cells

    @property
    def at(self) -> CellRef:
        """The cell that the formula stands in."""
        return self._evaluator.at

    def given(self, position: int) -> bool:
        """Tell whether an argument is there and not left empty."""
        return position < len(self._nodes) and self._nodes[position] != Literal(None)

    def operand(self, position: int) -> Operand:
        """Return an argument as a value or an unread area."""
        return self._evaluator.operand(self._nodes[position])

    def without_first(self, function: str) -> "Arguments":
        """Return the arguments behind the first as those of another function."""
        return Arguments(function, self._nodes[1:], self._evaluator)

    def referred(self, written: Written) -> Operand:
        """Return the cells that a reference stands for. Raises NotCalculated if they are not in this workbook."""
        return self._evaluator.referred(written)

    def pointed(self, area: Area) -> Area:
        """Return cells that the formula does not name, noted as what it points to."""
        self._evaluator.point(area)
        return area

    def scalar(self, position: int) -> CellValue:
        """Return an argument as a single value, which may be an error."""
        return self._evaluator.scalar(self._nodes[position])

    def value(self, position: int) -> CellValue:
        """Return an argument as a single value. Raises Fault if it is an error."""
        value = self.scalar(position)
        if isinstance(value, ErrorValue):
            raise Fault(value)
        return value

    def number(self, position: int) -> Decimal:
        """Return an argument as a number. Raises Fault if it is none."""
        return number_of(self.scalar(position))

    def truth(self, position: int) -> bool:
        """Return whether an argument holds. Raises Fault if that cannot be said."""
        return truth_of(self.scalar(position))

    def area(self, position: int) -> Area:
        """Return an argument that must be cells. Raises NotCalculated if it is not."""
        operand = self.operand(position)
        if isinstance(operand, ErrorValue):
            raise Fault(operand)
        if not isinstance(operand, Area):
            raise NotCalculated(f"{self.function} of anything but cells is not calculated here")
        return operand

    @property
    def are_references(self) -> bool:
        """Whether every argument is a reference and nothing else."""
        return all(isinstance(node, Reference) for node in self._nodes)

    def array(self, position: int) -> Array:
        """Return the values of an argument in which whole ranges may be compared, added and multiplied."""
        return self._evaluator.array(self._nodes[position])

    def operands(self) -> Iterator[Operand]:
        """Yield every argument in turn, of cells on several sheets those of each."""
        return (operand for node in self._nodes for operand in self._evaluator.operands(node))

    def numbers(self) -> Iterator[Decimal]:
        """Yield the numbers among all arguments, as SUM takes them.

        In cells only numbers count; an argument written out counts as arithmetic takes it. Raises Fault at
        the first error.
        """
        for operand in self.operands():
            if isinstance(operand, Area):
                yield from numbers_among(self.cells.values(operand))
            else:
                yield number_of(operand)


Function: TypeAlias = Callable[[Arguments], Operand]


def numbers_among(values: Iterable[CellValue]) -> Iterator[Decimal]:
    """Yield the numbers among cells' values. Raises Fault at the first error."""
    for value in values:
        if isinstance(value, Decimal):
            yield value
        elif isinstance(value, ErrorValue):
            raise Fault(value)


def same_shapes(areas: Sequence[Area]) -> None:
    """Raise Fault(#VALUE!) unless all areas have as many rows and columns."""
    if not all(area.same_shape_as(areas[0]) for area in areas):
        raise Fault(BAD_VALUE)

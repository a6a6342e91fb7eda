"""Works out the tree of one formula, from the cells that it is given."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from model.workbook.formulas.arguments import Arguments, Cells, Function
from model.workbook.formulas.arrays import Array, of_area, one, spread
from model.workbook.formulas.cells import BAD_REFERENCE, Area, CellRef, CellValue, ErrorValue, Operand
from model.workbook.formulas.comparing import are_equal, compare, text_of
from model.workbook.formulas.grammar import Call, Chain, Literal, Node, Reference, Signed, parse
from model.workbook.formulas.numbers import add, divide, multiply, number_of, power, settled, subtract
from model.workbook.formulas.reading import is_relative
from model.workbook.formulas.references import Deleted, Name, OtherWorkbook, Written, WrittenCells
from model.workbook.formulas.refusals import Fault, NotCalculated
from model.workbook.formulas.resolving import Resolver

_ARITHMETIC = {"+": add, "-": subtract, "*": multiply, "/": divide, "^": power}
_EQUALITIES = ("=", "<>")
_COMPARISONS = {"<": (-1,), ">": (1,), "<=": (-1, 0), ">=": (0, 1)}
VALUE_BY_VALUE = frozenset(
    {
        *("ABS", "INT", "ROUND", "ROUNDDOWN", "ROUNDUP", "SIGN", "TRUNC"),
        *("ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "NOT"),
        *("LEFT", "LEN", "LOWER", "RIGHT", "TRIM", "UPPER"),
    }
)
"""Functions that take whole ranges value by value where arrays are worked out."""
_HUNDRED = Decimal(100)


class Evaluation:
    """One formula being worked out in the cell `at`."""

    def __init__(self, at: CellRef, cells: Cells, resolver: Resolver, functions: Mapping[str, Function]) -> None:
        self._at = at
        self._cells = cells
        self._resolver = resolver
        self._functions = functions
        self._names: list[str] = []
        self._references: Sequence[Written] = ()
        self.pointed: list[Area] = []

    @property
    def cells(self) -> Cells:
        """The cells that it reads."""
        return self._cells

    @property
    def at(self) -> CellRef:
        """The cell that the formula stands in."""
        return self._at

    def point(self, area: Area) -> None:
        """Note cells that a function led to which the formula does not name."""
        self.pointed.append(area)

    def result(self, formula: str) -> CellValue:
        """Return what a formula (without "=") comes to, numbers at Excel's 15 digits; a blank result is nil.

        Raises NotCalculated if the app does not work it out.
        """
        if formula.startswith("{=TABLE("):
            raise NotCalculated("a data table is not calculated here")
        if formula.startswith("{="):
            raise NotCalculated("an array formula is not calculated here")
        parsed = parse(formula)
        self._references = parsed.references
        value = self.scalar(parsed.tree)
        if value is None:
            return Decimal(0)
        return settled(value) if isinstance(value, Decimal) else value

    def scalar(self, node: Node) -> CellValue:
        """Return a single value; a whole range where one value belongs is not calculated here."""
        operand = self.operand(node)
        if not isinstance(operand, Area):
            return operand
        if not operand.is_one_cell:
            raise NotCalculated("a whole range where one value belongs is not calculated here")
        return self._cells.value(operand)

    def operand(self, node: Node) -> Operand:
        """Return a value, or an area left unread; an Excel error on the way is the value."""
        try:
            return self._operand(node)
        except Fault as fault:
            return fault.error

    def operands(self, node: Node) -> Sequence[Operand]:
        """Return what a node stands for: one operand, of cells on several sheets the area on each."""
        if isinstance(node, Reference):
            written = self._references[node.place]
            if isinstance(written, WrittenCells) and written.last_sheet is not None:
                return self._resolver.areas(written, self._at)
        return (self.operand(node),)

    def array(self, node: Node) -> Array:
        """Return the values of a node in which whole ranges may be compared, added and multiplied."""
        match node:
            case Signed(sign, operand):
                return spread([self.array(operand)], lambda values: self._signed_or_error(sign, values[0]))
            case Chain(first, rest):
                result = self.array(first)
                for operator, operand in rest:
                    result = spread([result, self.array(operand)], partial(_combined_of, operator))
                return result
            case Call(function, arguments) if function in VALUE_BY_VALUE:
                known = self._functions[function]
                arrays = [self.array(each) for each in arguments]
                return spread(arrays, lambda values: self._called(known, function, values))
        operand_found = self.operand(node)
        if isinstance(operand_found, Area):
            return of_area(operand_found, self._cells.column)
        return one(operand_found)

    def _called(self, known: Function, function: str, values: tuple[CellValue, ...]) -> CellValue:
        """Return what a function comes to for single values."""
        try:
            found = known(Arguments(function, [Literal(value) for value in values], self))
        except Fault as fault:
            return fault.error
        return self._cells.value(found) if isinstance(found, Area) else found

    def _signed_or_error(self, sign: str, value: CellValue) -> CellValue:
        try:
            return self._signed(sign, value)
        except Fault as fault:
            return fault.error

    def _operand(self, node: Node) -> Operand:
        match node:
            case Literal(value):
                return value
            case Reference(place):
                return self.referred(self._references[place])
            case Signed(sign, operand):
                return self._signed(sign, self.scalar(operand))
            case Chain(first, rest):
                value = self.scalar(first)
                for operator, operand in rest:
                    value = _combined(operator, value, self.scalar(operand))
                return value
            case Call(function, arguments):
                known = self._functions.get(function)
                if known is None:
                    raise NotCalculated(f"{function} is not calculated here")
                return known(Arguments(function, arguments, self))

    def _signed(self, sign: str, value: CellValue) -> CellValue:
        if sign == "+":
            return value
        number = number_of(value)
        return divide(number, _HUNDRED) if sign == "%" else subtract(Decimal(0), number)

    def referred(self, written: Written) -> Operand:
        """Return the cells that a reference stands for, or what a name does."""
        if isinstance(written, Name):
            text = self._resolver.name(written)
            if text is not None:
                return self._named(written, text)
        if isinstance(written, Deleted):
            raise Fault(BAD_REFERENCE)
        if isinstance(written, OtherWorkbook):
            raise NotCalculated("a reference to another workbook is not calculated here")
        areas = self._resolver.areas(written, self._at)
        if len(areas) != 1:
            raise NotCalculated("a range through several sheets is not calculated here")
        return areas[0]

    def _named(self, name: Name, text: str) -> Operand:
        if name.text.lower() in self._names:
            raise NotCalculated(f"the name {name.text} refers to itself")
        if is_relative(text):
            raise NotCalculated(f"the name {name.text} moves with the cell")
        parsed, references = parse(text), self._references
        self._names.append(name.text.lower())
        self._references = parsed.references
        operand = self.operand(parsed.tree)
        self._references = references
        self._names.pop()
        return operand


def _combined_of(operator: str, values: tuple[CellValue, ...]) -> CellValue:
    return _combined(operator, values[0], values[1])


def _combined(operator: str, left: CellValue, right: CellValue) -> CellValue:
    """Return the result of one operator; the left operand's error goes before the right one's."""
    for value in (left, right):
        if isinstance(value, ErrorValue):
            return value
    try:
        if operator == "&":
            return text_of(left) + text_of(right)
        if operator in _EQUALITIES:
            return are_equal(left, right) is (operator == "=")
        if operator in _COMPARISONS:
            return compare(left, right) in _COMPARISONS[operator]
        return _ARITHMETIC[operator](number_of(left), number_of(right))
    except Fault as fault:
        return fault.error

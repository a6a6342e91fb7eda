"""Formulas that fill several cells of a workbook at once, as array formulas and data tables do."""

from typing import Self


class ArrayPart(str):
    """The text of such a formula as one of its cells has it; no cell of them is replaced alone.

    `filler` says in words what fills which cells: “array formula in I12:I14”.
    """

    __slots__ = ("filler",)
    filler: str

    def __new__(cls, text: str, filler: str) -> Self:
        """Make the text (without its equals sign) of what `filler` names."""
        made = super().__new__(cls, text)
        made.filler = filler
        return made

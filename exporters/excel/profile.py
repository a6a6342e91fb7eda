"""The two layouts of an Excel annex, which contradict each other: for the committee's paper, and for publication."""

from enum import Enum


class Profile(Enum):
    """How an Excel annex is laid out.

    `PRINT` is one sheet of A4 landscape, with headings and subtotals in the table. `ACCESSIBLE` follows the Analysis
    Function's *Releasing statistics in spreadsheets*: a plain table that a screen reader and a program can follow.
    """

    PRINT = "print"
    ACCESSIBLE = "accessible"

"""The one family of errors that the officer sees: each is a finished sentence about what happened and what to do.

Anything raised that is not a `Problem` is a fault of the program and goes to the crash handler.
"""


class Problem(Exception):  # noqa: N818  # the word that messages and the house use
    """A mistake of the user's or a fault of the world. `str(problem)` is a finished sentence to show as it is."""


class EntryProblem(Problem):
    """What was typed or pasted is refused; nothing has changed."""


class FileProblem(Problem):
    """A file cannot be opened, saved or exported; what is on disk is as it was."""


class ChangedProblem(FileProblem):
    """Somebody changed the file since it was opened: it is replaced only when the officer says so."""


class HeldProblem(FileProblem):
    """Somebody has the workbook open."""


class LayoutProblem(FileProblem):
    """The edits cannot be written into this workbook as it is laid out, but they can be saved as a new one."""


class UnkeptProblem(LayoutProblem):
    """A workbook that others laid out has no place for something, which an added sheet would keep."""


class FormulaProblem(EntryProblem):
    """An amount cell holds a formula in the workbook and is replaced only when the officer says so."""

    def __init__(self, formula: str) -> None:
        """Keep the formula's text (without its equals sign), for the question to the officer."""
        super().__init__(
            f"This amount is a formula in the workbook (={formula}); confirm that it is to be replaced by a figure."
        )
        self.formula = formula

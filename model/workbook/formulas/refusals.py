"""The two ways in which working out a formula stops short: an Excel error, or a refusal to guess."""

from model.workbook.formulas.cells import ErrorValue


class Fault(Exception):  # noqa: N818 - an Excel error is a value here, not a failure of ours
    """The formula comes to an error value, as it would in Excel."""

    def __init__(self, error: ErrorValue) -> None:
        """Carry the error that the formula comes to."""
        super().__init__(error.text)
        self.error = error


class NotCalculated(Exception):  # noqa: N818 - a decision, not a failure
    """The app does not work this formula out; the reason is a clause: "OFFSET is not calculated here"."""

    def __init__(self, reason: str) -> None:
        """Carry the reason in words."""
        super().__init__(reason)
        self.reason = reason

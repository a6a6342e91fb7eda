"""What is typed as a working, read as the app reads it, and the units that it may be typed and kept in."""

from hypothesis import strategies as st

from model.entry import read_worked
from model.money import Unit
from model.workings import Worked

UNITS = st.sampled_from(Unit)
K, M, GBP = Unit.THOUSANDS, Unit.MILLIONS, Unit.GBP


def worked(typed: str, unit: Unit, stored: Unit) -> Worked:
    """Return what a typed working comes to, with its formula."""
    value = read_worked(typed, unit, stored)
    assert isinstance(value, Worked)
    return value

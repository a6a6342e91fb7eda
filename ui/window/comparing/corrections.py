"""What the officer says of matches: which lines are the same and which are not, on top of what was said before."""

from model.comparing.line_differences import LineDifference
from model.comparing.matching import By, Said


def is_whole(difference: LineDifference) -> bool:
    """Tell whether a line stands on one side alone."""
    return difference.old is None or difference.new is None


def can_part(difference: LineDifference) -> bool:
    """Tell whether a match may be undone: not one by identity, which is no guess."""
    return not is_whole(difference) and difference.by is not By.IDENTITY


def said_same(said: Said, old: int, new: int) -> Said:
    """Return what was said with two lines as the same one, in place of what was said of either."""
    same = {one: other for one, other in said.same.items() if one != old and other != new}
    return Said({**same, old: new}, said.apart - {(old, new)})


def said_apart(said: Said, old: int, new: int) -> Said:
    """Return what was said with two lines as different ones."""
    same = {one: other for one, other in said.same.items() if (one, other) != (old, new)}
    return Said(same, said.apart | {(old, new)})

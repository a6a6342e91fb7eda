"""Sharing the height that a page has for rows among its grids: few lines show all, many scroll within their share."""

from collections.abc import Sequence


def shares(wants: Sequence[int], room: int, least: int) -> list[int]:
    """Return a height for each want: all of it if the room allows, else fair shares, at least `least` each; in pixels.

    What a small want leaves over goes to the larger ones, so that no room stays unused.
    """
    given = list(wants)
    left = room
    for count, place in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        given[place] = min(wants[place], max(least, left // (len(wants) - count)))
        left -= given[place]
    return given

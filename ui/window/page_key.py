"""Names a page of the window: the summary, one activity area, all lines, the checks."""

from enum import Enum
from typing import NamedTuple


class PageKind(Enum):
    """The kinds of page."""

    SUMMARY = "summary"
    AREA = "area"
    ALL_LINES = "all lines"
    CHECKS = "checks"


class PageKey(NamedTuple):
    """One page; `area_id` for an activity area's only."""

    kind: PageKind
    area_id: int | None = None


SUMMARY = PageKey(PageKind.SUMMARY)
ALL_LINES = PageKey(PageKind.ALL_LINES)
CHECKS = PageKey(PageKind.CHECKS)


def area_page(area_id: int) -> PageKey:
    """Name an activity area's page."""
    return PageKey(PageKind.AREA, area_id)

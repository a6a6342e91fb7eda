"""Names a page of the window: the summary, one area, all lines, the reconciliation, the checks, the change log."""

from enum import Enum
from typing import NamedTuple


class PageKind(Enum):
    """The kinds of page."""

    SUMMARY = "summary"
    AREA = "area"
    ALL_LINES = "all lines"
    RECONCILIATION = "reconciliation"
    CHECKS = "checks"
    CHANGE_LOG = "change log"


class PageKey(NamedTuple):
    """One page; `area_id` for an activity area's only."""

    kind: PageKind
    area_id: int | None = None


SUMMARY = PageKey(PageKind.SUMMARY)
ALL_LINES = PageKey(PageKind.ALL_LINES)
RECONCILIATION = PageKey(PageKind.RECONCILIATION)
CHECKS = PageKey(PageKind.CHECKS)
CHANGE_LOG = PageKey(PageKind.CHANGE_LOG)


def area_page(area_id: int) -> PageKey:
    """Name an activity area's page."""
    return PageKey(PageKind.AREA, area_id)

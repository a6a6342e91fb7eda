"""Narrative: what is said of an area, or of the directorate, beside its figures, under the headings of papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.areas import Area

AREA_HEADINGS = (
    "Current service activity",
    "Delivering efficiencies and plans",
    "Additional pressures and savings",
    "Impact on service users and communities",
    "Impact on providers",
    "Impact on other council services",
    "Capital implications",
)
DIRECTORATE_HEADINGS = ("Statement", "Overview", "General risks and opportunities")


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text under its heading. `area` is the name of the area that it is about, nothing for the directorate."""

    id: int
    area: str
    heading: str
    text: str

    @property
    def name(self) -> str:
        """What it is called in messages: `Overview`, `Older People: Impact on providers`."""
        return ": ".join(part for part in (self.area, self.heading) if part)


def narrative_key(narrative: Narrative) -> tuple[str, str]:
    """Return what a narrative is known by, whatever it says: its area and heading, in whatever capitals."""
    return _plain(narrative.area), _plain(narrative.heading)


def in_order_of_areas(narratives: Iterable[Narrative], areas: Iterable[Area]) -> list[Narrative]:
    """Return narratives as a paper has them: the directorate's, then each area's, then those of areas not there."""
    places = {_plain(area.name): place for place, area in enumerate(areas)}
    last = len(places)
    return sorted(narratives, key=lambda each: places.get(_plain(each.area), last) if each.area else -1)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()

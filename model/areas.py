"""An activity area (Older People, Learning Disability ...) of a service."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """One activity area: `heading` is the word before its name (`Service Area`), `service` the group it is in."""

    id: int
    name: str
    service: str = ""
    heading: str = "Activity Area"

    @property
    def full_heading(self) -> str:
        """The heading as the area's sheet prints it: `Activity Area - Older People`."""
        return f"{self.heading} - {self.name}"

"""The Edit: everything that changes a budget is one immutable value, which can be applied and reverted.

The same value is the undo step, the recovery journal's record, the change log's row, what a save patches into the
workbook and what a comparison yields. Each change knows its old and its new value, so each has an inverse.
"""

from dataclasses import dataclass
from typing import NamedTuple

from model.areas import Area
from model.controls import ControlTotal
from model.lines import Field, Line
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot


class FieldChange(NamedTuple):
    """One field of one line takes a new value. Thousands are made by a paste, and again by its undo."""

    line_id: int
    field: Field
    old: object
    new: object

    def inverse(self) -> "FieldChange":
        """Put the old value back."""
        return FieldChange(self.line_id, self.field, self.new, self.old)


@dataclass(frozen=True, slots=True)
class LineAdded:
    """A line appears at a position (from nil) in its area."""

    line: Line
    position: int

    def inverse(self) -> "LineRemoved":
        """Take the line out again."""
        return LineRemoved(self.line, self.position)


@dataclass(frozen=True, slots=True)
class LineRemoved:
    """A line disappears from a position in its area."""

    line: Line
    position: int

    def inverse(self) -> "LineAdded":
        """Put the line back."""
        return LineAdded(self.line, self.position)


@dataclass(frozen=True, slots=True)
class LineMoved:
    """A line moves to another position, in its own or another area. Positions count without the line itself."""

    line_id: int
    old_area: int
    old_position: int
    new_area: int
    new_position: int

    def inverse(self) -> "LineMoved":
        """Move the line back."""
        return LineMoved(self.line_id, self.new_area, self.new_position, self.old_area, self.old_position)


@dataclass(frozen=True, slots=True)
class AreaAdded:
    """An area without lines appears at a position."""

    area: Area
    position: int

    def inverse(self) -> "AreaRemoved":
        """Take the area out again."""
        return AreaRemoved(self.area, self.position)


@dataclass(frozen=True, slots=True)
class AreaRemoved:
    """An area without lines disappears."""

    area: Area
    position: int

    def inverse(self) -> "AreaAdded":
        """Put the area back."""
        return AreaAdded(self.area, self.position)


@dataclass(frozen=True, slots=True)
class AreaMoved:
    """An area moves from one position to another."""

    area_id: int
    old_position: int
    new_position: int

    def inverse(self) -> "AreaMoved":
        """Move the area back."""
        return AreaMoved(self.area_id, self.new_position, self.old_position)


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area is renamed, or joins another service."""

    old: Area
    new: Area

    def inverse(self) -> "AreaChange":
        """Put the old words back."""
        return AreaChange(self.new, self.old)


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting of the budget takes a new value."""

    name: str
    old: object
    new: object

    def inverse(self) -> "SettingChange":
        """Put the old value back."""
        return SettingChange(self.name, self.new, self.old)


@dataclass(frozen=True, slots=True)
class ControlChange:
    """A control total is added (old None), removed (new None) or changed, at a position."""

    position: int
    old: ControlTotal | None
    new: ControlTotal | None

    def inverse(self) -> "ControlChange":
        """Put the old control total back."""
        return ControlChange(self.position, self.new, self.old)


@dataclass(frozen=True, slots=True)
class PotChange:
    """A pot is added (old None), removed (new None) or changed, at a position."""

    position: int
    old: Pot | None
    new: Pot | None

    def inverse(self) -> "PotChange":
        """Put the old pot back."""
        return PotChange(self.position, self.new, self.old)


@dataclass(frozen=True, slots=True)
class MuteChange:
    """A finding is muted (old None), or heard again (new None), at a position among the muted ones."""

    position: int
    old: Mute | None
    new: Mute | None

    def inverse(self) -> "MuteChange":
        """Put the old state back."""
        return MuteChange(self.position, self.new, self.old)


@dataclass(frozen=True, slots=True)
class NarrativeChange:
    """A narrative is added (old None), removed (new None) or changed, at a position among the others."""

    position: int
    old: Narrative | None
    new: Narrative | None

    def inverse(self) -> "NarrativeChange":
        """Put the old narrative back."""
        return NarrativeChange(self.position, self.new, self.old)


Change = (
    FieldChange
    | LineAdded
    | LineRemoved
    | LineMoved
    | AreaAdded
    | AreaRemoved
    | AreaMoved
    | AreaChange
    | SettingChange
    | ControlChange
    | PotChange
    | MuteChange
    | NarrativeChange
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One gesture of the officer's: a label for the undo menu and the changes, in order."""

    label: str
    changes: tuple[Change, ...]

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        return Edit(self.label, tuple(change.inverse() for change in reversed(self.changes)))

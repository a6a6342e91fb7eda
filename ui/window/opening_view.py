"""How a workbook's figures show when it is opened: as its own settings say, or always as the officer prefers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.money import Negatives, Unit
from ui.window.view import View

if TYPE_CHECKING:
    from model.settings import Settings


@dataclass(frozen=True, slots=True)
class OpeningView:
    """What the officer prefers; None where the workbook decides."""

    unit: Unit | None = None
    decimals: int | None = None
    negatives: Negatives | None = None

    def view_of(self, settings: "Settings") -> View:
        """Return the view with which a budget opens. In another unit than its own its decimals would mean little."""
        unit = self.unit or settings.unit
        usual = settings.decimals if unit is settings.unit else unit.decimals
        return View(unit, usual if self.decimals is None else self.decimals, self.negatives or settings.negatives)

"""What moved the totals: a branch for the net, each kind and each area, from the old total to the new one."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from model.comparing.comparison import Comparison
from model.comparing.movements import KINDS, Cause, Movement
from model.lines import Kind
from model.money import format_amount
from model.totals import Row
from ui.window.metrics import figure_font, space
from ui.window.view import View
from ui.window.words_table import figures_width

_TITLES = {Kind.PRESSURE: "Pressures", Kind.ADDITIONAL_FUNDING: "Additional funding", Kind.SAVING: "Savings"}
_ROW_HEIGHT = 6.5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MovementsTree(QTreeWidget):
    """Shows the movements of a comparison by year; what did not move is left out, but for the net."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("PlainList")
        self.setAccessibleName("Movements of the totals")
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.header().setStretchLastSection(False)

    def show_movements(self, comparison: Comparison, view: View) -> None:
        """Show the movements, figures as a view has them."""
        self.clear()
        self.setHeaderLabels([f"Movement, {view.unit.symbol}", *(year.label for year in comparison.years)])
        width = figures_width(_figures(comparison), view)
        for column in range(1, self.columnCount()):
            self.headerItem().setTextAlignment(column, _RIGHT)
            self.header().resizeSection(column, width)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found = comparison.movements
        names = comparison.old.name, comparison.new.name
        whole = _branch("Net change of all areas", found.whole, names, view)
        kinds = [_branch(_title(each), each, names, view) for each in found.kinds if any(each.moved)]
        areas = []
        for place, each in enumerate(found.areas):
            # By position: two areas may bear one name.
            of_area = found.by_area[place * len(KINDS) : (place + 1) * len(KINDS)]
            if its := [part for part in of_area if part.causes]:
                areas.append(_branch(each.name or "No area named", each, names, view, its))
        self.addTopLevelItems([whole, *kinds, *areas])
        for item in (whole, *kinds):
            item.setExpanded(True)
        self.setCurrentItem(whole)


def _figures(comparison: Comparison) -> Iterator[Decimal]:
    """Yield the totals of the kinds: no figure beneath them is wider."""
    for each in comparison.movements.kinds:
        yield from (*each.old, *each.new, *each.moved)


def _title(movement: Movement) -> str:
    return _TITLES[movement.kind] if movement.kind is not None else "Net change"


def _branch(
    title: str, movement: Movement, names: tuple[str, str], view: View, parts: Iterable[Movement] = ()
) -> QTreeWidgetItem:
    item = _item(f"{title}: moved by", movement.moved, view, bold=True)
    item.addChild(_item(f"Total in {names[0]}", movement.old, view))
    for cause in Cause:
        if cause in movement.causes:
            item.addChild(_item(cause.value, movement.causes[cause], view))
    item.addChild(_item(f"Total in {names[1]}", movement.new, view))
    for part in parts:
        item.addChild(_branch(_title(part), part, names, view))
    return item


def _item(title: str, figures: Row, view: View, *, bold: bool = False) -> QTreeWidgetItem:
    texts = [format_amount(figure, view.unit, view.decimals, view.negatives) for figure in figures]
    item = QTreeWidgetItem([title, *texts])
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    item.setToolTip(0, title)
    for column in range(item.columnCount()):
        item.setFont(column, figure_font(bold=bold))
        if column:
            item.setTextAlignment(column, _RIGHT)
    return item

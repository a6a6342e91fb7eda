"""Paints the pages of an annex: on a screen, a printer or a PDF alike."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from exporters.paper.page_plan import Page, PagePlan
from ui.paper.fonts import UNITS_A_POINT, family, font

_INK = "#000000"


class PagePainter:
    """Paints pages of one plan."""

    def __init__(self, plan: PagePlan) -> None:
        """Choose the font that the plan was measured with."""
        self._plan = plan
        self._family = family()

    def paint(self, painter: QPainter, page: Page, pixels_a_point: float) -> None:
        """Paint a page with its left top corner at the painter's origin."""
        scale = pixels_a_point * self._plan.scale / UNITS_A_POINT
        painter.save()
        painter.scale(scale, scale)
        for fill in page.fills:
            painter.fillRect(_oblong(fill.x, fill.y, fill.width, fill.height), QColor(fill.colour))
        for rule in page.rules:
            painter.fillRect(_oblong(rule.x, rule.y, rule.width, rule.thickness), QColor(rule.colour))
        for line in page.lines:
            painter.setFont(font(self._family, line.face))
            painter.setPen(QColor(line.colour or _INK))
            painter.drawText(QPointF(line.x * UNITS_A_POINT, line.baseline * UNITS_A_POINT), line.text)
        painter.restore()


def _oblong(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(*(length * UNITS_A_POINT for length in (x, y, width, height)))

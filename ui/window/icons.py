"""Icons: own line drawings in `resources/icons`, painted in a colour of the theme, sharp at every screen scale."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.window.metrics import space
from ui.window.theme import current_theme

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_EXTENT = 4.6
_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


def icon_extent() -> int:
    """Return the edge of an icon beside a line of text."""
    return space(_EXTENT)


def icon(name: str, colour: str = "text", extent: int = 0) -> QIcon:
    """Return an icon in a colour of the theme, as large as beside a line of text unless an `extent` in logical pixels
    is given; its disabled look is in the muted colour.
    """
    theme, edge = current_theme(), extent or icon_extent()
    drawn = QIcon()
    for scale in _SCALES:
        drawn.addPixmap(picture(name, theme.colours[colour], edge, scale))
        drawn.addPixmap(picture(name, theme.colours["control_border"], edge, scale), QIcon.Mode.Disabled)
    return drawn


def picture(name: str, colour: str, extent: int, scale: float) -> QPixmap:
    """Return an icon of `extent` logical pixels at a screen scale; Qt keeps what was drawn while there is room."""
    key = f"{name} {colour} {extent} {scale}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, colour, extent, scale)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _drawn(name: str, colour: str, extent: int, scale: float) -> QPixmap:
    drawing = _drawing(name).replace("#000000", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    edge = round(extent * scale)
    pixmap = QPixmap(edge, edge)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@cache
def _drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")

"""The theme: colours from one file in `resources/themes`, as a QPalette and as the window's style sheet.

It follows the system's colour scheme unless the officer chose one; lengths in the style sheet follow the font.
"""

import json
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

_TEXT_INSET = 3  # what Qt itself adds before the text; in a table's cell too
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "themes"


class Scheme(Enum):
    """What the officer chose: as the system, or always light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one scheme, by name."""

    key: str
    colours: dict[str, str]

    def colour(self, name: str) -> QColor:
        """Return one colour."""
        return QColor(self.colours[name])


def load_theme(key: str) -> Theme:
    """Return the theme `light` or `dark`."""
    data = json.loads((FOLDER / f"{key}.json").read_text(encoding="utf-8"))
    return Theme(key, data["colours"])


class _Current:
    """The theme that is applied."""

    theme: Theme | None = None


def current_theme() -> Theme:
    """Return the theme that is applied; the light one before any is."""
    if _Current.theme is None:
        _Current.theme = load_theme("light")
    return _Current.theme


def apply_theme(application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> Theme:
    """Give the whole application the colours of a scheme; each main window then takes its style sheet anew.

    The style sheet is the windows' own: one of the application's would style every part again whenever it is put
    into another while a page is built.
    """
    key = scheme.value
    if scheme is Scheme.SYSTEM:
        dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        key = "dark" if dark else "light"
    theme = load_theme(key)
    _Current.theme = theme
    application.setPalette(palette_of(theme))
    return theme


def palette_of(theme: Theme) -> QPalette:
    """Return the palette, for everything that paints without the style sheet (grids, delegates, dialogs)."""
    role = QPalette.ColorRole
    names = {
        role.Window: "page",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "surface_alt",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "accent_soft",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Light: "surface",
        role.Midlight: "surface_alt",
        role.Mid: "border",
        role.Dark: "control_border",
        role.Shadow: "border",
    }
    palette = QPalette()
    for which, name in names.items():
        palette.setColor(which, theme.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("muted"))
    return palette


def style_sheet_of(theme: Theme, font: QFont) -> str:
    """Fill the style sheet with the theme's colours and with lengths that follow the font."""
    line, points = QFontMetrics(font).height(), QFontInfo(font).pointSizeF()
    lengths = {
        "xxs": max(2, round(line * 0.12)),
        "xs": max(2, round(line * 0.25)),
        "sm": round(line * 0.5),
        "sm_text": round(line * 0.5) - _TEXT_INSET,
        "md": round(line * 0.8),
        "item_margin": _TEXT_INSET,
        "lg": round(line * 1.4),
        "radius": round(line * 0.32),
        "card_radius": round(line * 0.45),
        "chevron_size": round(line * 0.8),
        "scrollbar": round(line * 0.75),
        "scrollbar_radius": max(1, round(line * 0.22)),
    }
    focused = {f"{name}_focus": lengths[name] - 1 for name in ("xxs", "xs", "sm", "sm_text", "md")}
    points_of = {"heading": round(points * 1.65, 1), "subheading": round(points * 1.45, 1)}
    pictures = {name: (FOLDER / f"{theme.key}-{name}.svg").as_posix() for name in ("chevron", "check", "some")}
    template = Template((FOLDER / "window.qss").read_text(encoding="utf-8"))
    return template.substitute({**theme.colours, **pictures, **lengths, **focused, **points_of})

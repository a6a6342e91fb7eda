import json
import re

import pytest
from PySide6.QtGui import QColor

from ui.window.application import make_application
from ui.window.theme import FOLDER, Scheme, apply_theme, current_theme, load_theme, palette_of

BACKGROUNDS = ("page", "bar", "navigator", "surface", "surface_alt", "hover", "accent_soft")
READ_ON = {
    "text": BACKGROUNDS,
    "muted": ("page", "bar", "navigator", "surface", "surface_alt", "accent_soft"),
    "accent": ("page", "surface", "surface_alt", "navigator", "accent_soft"),
    "good": ("surface", "surface_alt", "good_soft"),
    "warning": ("surface", "surface_alt", "warning_soft"),
    "error": ("surface", "surface_alt", "error_soft"),
    "on_accent": ("accent", "accent_strong"),
}
TEXT_PAIRS = [(text, ground) for text, grounds in READ_ON.items() for ground in grounds]
SOFT_PAIRS = [("text", ground) for ground in ("good_soft", "warning_soft", "error_soft")]
EDGE_PAIRS = [(edge, ground) for edge in ("control_border", "accent") for ground in ("surface", "page", "bar")]


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("key", ["light", "dark"])
@pytest.mark.parametrize("text,ground", TEXT_PAIRS + SOFT_PAIRS)
def test_text_has_the_contrast_of_aa(key: str, text: str, ground: str) -> None:
    theme = load_theme(key)
    assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("key", ["light", "dark"])
@pytest.mark.parametrize("edge,ground", EDGE_PAIRS)
def test_edges_of_fields_and_the_focus_have_the_contrast_of_aa(key: str, edge: str, ground: str) -> None:
    theme = load_theme(key)
    assert contrast(theme.colour(edge), theme.colour(ground)) >= 3


@pytest.mark.parametrize("key", ["light", "dark"])
def test_whatever_the_style_sheet_prints_on_a_ground_of_its_own_has_the_contrast_of_aa(key: str) -> None:
    theme = load_theme(key)
    pairs = [
        (selector, rule["color"], rule["background"])
        for selector, rule in rules().items()
        if {"color", "background"} <= rule.keys()
    ]
    assert len(pairs) > 8
    for selector, text, ground in pairs:
        assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5, selector


@pytest.mark.parametrize("key", ["light", "dark"])
def test_every_control_of_the_style_sheet_has_an_edge_that_is_seen_and_a_focus_that_is_seen(key: str) -> None:
    theme = load_theme(key)
    seen = 0
    for selector, rule in rules().items():
        is_control = re.match(r"Q(PushButton|ToolButton|LineEdit|ComboBox|PlainTextEdit)\b", selector.split()[-1])
        edge = rule.get("border-color" if ":focus" in selector else "border")
        if edge is None or not is_control or ":disabled" in selector:
            continue
        seen += 1
        for ground in ("surface", "page", "bar"):
            assert contrast(theme.colour(edge), theme.colour(ground)) >= 3, selector
    assert seen > 8


def rules() -> dict[str, dict[str, str]]:
    """Return the colours that each selector of the style sheet sets, by property."""
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / "window.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{((?:[^{}]|\$\{\w+\})*)\}", text):
        for selector in selectors.split(","):
            colours = re.findall(r"(?<![\w-])(color|background|border|border-color):[^;]*?\$([a-z_]+)\b", body)
            found.setdefault(selector.strip(), {}).update(colours)
    return found


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = (json.loads((FOLDER / f"{key}.json").read_text(encoding="utf-8")) for key in ("light", "dark"))
    assert light["colours"].keys() == dark["colours"].keys()


@pytest.mark.usefixtures("qapp")
def test_the_palette_carries_the_theme() -> None:
    theme = load_theme("dark")
    palette = palette_of(theme)
    assert palette.window().color() == theme.colour("page")
    assert palette.text().color() == theme.colour("text")


@pytest.mark.usefixtures("qapp")
def test_a_scheme_is_applied_to_the_application() -> None:
    application = make_application()
    apply_theme(application, Scheme.DARK)
    assert current_theme().key == "dark"
    assert application.palette().base().color() == current_theme().colour("surface")
    apply_theme(application, Scheme.LIGHT)
    assert application.palette().base().color() == current_theme().colour("surface")

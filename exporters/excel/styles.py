"""The theme's looks in the words of XlsxWriter."""

from collections.abc import Mapping

from exporters.theme import Look, Part, theme

_UPRIGHT = {"top": "top", "middle": "vcenter", "bottom": "bottom"}
_THIN, _HAIR = 1, 7
_SET_OFF = {"align": "left", "indent": 1}
NAMES = {Part.TITLE: "Heading 1", Part.HEADING: "Heading 2", Part.SUBHEADING: "Heading 3"}
LINK = "Hyperlink"

Properties = Mapping[str, object]


def words(part: Part, column: int = 0, *, wrap: bool = True) -> Properties:
    """Return the style of a part's words; columns behind the first stand off from the one before."""
    return {**_properties(theme().looks[part]), "text_wrap": wrap, **(_SET_OFF if column else {})}


def link(part: Part) -> Properties:
    """Return the style of words that lead elsewhere: underlined, so that colour is not the only sign."""
    return {**words(part), "font_color": theme().colours["link"], "underline": 1}


def amount(part: Part, number_format: str) -> Properties:
    """Return the style of a part's figures."""
    return {**_properties(theme().looks[part]), "num_format": number_format, "align": "right"}


def amount_words(part: Part) -> Properties:
    """Return the style of words that stand in a figure's place."""
    return {**_properties(theme().looks[part]), "text_wrap": True, "align": "right"}


def heading(column: int, *, of_amounts: bool) -> Properties:
    """Return the style of a column's heading, on the side on which its cells stand."""
    if of_amounts:
        return {**_properties(theme().looks[Part.HEADER]), "text_wrap": True, "align": "right"}
    return words(Part.HEADER, column)


def _properties(look: Look) -> dict[str, object]:
    found: dict[str, object] = {"font_size": look.points, "valign": _UPRIGHT[look.upright]}
    rule = _HAIR if look.hair else _THIN
    given = (
        ("bold", look.bold),
        ("italic", look.italic),
        ("font_color", look.colour),
        ("bg_color", look.fill),
        ("top", rule if look.above else 0),
        ("top_color", look.above),
        ("bottom", rule if look.below else 0),
        ("bottom_color", look.below),
    )
    found.update((name, value) for name, value in given if value)
    return found

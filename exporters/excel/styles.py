"""How the rows of an annex look on paper: one sans serif face, few shades, rules where figures are cast."""

from collections.abc import Mapping

from exporters.annex import RowKind

_INK = "#1B2A41"
_SHADE = "#E3E9F1"
_RULE = "#8A97A8"
_FAINT = "#D5DAE1"
_QUIET = "#4A5568"
_THIN, _HAIR = 1, 7

Look = Mapping[str, object]

TITLE: Look = {"font_size": 15, "bold": True, "font_color": _INK, "text_wrap": True, "valign": "top"}
SUBTITLE: Look = {"font_size": 11, "font_color": _INK, "text_wrap": True, "valign": "top"}
STATEMENT: Look = {"font_color": _QUIET, "text_wrap": True, "valign": "top"}
_SET_OFF: Look = {"align": "left", "indent": 1}
HEADER: Look = {"bold": True, "font_color": "#FFFFFF", "bg_color": _INK, "text_wrap": True, "valign": "vcenter"}
_ROWS: Mapping[RowKind, Look] = {
    RowKind.HEADING: {"font_size": 11, "bold": True, "font_color": _INK, "bg_color": _SHADE, "valign": "vcenter"},
    RowKind.SUBHEADING: {"bold": True, "font_color": _QUIET, "valign": "bottom"},
    RowKind.LINE: {"valign": "top", "bottom": _HAIR, "bottom_color": _FAINT},
    RowKind.SUBTOTAL: {"bold": True, "valign": "vcenter", "top": _THIN, "top_color": _RULE},
    RowKind.TOTAL: {"bold": True, "valign": "vcenter", "top": _THIN, "bottom": _THIN, "bg_color": _SHADE},
    RowKind.NOTE: {"italic": True, "font_color": _QUIET, "valign": "top"},
}


def points_of(look: Look) -> float:
    """Return a look's font size in points."""
    size = look.get("font_size", 10)
    return float(size) if isinstance(size, int) else 10.0


def words(kind: RowKind, column: int = 0) -> Look:
    """Return the look of a row's words; columns behind the first stand off from the one before."""
    return {**_ROWS[kind], "text_wrap": True, **(_SET_OFF if column else {})}


def amount(kind: RowKind, number_format: str) -> Look:
    """Return the look of a row's figures."""
    return {**_ROWS[kind], "num_format": number_format, "align": "right"}


def heading(column: int, *, of_amounts: bool) -> Look:
    """Return the look of a column's heading, on the side on which its cells stand."""
    return {**HEADER, "align": "right"} if of_amounts else {**HEADER, **(_SET_OFF if column else {})}

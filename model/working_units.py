"""The text of a working in one unit or another: `(195*52*26)/1000`, and the rounding that may stand around it.

A unit's power of ten stands behind the outermost brackets, as `*1000` or `/1000`, and is known by its place there.
"""

import re

from model.money import Unit

PENCE = 2
_ROUNDED = re.compile(r"ROUND\((?P<inside>.*),(?P<decimals>[258])\)", re.DOTALL)
_CONVERTED = re.compile(r"\((?P<inside>.*)\)(?P<sign>[*/])(?P<power>1(?:000)*)", re.DOTALL)


def with_rounding(inside: str, stored: Unit) -> str:
    """Return the formula that rounds a working, in the workbook's unit, to whole pence."""
    return f"ROUND({inside},{stored.power + PENCE})"


def without_rounding(formula: str, stored: Unit) -> str:
    """Return what `with_rounding` rounds; another formula as it is."""
    match = _ROUNDED.fullmatch(formula)
    return match["inside"] if match and int(match["decimals"]) == stored.power + PENCE else formula


def scaled(text: str, power: int) -> str:
    """Return a working whose result is larger by a power of ten. Scaled back it is the very same text again."""
    inside, own = _parts(text)
    return _joined(inside, own + power)


def _parts(text: str) -> tuple[str, int]:
    """Part a working such as `(195*52)/1000` into what stands in the brackets and the power of ten, here -3."""
    match = _CONVERTED.fullmatch(text)
    if match is None or not _is_balanced(match["inside"]):
        return text, 0
    power = len(match["power"]) - 1
    if not power:
        return (match["inside"], 0) if match["sign"] == "*" and _is_converted(match["inside"]) else (text, 0)
    return match["inside"], power if match["sign"] == "*" else -power


def _joined(inside: str, power: int) -> str:
    if not power:
        return f"({inside})*1" if _is_converted(inside) else inside
    return f"({inside}){'*' if power > 0 else '/'}1{'0' * abs(power)}"


def _is_converted(text: str) -> bool:
    return _parts(text)[0] is not text


def _is_balanced(text: str) -> bool:
    """Tell whether the brackets in a part of a working belong together, so that those around it do too."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0

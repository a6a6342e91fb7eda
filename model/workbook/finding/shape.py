"""The shape of a workbook: a fingerprint of its headings, by which one of the same shape is known again.

The years and units in titles belong to it: what was said of one year's workbook must not be taken for the next one's.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from model.workbook.finding.headers import bands
from model.workbook.finding.heading_years import heading_year
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.unit_words import stated_unit

_LENGTH = 32
_FEW = 5


def fingerprint(pictures: Iterable[SheetPicture]) -> str:
    """Return the fingerprint of a workbook's shape."""
    words = "\n".join(text for picture in pictures for text in _of_sheet(picture))
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _of_sheet(picture: SheetPicture) -> Iterator[str]:
    found = bands(picture)
    yield f"sheet {picture.name}"
    for band in found:
        yield " | ".join(f"{column} {text}" for column, text in sorted(band.headings.items()))
    first = min((band.top for band in found), default=0)
    for place, (row, cells) in enumerate(picture):
        if row < first or (not found and place < _FEW):
            for seen in cells.values():
                year, unit = heading_year(seen.words), stated_unit(seen.words)
                if year or unit or not found:
                    yield f"{year.year if year else ''} {unit.code if unit else ''} {'' if found else seen.words}"

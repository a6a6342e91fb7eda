"""The shape of a workbook: a fingerprint of its headings, by which one of the same shape is known again.

The years and units in titles belong to it: what was said of one year's workbook must not be taken for the next one's.
Of that, which is of the same `kin`, it is offered, with its years moved.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from model.workbook.finding.headers import Band, bands
from model.workbook.finding.heading_years import heading_year
from model.workbook.finding.moved_years import moved_text
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.unit_words import stated_unit

_LENGTH = 32
_FEW = 5
_ANY_YEAR = 2000


class Shape(NamedTuple):
    """The fingerprint `exact`; `kin` is the same but for the years, which begin in `first`: nothing where none does."""

    exact: str
    kin: str = ""
    first: int = 0


def shape_of(pictures: Iterable[SheetPicture]) -> Shape:
    """Return the shape of a workbook."""
    found = [(picture, bands(picture)) for picture in pictures]
    words = "\n".join(text for picture, of_sheet in found for text in _of_sheet(picture, of_sheet))
    starts = {
        year.year.start
        for _, of_sheet in found
        for band in of_sheet
        for year in band.years.values()
        if not year.is_guess
    }
    if not starts:
        return Shape(_hashed(words))
    first = min(starts)
    return Shape(_hashed(words), _hashed(moved_text(words, _ANY_YEAR - first)), first)


def _hashed(words: str) -> str:
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _of_sheet(picture: SheetPicture, found: list[Band]) -> Iterator[str]:
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

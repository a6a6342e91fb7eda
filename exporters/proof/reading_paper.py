"""What the pages of a PDF say, as PDFium reads them: every character with the place from which it is drawn.

PDFium is the reader of many browsers and knows nothing of Qt, which writes our PDFs.
"""

from collections.abc import Iterator
from ctypes import byref, c_double
from typing import NamedTuple

_LINE_END_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives back for a hyphen at the end of a line."""


class Mark(NamedTuple):
    """A character: how far from the left and the top of the page it begins, on its baseline, in points."""

    x: float
    y: float
    text: str


class UnreadablePaperError(Exception):
    """The bytes cannot be read as a PDF; the text says why."""


class PaperReader:
    """A PDF in memory."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF. Raises UnreadablePaperError."""
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            self._document = PdfDocument(data)
        except PdfiumError as error:
            raise UnreadablePaperError(str(error)) from error
        self.count = len(self._document)

    def close(self) -> None:
        """Let the PDF go."""
        self._document.close()

    def property(self, name: str) -> str:
        """Return what the PDF says of itself under a name, "" where it says nothing."""
        return str(self._document.get_metadata_value(name))

    def page(self, number: int) -> list[Mark]:
        """Return the characters of a page (from nil) that are seen, in their order. Raises UnreadablePaperError."""
        from pypdfium2 import PdfiumError

        try:
            return list(self._marks(number))
        except PdfiumError as error:
            raise UnreadablePaperError(str(error)) from error

    def _marks(self, number: int) -> Iterator[Mark]:
        from pypdfium2.raw import FPDFText_CountChars, FPDFText_GetCharOrigin, FPDFText_GetUnicode

        page = self._document[number]
        text = page.get_textpage()
        height = page.get_height()
        across, upright = c_double(), c_double()
        to_across, to_upright = byref(across), byref(upright)
        for place in range(FPDFText_CountChars(text)):
            code = FPDFText_GetUnicode(text, place)
            shown = "-" if code in _LINE_END_HYPHENS else chr(code)
            if shown.isspace():
                continue
            FPDFText_GetCharOrigin(text, place, to_across, to_upright)
            yield Mark(across.value, height - upright.value, shown)
        text.close()
        page.close()

"""Draws the pages of every annex of the samples as they are printed, for README and for reviews."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from exporters.annexes.registry import ANNEXES
from exporters.paper.page_plan import PAPER, Page
from exporters.wanted import Wanted
from model.samples import load_sample
from model.workbook.document import Document
from ui.paper.painter import PagePainter
from ui.window.annex_source import AnnexChoice, AnnexSource

_PIXELS_A_POINT = 4 / 3
_SMALLEST = 0


def draw_pages(folder: Path, samples: Mapping[str, str]) -> None:
    """Draw every page of every annex of these samples into a folder: `page-example-risk-1.png`."""
    for name, sample in samples.items():
        budget = load_sample(sample).budget
        source = AnnexSource(Document(budget))
        wanted = Wanted(unit=budget.settings.unit)
        for kind in ANNEXES:
            plan = source.preview(AnnexChoice(kind.name, wanted)).plan
            painter = PagePainter(plan)
            for number, page in enumerate(plan.pages, 1):
                _picture(painter, page).save(str(folder / f"page-{name}-{kind.name}-{number}.png"), quality=_SMALLEST)


def _picture(pages: PagePainter, page: Page) -> QImage:
    width, height = (round(length * _PIXELS_A_POINT) for length in PAPER)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pages.paint(painter, page, _PIXELS_A_POINT)
    painter.end()
    return image

"""An annex as PDF: the pages painted by Qt, with title, author and language, read again before they are handed on."""

from dataclasses import replace

from exporters.annex import Annex
from exporters.paper.layout import laid_out
from exporters.paper.missing import missing_characters, partly_agreed
from exporters.paper.page_plan import PAPER, PagePlan
from exporters.proof.agreeing_paper import agree_paper
from exporters.proof.record import Record
from exporters.writers import Written
from model.progress import Progress
from ui.paper.starting import start_qt

_DOTS_A_POINT = 10
_STEP = 10


def write_pdf(annex: Annex, progress: Progress, record: Record | None = None) -> Written:
    """Return an annex as a PDF that was read again and agreed with it; Qt is started where it does not run yet.

    The PDF keeps the record of what it was made from among its properties.
    Raises FileProblem where it cannot be drawn or does not agree, Cancelled from `progress`.
    """
    start_qt()
    from ui.paper.fonts import QtTypesetter

    plan = laid_out(annex, QtTypesetter(), lambda words, share: progress(words, share / 3))
    plan = replace(plan, record=record.pairs() if record else {})
    data = drawn_pdf(plan, lambda words, share: progress(words, (1 + share) / 3))
    partly = agree_paper(annex, plan, data, lambda words, share: progress(words, (2 + share) / 3))
    findings = (*missing_characters(annex, plan.missing), *partly_agreed(annex, plan, partly))
    return Written(data, findings)


def drawn_pdf(plan: PagePlan, progress: Progress) -> bytes:
    """Return the pages as the bytes of a PDF."""
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    from ui.paper.document_facts import with_facts
    from ui.paper.painter import PagePainter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(*PAPER), QPageSize.Unit.Point, "A4", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setResolution(72 * _DOTS_A_POINT)
    writer.setTitle(plan.title)
    painter = QPainter(writer)
    pages = PagePainter(plan)
    try:
        for place, page in enumerate(plan.pages):
            if place % _STEP == 0:
                progress(f"Drawing page {place + 1} of {len(plan.pages)}", place / len(plan.pages))
            if place:
                writer.newPage()
            pages.paint(painter, page, _DOTS_A_POINT)
    finally:
        painter.end()
    return with_facts(bytes(buffer.data().data()), plan)

"""Printing the pages of an annex: the system's own dialog, then the same painter that draws previews and PDFs."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from exporters.paper.page_plan import PAPER, PagePlan
from model.problems import FileProblem
from ui.paper.painter import PagePainter


def ask_printer(parent: QWidget, plan: PagePlan) -> QPrinter | None:
    """Ask to which printer, and which pages; None where the officer cancels."""
    printer = new_printer(plan)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print annex")
    dialog.setMinMax(1, len(plan.pages))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def new_printer(plan: PagePlan) -> QPrinter:
    """Return a printer for A4 landscape, to its edges, for the pages have their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setDocName(plan.title)
    return printer


def print_pages(plan: PagePlan, printer: QPrinter) -> int:
    """Print the pages that the printer is asked for, as large as its paper, and return how many. Raises FileProblem."""
    first = max(1, printer.fromPage())
    last = min(printer.toPage() or len(plan.pages), len(plan.pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise FileProblem("The printer does not take the pages; nothing was printed. See whether it is ready.")
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(paper.width() / PAPER[0], paper.height() / PAPER[1])
    pages = PagePainter(plan)
    for place, page in enumerate(plan.pages[first - 1 : last]):
        if place:
            printer.newPage()
        pages.paint(painter, page, scale)
    painter.end()
    return last - first + 1

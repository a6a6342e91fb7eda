"""On a small screen a form is as wide as what stands in it needs: nothing in it is cut."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox
from pytestqt.qtbot import QtBot

from model.money import Unit
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.annex_dialog import AnnexDialog
from ui.window.annex_source import AnnexSource
from ui.window.export_dialog import ExportDialog

pytestmark = pytest.mark.usefixtures("application")


def forms() -> list[AnnexDialog]:
    source = AnnexSource(Document(load_sample(EXAMPLE).budget))
    return [
        ExportDialog(source, Unit.MILLIONS, Path("Annexes")),
        AnnexDialog("Print annex", "Print…", source, Unit.MILLIONS),
    ]


@pytest.mark.parametrize("place", [0, 1])
def test_a_form_with_a_page_beside_cuts_nothing(place: int, qtbot: QtBot) -> None:
    form = forms()[place]
    qtbot.addWidget(form)
    form.show()
    form.resize(1, 1)
    QApplication.processEvents()
    for kind in (QAbstractButton, QComboBox):
        for control in form.findChildren(kind):
            if control.isVisible() and control.parent() is not None:
                assert control.width() >= control.minimumSizeHint().width(), control.accessibleName()
    right = form.preview.mapTo(form, form.preview.rect().topRight()).x()
    assert right < form.width()
    page = form.preview.page
    assert page.mapTo(form, page.rect().topRight()).x() <= right

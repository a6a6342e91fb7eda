"""Long names never push other things out of sight: they are shortened, and told in full on hover."""

import pytest

from model.area_planning import rename_area
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY, area_page


@pytest.mark.parametrize("name", ["A" * 80, "Support for carers and families in the home " * 3])
def test_a_long_area_name_leaves_the_window_its_size_and_the_navigator_its_width(window: MainWindow, name: str) -> None:
    area = window.session.budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    width, navigator = window.width(), window.workbench.navigator.width()
    least = window.minimumSizeHint().width()
    window.session.do(rename_area(window.session.budget, area.id, name))
    page = window.workbench.pages.lines_page
    assert page is not None
    page.layout().activate()  # type: ignore[union-attr]  # a page has one
    assert window.minimumSizeHint().width() <= least
    assert (window.width(), window.workbench.navigator.width()) == (width, navigator)
    assert page.top.heading.toolTip() == name.strip()
    window.workbench.pages.show_page(SUMMARY)
    assert window.workbench.navigator.width() == navigator

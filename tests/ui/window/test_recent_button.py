"""A recent workbook's button never cuts a word off without saying so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.window.recent_button import RecentButton


@pytest.mark.parametrize(
    "letters, shown",
    [
        (80, "Plan & bids.xlsx   (not found) — /shared/finance/2026-27/people"),
        (52, "Plan & bids.xlsx   (not found) — …people"),
        (12, "Plan & bi…"),
    ],
)
@pytest.mark.usefixtures("application")
def test_the_folder_gives_way_before_the_name(qtbot: QtBot, letters: int, shown: str) -> None:
    button = RecentButton(Path("/shared/finance/2026-27/people/Plan & bids.xlsx"))
    qtbot.addWidget(button)
    button.show_missing()
    button.show()
    button.resize(letters * button.fontMetrics().averageCharWidth(), button.height())
    text = button.text().replace("&&", "&")
    begin, _, end = shown.partition("…")
    assert text.startswith(begin[:4])
    assert ("…" in text) is ("…" in shown)
    assert text.endswith(end[-4:])
    assert button.fontMetrics().horizontalAdvance(text) < button.width()
    assert button.toolTip().endswith("Plan & bids.xlsx")

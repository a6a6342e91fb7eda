"""Imports go on as Python does them: Qt for Python does not read every module's source once the window is there."""

import builtins

import PySide6.QtCore  # noqa: F401  # what puts itself before `import`
import pytest

from ui.window.plain_imports import import_plainly

BY_QT, BEFORE_QT = "__feature_import__", "__orig_import__"


def test_qt_no_longer_stands_before_import() -> None:
    assert builtins.__import__ is not getattr(builtins, BY_QT)


def test_without_a_way_back_imports_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, BEFORE_QT, None)
    monkeypatch.delattr(builtins, BEFORE_QT)
    before = builtins.__import__
    import_plainly()
    assert builtins.__import__ is before


def test_the_import_from_before_qt_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", getattr(builtins, BY_QT))
    import_plainly()
    assert builtins.__import__ is getattr(builtins, BEFORE_QT)

"""A folder as on a slow share: the window's own thread touches nothing in it, and goes on meanwhile."""

import io
import os
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer

_CALLS = ("stat", "lstat", "open", "unlink", "link", "rename", "replace", "listdir", "scandir", "access", "chmod")
_PATIENCE = 20.0


class SlowShare(QObject):
    """Every call about the folder waits until the window has turned once more.

    `in_window` are the calls that the window's own thread made, `unanswered` those during which it stood still.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.in_window: list[str] = []
        self.unanswered: list[str] = []
        self.calls = 0
        self.is_slow = True
        self._folder = str(folder)
        self._window = threading.get_ident()
        self._turned = threading.Event()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turned.set)
        self._timer.start(0)
        for name in _CALLS:
            monkeypatch.setattr(os, name, self._slow(name, getattr(os, name)))
        monkeypatch.setattr(io, "open", self._slow("io.open", io.open))

    def _slow(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever the system's call takes
            if self.is_slow and arguments and self._is_on_share(arguments[0]):
                self._wait(f"{name} {arguments[0]}")
            return real(*arguments, **named)

        return call

    def _is_on_share(self, place: object) -> bool:
        return isinstance(place, str | bytes | os.PathLike) and os.fsdecode(place).startswith(self._folder)

    def _wait(self, what: str) -> None:
        self.calls += 1
        if threading.get_ident() == self._window:
            self.in_window.append(f"{what}\n{''.join(traceback.format_stack(limit=8)[:-2])}")
            return
        self._turned.clear()
        if not self._turned.wait(_PATIENCE):
            self.unanswered.append(what)

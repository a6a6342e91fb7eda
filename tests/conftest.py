"""Settings of every test: its own folder for data, properties searched in the same order everywhere, none timed."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep recovery data and backups out of the officer's own folders."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(folder))
    return folder


def pytest_unconfigure() -> None:
    """End as the program does, where a test had a window: what was copied would crash the process at its end."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        from ui.window.leaving_clipboard import leave_clipboard

        if QGuiApplication.instance() is not None:
            leave_clipboard()

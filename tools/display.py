"""Whether there is a screen to open a window on, and which kind."""

import enum
import os
import sys


class Display(enum.Enum):
    """What a window would appear on."""

    NONE = "none"
    X11 = "X11"
    WAYLAND = "Wayland"
    NATIVE = "Windows or macOS"


def find_display() -> Display:
    """The display of this session. With both, X11: Qt falls back to it when it cannot use Wayland."""
    if sys.platform in {"win32", "darwin", "cygwin"}:
        return Display.NATIVE
    if os.environ.get("DISPLAY"):
        return Display.X11
    if os.environ.get("WAYLAND_DISPLAY"):
        return Display.WAYLAND
    return Display.NONE

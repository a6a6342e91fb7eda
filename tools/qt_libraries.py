"""The system libraries that Qt's own libraries are linked to, and that a bare Linux lacks."""

import ctypes
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.display import Display


@dataclass(frozen=True)
class Library:
    """A shared library, and the Debian package that holds it."""

    name: str
    package: str


# What QtCore, Gui, Widgets, Network, PrintSupport, Svg and the platform "offscreen" need.
_ALWAYS = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libstdc++.so.6", "libstdc++6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libz.so.1", "zlib1g"),
    Library("libzstd.so.1", "libzstd1"),
)
_X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-glx.so.0", "libxcb-glx0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
_WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1"),
)
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FONTS = "fonts-dejavu-core"


def missing_everywhere() -> list[str]:
    """Debian packages without which Qt does not start at all, not even without a display."""
    if sys.platform != "linux":
        return []
    missing = _missing(_ALWAYS)
    return missing if _has_fonts() else [*missing, _FONTS]


def missing_for(display: Display) -> list[str]:
    """Debian packages without which no window opens on a display of this kind."""
    if display is Display.X11:
        return _missing(_X11)
    if display is Display.WAYLAND:
        return _missing(_WAYLAND)
    return []


def _missing(libraries: Iterable[Library]) -> list[str]:
    """The packages of those libraries that do not load, each once."""
    return list(dict.fromkeys(library.package for library in libraries if not _loads(library.name)))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    """Whether there is any scalable font: Qt draws boxes without one."""
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(font.suffix in {".ttf", ".otf", ".ttc"} for folder in folders for font in folder.rglob("*"))

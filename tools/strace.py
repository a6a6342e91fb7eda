"""strace: makes the system's calls fail, one by one, for the tests of saving. It is of Linux alone."""

import shutil
import sys

PACKAGES = ["strace"]


def is_installed() -> bool:
    """Whether there is a strace, or this system has none."""
    return sys.platform != "linux" or shutil.which("strace") is not None

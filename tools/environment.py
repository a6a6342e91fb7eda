"""The project's own Python environment in .venv, holding exactly what the lock names."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.problem import SetUpProblem

ROOT = Path(__file__).resolve().parent.parent
_FOLDER = ROOT / ".venv"
_STAMP = _FOLDER / "filled-from.lock"  # a copy of it
PYTHON = _FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"


def is_ready(lock: Path) -> bool:
    """Whether the environment works and was last filled from this lock, or from the larger one."""
    return _works() and any(_holds(filled) for filled in (lock, DEVELOPMENT))


def missing_packages() -> list[str]:
    """The Debian package that a Debian Python needs before it can make an environment, if it lacks it."""
    if _can_make_environments() or _works():
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def fill(lock: Path) -> None:
    """Make the environment if there is none that works, and install what the lock names."""
    forget()
    if not _works():
        _make()
    print("Installing the Python packages (the first time takes a minute)", flush=True)
    # The compiled files come with the first use: a quarter of the packages is never imported.
    options = ["--require-hashes", "--only-binary=:all:", "--no-compile"]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", *options, *quiet, "-r", lock]
    # Somebody who always installs "for the user" would otherwise be refused inside an environment.
    if subprocess.run(command, env=os.environ | {"PIP_USER": "0"}, check=False).returncode:
        message = (
            "The Python packages could not be installed (the reason is above)."
            " Check the connection, or the package index that pip is set up with, and try again."
        )
        raise SetUpProblem(message)
    shutil.copyfile(lock, _STAMP)


def forget() -> None:
    """Have the environment filled and proven anew the next time."""
    _STAMP.unlink(missing_ok=True)


def _make() -> None:
    if _FOLDER.exists():
        shutil.rmtree(_FOLDER)
    print("Making the Python environment in .venv", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", _FOLDER], check=False).returncode:
        raise SetUpProblem(f"{sys.executable} could not make a Python environment (the reason is above).")


def _can_make_environments() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def _works() -> bool:
    """Whether it runs and finds its packages: after an upgrade of the system's Python it does not."""
    try:
        return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _holds(lock: Path) -> bool:
    """Whether the environment was last filled from this lock."""
    return _STAMP.exists() and _STAMP.read_bytes() == lock.read_bytes()

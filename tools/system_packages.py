"""Installs system packages where that is permitted, and otherwise says how: the exact command."""

import os
import platform
import shutil
import subprocess

from tools.problem import SetUpProblem

# Where packages have other names there is one list for everything that Qt may miss.
_OTHER_SYSTEMS = {
    "fedora": (
        "sudo dnf install python3-pip libxkbcommon-x11 xcb-util-cursor xcb-util-image xcb-util-keysyms"
        " xcb-util-renderutil xcb-util-wm libglvnd-egl libglvnd-glx fontconfig dbus-libs krb5-libs"
        " libwayland-cursor libwayland-egl dejavu-sans-fonts"
    ),
    "arch": (
        "sudo pacman -S --needed python libxkbcommon-x11 xcb-util-cursor xcb-util-image xcb-util-keysyms"
        " xcb-util-renderutil xcb-util-wm libglvnd fontconfig dbus krb5 wayland ttf-dejavu"
    ),
    "suse": (
        "sudo zypper install libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1"
        " libxcb-render-util0 libglvnd fontconfig libdbus-1-3 krb5 dejavu-fonts"
    ),
}


def install(packages: list[str]) -> None:
    """Install Debian packages, or raise a problem that names the command for it."""
    apt = _permitted_apt()
    if apt is None:
        raise SetUpProblem(how_to_install(packages))
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    # A stale or empty list of packages is the usual cause of a failure; an unreachable one need not be fatal.
    subprocess.run([*apt, "update", "-qq"], check=False)
    options = [
        "-y",
        "-qq",
        "--no-install-recommends",
        "-o",
        "DPkg::Lock::Timeout=120",
        "-o",
        "Dpkg::Use-Pty=0",
    ]
    done = subprocess.run([*apt, "install", *options, *packages], stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetUpProblem(f"The system packages could not be installed. {how_to_install(packages)}")


def how_to_install(packages: list[str]) -> str:
    """A sentence with the command to type, for this kind of system."""
    if has_apt():
        command = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
        return f"Run this command, then try again:\n  {command}"
    kinds = _kinds_of_system()
    for kind, command in _OTHER_SYSTEMS.items():
        if kind in kinds:
            return f"Run this command, then try again:\n  {command}"
    return f"Install what your system calls these Debian packages, then try again:\n  {' '.join(packages)}"


def has_apt() -> bool:
    """Whether this is Debian, or made like it."""
    return shutil.which("apt-get") is not None


def _permitted_apt() -> list[str] | None:
    """The start of an apt-get command that needs no password; None where there is none."""
    if not has_apt():
        return None
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n", *apt]
    return None


def _kinds_of_system() -> str:
    """The names by which this system and those it derives from call themselves."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    return f"{release.get('ID', '')} {release.get('ID_LIKE', '')}"

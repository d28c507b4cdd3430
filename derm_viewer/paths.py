"""Where files are: those the program ships (in a wheel or in a checkout) and those it keeps for the user.

No other module knows the layout. `body` and `clinic` do not know this one: they are handed paths.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_USER_FOLDER = "derm-viewer"


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, for example `data_path("assets", "body_regions.geojson")`.

    An installed wheel carries `resources` and `assets` under `derm_viewer/_data`; a checkout, known by its
    `pyproject.toml`, has them beside the package; a frozen program beside its executable.
    Raises FileNotFoundError with one sentence when no such file is shipped.
    """
    for base in _bases():
        candidate = base.joinpath(*parts)
        if candidate.exists():
            return candidate
    name = "/".join(parts)
    raise FileNotFoundError(f"the program's own file {name} is missing; install Derm Viewer again")


def _bases() -> tuple[Path, ...]:
    checkout = _PACKAGE.parent
    bases = [_PACKAGE / "_data"]
    if (checkout / "pyproject.toml").is_file():
        bases.append(checkout)
    if getattr(sys, "frozen", False):
        bases.append(Path(sys.executable).resolve().parent)
    return tuple(bases)


def settings_path() -> Path:
    """Where window geometry and small choices are kept (an INI file; never anything about a patient)."""
    return _user_folder("config", os.environ, sys.platform, Path.home()) / "settings.ini"


def log_folder() -> Path:
    """The folder of the log files; it need not exist yet."""
    return _user_folder("state", os.environ, sys.platform, Path.home())


def _user_folder(use: str, environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """The program's folder for `use` ("config" or "state") by each system's own custom.

    Variables that are empty or not absolute are passed over, as the XDG base directory specification demands.
    """
    if platform == "win32":
        variable, usual = ("APPDATA", "AppData/Roaming") if use == "config" else ("LOCALAPPDATA", "AppData/Local")
    elif platform == "darwin":
        variable, usual = "", "Library/Preferences" if use == "config" else "Library/Logs"
    else:
        variable, usual = ("XDG_CONFIG_HOME", ".config") if use == "config" else ("XDG_STATE_HOME", ".local/state")
    given = Path(environment.get(variable, ""))
    return (given if given.is_absolute() else home / usual) / _USER_FOLDER

"""The files that were opened or saved last. Usually they are known until the program ends, and then forgotten.

A file's name is the user's own and may say who the patient is: names are written to the settings only if asked for.
"""

from __future__ import annotations

import json
from pathlib import Path

from derm_viewer.consult.settings import Settings

KEEP = "files/keep_recent"
_LIST = "files/recent"
MOST = 8
_LONGEST = 20_000
"""Characters of the list in the settings; a longer one is not ours."""


class Recent:
    """At most MOST paths, the last one first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._paths = _read(settings.free_text(_LIST, _LONGEST)) if self.kept else []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, whether they still exist or not."""
        return tuple(self._paths)

    @property
    def kept(self) -> bool:
        """Whether the list outlives the program."""
        return self._settings.flag(KEEP, usual=False)

    def keep(self, keep: bool) -> None:
        """Let the list outlive the program, or not: what was written down is erased then."""
        self._settings.keep(KEEP, keep)
        self._write()

    def add(self, path: Path) -> None:
        """A file was opened or saved."""
        path = path.absolute()
        self._paths = [path, *(each for each in self._paths if each != path)][:MOST]
        self._write()

    def clear(self) -> None:
        """Forget all."""
        self._paths = []
        self._write()

    def _write(self) -> None:
        paths = [str(path) for path in self._paths] if self.kept else []
        self._settings.keep(_LIST, json.dumps(paths))
        self._settings.save()


def _read(text: str) -> list[Path]:
    """The paths of the settings; none where they make no sense."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    paths = [Path(each) for each in found if isinstance(each, str) and each.isprintable()]
    return [path for path in paths if path.is_absolute()][:MOST]

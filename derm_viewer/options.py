"""What the command line asked of the window: frozen values, handed from `cli` to `app`."""

from pathlib import Path
from typing import Literal, NamedTuple

Theme = Literal["system", "light", "dark", "contrast-light", "contrast-dark"]

PROGRAM = "derm-viewer"


class UsageError(Exception):
    """What was asked cannot be done as asked. The text is one plain sentence for the person who asked."""


class Options(NamedTuple):
    """The choices of one start of the program. None means: not asked for, use the remembered or usual choice.

    `data_file` is another body map than the shipped one; `open_file` a consultation, or a body map, that is opened as
    the menu would. `temp_profile` keeps nothing of this run; it wins over
    `settings_file`. `shown_map` is a map's id or "all". `at` is a point on the sheet (sheet units, x right, y up) to
    answer. `size` is the window's width and height in device-independent pixels, `scale` the number of picture pixels
    to one of them. `out` is where `snapshot` writes its PNG. `exit_after` ("first-paint" or "first-click") ends the
    program there without a word: the benchmark measures a cold start with it. `language` is "system", "en" or "es".
    """

    data_file: Path | None = None
    open_file: Path | None = None
    settings_file: Path | None = None
    temp_profile: bool = False
    theme: Theme | None = None
    shown_map: str | None = None
    at: tuple[float, float] | None = None
    size: tuple[int, int] | None = None
    scale: float = 1.0
    out: Path | None = None
    quality: str | None = None
    language: str | None = None
    log_level: str = "warning"
    exit_after: str | None = None

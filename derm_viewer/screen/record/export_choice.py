"""What the user wants of an export: kind of file, what it holds, which views, and how large. Remembered."""

from __future__ import annotations

from typing import NamedTuple

from derm_viewer.consult.settings import Settings
from derm_viewer.export.sheet import PAPERS
from derm_viewer.screen.canvas.kinds import KINDS as VIEWS

FILES = ("pdf", "svg", "png", "json")
"""The kinds of files, by the ends of their names; json is FHIR R4."""
SHEET, PICTURE = "sheet", "picture"
HOLDS = (SHEET, PICTURE)
WIDTHS = (2400, 1200, 4800)
"""How many pixels wide a PNG may be; the first is the usual one."""


class Choice(NamedTuple):
    """`file` is one of FILES, `holds` of HOLDS, `views` of the kinds of views, `paper` of PAPERS, `width` of WIDTHS."""

    file: str = FILES[0]
    holds: str = SHEET
    views: tuple[str, ...] = VIEWS
    paper: str = "A4"
    width: int = WIDTHS[0]


def recall(settings: Settings) -> Choice:
    """The last choice; what makes no sense is the usual one."""
    views = tuple(view for view in VIEWS if settings.flag(f"export/{view}", usual=True))
    return Choice(
        settings.text("export/file", FILES),
        settings.text("export/holds", HOLDS),
        views or VIEWS,
        settings.text("export/paper", tuple(PAPERS)),
        settings.number("export/width", WIDTHS),
    )


def remember(settings: Settings, choice: Choice) -> None:
    """Keep a choice for the next time."""
    settings.keep("export/file", choice.file)
    settings.keep("export/holds", choice.holds)
    settings.keep("export/paper", choice.paper)
    settings.keep("export/width", choice.width)
    for view in VIEWS:
        settings.keep(f"export/{view}", view in choice.views)

"""The strip over the body that says: this is not the supplied data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from derm_viewer.consult.say import later, say
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.strip import Strip

NOT_SUPPLIED = later("Not the supplied data: {name}")


class OwnBanner(Strip):
    """Names the user's own map file and leads back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, say("Back to the supplied map"), parent)

    def show_name(self, name: str, warnings: int) -> None:
        """Name the user's own file; "" hides the strip. `warnings`: so many findings that do not keep it shut."""
        said = [say(NOT_SUPPLIED, name=name)] if name else []
        if said and warnings:
            many = say("{count} warnings: derm-viewer check lists them", count=warnings)
            said.append(say("One warning: derm-viewer check says which") if warnings == 1 else many)
        self.say(" \u00b7 ".join(said))

"""The way to the screen reader: nothing of this room but its factory is brought in before one asks."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from derm_viewer.consult.consult import Consult
from derm_viewer.consult.spoken import quality_word
from derm_viewer.screen.access.factory import the_factory
from derm_viewer.screen.paint.gate import PaintGate
from derm_viewer.screen.search.desk import SearchDesk

if TYPE_CHECKING:
    from derm_viewer.screen.access.speaker import Speaker
    from derm_viewer.screen.paint.desk import PaintDesk
    from derm_viewer.screen.search.field import SearchField
    from derm_viewer.screen.window.main_window import MainWindow

_TYPING_MS = 500
"""So long after the last letter what was found is announced: not once for each letter."""


class AccessGate(QObject):
    """Makes what speaks when a screen reader first asks for anything. `speaker` is None until then."""

    def __init__(self, window: MainWindow, consult: Consult, search: SearchDesk, paint: PaintGate) -> None:
        """`window` must be complete: its panel and bars are there."""
        super().__init__(window)
        self._window, self._consult, self._search, self._paint = window, consult, search, paint
        self.speaker: Speaker | None = None
        self.descriptions_are_read = sys.platform.startswith("linux")
        """Whether a description that changes is read out: Orca does, and would say every hit twice."""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        factory = the_factory()
        factory.waiting.append(weakref.WeakMethod(self.begin))
        if QAccessible.isActive():
            factory.listen()

    def begin(self) -> Speaker:
        """Speak from now on."""
        if self.speaker is None:
            from derm_viewer.screen.access.speaker import Speaker

            titles = {info.id: info.title for info in self._paint.files.atlas.maps}
            self.speaker = Speaker(self._window, self._consult, the_factory().words["said"], titles)
            self._follow_tools(self.speaker)
            self._search.made.connect(self._follow_search)
            self._paint.made.connect(self._follow_marks)
            if self._search.field is not None:
                self._follow_search(self._search.field)
            if self._paint.begun is not None:
                self._follow_marks(self._paint.begun)
        return self.speaker

    @property
    def _words(self) -> Mapping[str, str]:
        words: Mapping[str, str] = the_factory().words["said"]
        return words

    def _follow_tools(self, speaker: Speaker) -> None:
        tools, words = self._window.tools, self._words
        for button in (tools.whole_body, tools.key_points, tools.nerves):
            button.toggled.connect(self._shower(speaker, button))
        tools.paint.toggled.connect(lambda on: speaker.note("control paint", self._painting(on)))
        modes = (words["look_up"], words["examine"])
        self._paint.panel.mode_changed.connect(lambda on: speaker.note("control mode", modes[on]))

    def _shower(self, speaker: Speaker, button: QAbstractButton) -> Callable[[bool], None]:
        def tell(on: bool) -> None:
            said = self._words["shown" if on else "hidden"].format(what=button.accessibleName())
            speaker.note(f"control {button.accessibleName()}", said)

        return tell

    def _painting(self, on: bool) -> str:
        if not on:
            return self._words["ended"]
        return self._words["painting"].format(quality=quality_word(self._consult.quality))

    def _follow_search(self, field: SearchField) -> None:
        hits, speaker = field.list, self.begin()
        said: list[str] = []

        def found() -> None:
            typed = field.edit.text().strip() if field.isVisible() else ""
            first = hits.words_of(0) if hits.hits else ""
            count = self._words["hits"].format(count=len(hits.hits), first=first) if first else hits.said
            if typed and said != [count] and not self.descriptions_are_read:
                speaker.say(count)
            said[:] = [count] if typed else []  # another letter that finds the same is not said again

        self._typing.timeout.connect(found)
        hits.renewed.connect(self._typing.start)
        hits.turned.connect(lambda: None if self.descriptions_are_read else speaker.say(hits.said))

    def _follow_marks(self, desk: PaintDesk) -> None:
        from derm_viewer.screen.access.trail import Trail

        painting, speaker = desk.painting, self.begin()
        trail: Trail[object] = Trail(painting.surfaces)

        def changed() -> None:
            told = desk.answer.told(self._consult.quality)
            said = " ".join(f"{side.heading}. {side.fit}" for side in told)
            speaker.note("marks", said or ("" if painting.surfaces else self._words["unmarked"]))
            speaker.note_step(trail.note(painting.surfaces, painting.can_redo))

        painting.changed.connect(changed)
        self._consult.another_person.connect(lambda: trail.restart(()))

"""The panel beside the body: red flags on top, then the answer about the place that was clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.clinic.answer import Answer, RedFlag, Source
from derm_viewer.screen import answer_text
from derm_viewer.screen.column import MARGIN, Column
from derm_viewer.screen.look import Look
from derm_viewer.screen.red_flag_strip import RedFlagStrip
from derm_viewer.screen.rows import Row
from derm_viewer.screen.section import Section

# The parts of an answer, in the order in which they stand: what decides comes first.
PARTS = ("flags", "place", "candidates", "signs", "look_alikes", "why", "limits", "sources")


class AnswerPanel(QWidget):
    """Shows one answer, or how to get one. It knows no more than the Answer it is given."""

    def __init__(self, look: Look, map_titles: Mapping[str, str], welcome: Mapping[str, Any], parent: QWidget) -> None:
        """`map_titles` are the maps' names by their ids, `welcome` the texts of the empty state."""
        super().__init__(parent)
        self._look = look
        self._titles = map_titles
        self._welcome = welcome
        self._answer: Answer | None = None
        self._flags: tuple[RedFlag, ...] = ()
        self._flag_sources: tuple[Source, ...] = ()
        self._marked: str | None = None
        self._waiting: dict[str, Callable[[], list[Row]]] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._finish)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Answer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._strip = RedFlagStrip(look, self)
        self._column = Column(look, self)
        self._column.setAccessibleName("Answer in full")
        self._sections = {part: Section(self._column.body(), self._citation) for part in PARTS}
        for section in self._sections.values():
            section.source_clicked.connect(self._go_to_source)
        self._strip.toggled.connect(self._on_flags_toggled)
        self.show_answer(None)
        self._column.set_sections(list(self._sections.values()))

    @property
    def text(self) -> str:
        """Everything the panel says at present, as plain text."""
        if self._later.isActive():
            self._finish()
        shown = [section.text() for section in self._sections.values() if not section.isHidden()]
        return "\n".join([self._strip.text(), *shown])

    def show_red_flags(self, flags: Sequence[RedFlag], sources: Sequence[Source]) -> None:
        """Name these red flags in the strip, with the sources that they cite while there is no answer."""
        self._flags, self._flag_sources = tuple(flags), tuple(sources)
        self._strip.show_flags(flags)
        self._fill()
        self._arrange()

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer; None shows the invitation to click."""
        moved = answer is None or self._answer is None or answer.place != self._answer.place
        self._answer, self._marked = answer, None
        if answer is not None and answer.red_flags and answer.red_flags != self._flags:
            self._flags = answer.red_flags
            self._strip.show_flags(answer.red_flags)
            self._arrange()
        self._fill()
        self._announce()
        if moved:
            self._strip.setChecked(False)
            self._column.scroll_to_top()

    def set_look(self, look: Look) -> None:
        """Show the same in another look."""
        self._look = look
        self._strip.set_look(look)
        self._column.set_look(look)
        self._fill()
        self._arrange()

    def toggle_red_flags(self) -> None:
        """Open or close the list of red flags."""
        self._strip.toggle()

    def _fill(self) -> None:
        """Show what is seen first at once, and what lies below the window's edge a moment later."""
        self._waiting = self._parts()
        self._later.start()
        self._fill_cited()
        high = 0
        for part in PARTS[1:-1]:
            if high > self._column.height():
                self._sections[part].show_rows([])
                continue
            self._sections[part].show_rows(self._waiting.pop(part)())
            high += self._sections[part].height_for(self._column.line_width)
        self._column.arrange()

    def _parts(self) -> dict[str, Callable[[], list[Row]]]:
        """How to make the rows of each part that is to be shown."""
        if self._answer is not None:
            return answer_text.parts(self._look, self._answer, self._titles)
        made: dict[str, Callable[[], list[Row]]] = dict.fromkeys(PARTS[1:-1], list)
        made["place"] = lambda: answer_text.welcome(self._look, self._welcome)
        return made

    def _announce(self) -> None:
        """Have a screen reader say the new answer wherever the keyboard is."""
        if self._answer is None:
            return
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # costs too much before the first paint

        if QAccessible.isActive():
            said = f"{self._answer.place.words}. {self._answer.headline}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _finish(self) -> None:
        """Show now what still waits."""
        self._later.stop()
        for part, make in self._waiting.items():
            self._sections[part].show_rows(make())
        self._waiting = {}
        self._fill_cited()

    def _fill_cited(self) -> None:
        """Renew what stands before and after the answer: the opened red flags, and the sources, which come last."""
        listed, opened = self._sources(), self._strip.isChecked()
        rows = answer_text.flags(self._look, self._flags, answer_text.numbers(listed)) if opened else []
        self._sections["flags"].show_rows(rows)
        last = [] if self._later.isActive() else answer_text.sources(self._look, listed, self._marked)
        self._sections["sources"].show_rows(last)
        self._column.arrange()

    def _sources(self) -> tuple[Source, ...]:
        if self._answer is not None:
            return self._answer.sources
        return self._flag_sources if self._strip.isChecked() else ()

    def _citation(self, key: str) -> str:
        return next((source.text for source in self._sources() if source.key == key), "")

    def _on_flags_toggled(self) -> None:
        self._fill_cited()
        self._column.scroll_to_top()

    def _go_to_source(self, key: str) -> None:
        self._marked = key
        self._finish()
        section, number = self._sections["sources"], answer_text.numbers(self._sources()).get(key)
        row = next((row for row in section.rows if row.words.startswith(f"{number}. ")), None)
        self._column.scroll_to(section, section.top_of(row.words) - self._look.px(24) if row else 0)

    def _arrange(self) -> None:
        left, top = self._look.px(MARGIN), self._look.px(12)
        width = max(self.width() - 2 * left, 1)
        height = self._strip.height_for(width)
        self._strip.setGeometry(QRect(left, top, width, height))
        below = top + height + self._look.px(11)
        # The column's bar runs in the panel's right margin, so that strip and rows end on one line.
        self._column.setGeometry(QRect(0, below, self.width(), max(self.height() - below, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("surface"))
        painter.fillRect(QRect(0, 0, 1, self.height()), self._look.colour("line"))

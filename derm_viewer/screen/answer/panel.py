"""The panel beside the body: what is urgent, red flags, then the answer about the place that was clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from derm_viewer.clinic.answer import Answer, RedFlag, Source
from derm_viewer.consult.say import say
from derm_viewer.screen.answer.blocks import Blocks
from derm_viewer.screen.answer.foresight import GROUND, Sheet
from derm_viewer.screen.answer.head import EXAMINE, LOOK_UP, AnswerHead
from derm_viewer.screen.answer.moves import moves
from derm_viewer.screen.answer.order import order
from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.answer.showing import Marked, Reference, Showing, Steps
from derm_viewer.screen.column import MARGIN, Column
from derm_viewer.screen.controls import over
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import forget_laid

if TYPE_CHECKING:
    from derm_viewer.consult.findings import Findings
    from derm_viewer.screen.spine.picture import SpinePicture

_STRIP_SHARE = 0.22
"""With large words in a low window the red flags are counted instead of named, to leave the answer its room."""
_MARKED_MS = 4000


class AnswerPanel(QWidget):
    """Shows one answer, or how to get one. It knows no more than the Answer and the findings it is given.

    Signals: finding_chosen(sign, side, result or None); undo_asked(), redo_asked(), clear_asked() for the findings;
    roots_shown(tuple of roots, side or None) when a disc or a root of the spine was clicked, empty when that ends;
    mode_changed(bool) with whether tests are ticked now.
    """

    finding_chosen = Signal(str, str, object)
    undo_asked = Signal()
    redo_asked = Signal()
    clear_asked = Signal()
    roots_shown = Signal(object, object)
    mode_changed = Signal(bool)

    def __init__(self, look: Look, map_titles: Mapping[str, str], welcome: Mapping[str, Any], parent: QWidget) -> None:
        """`map_titles` are the maps' names by their ids, `welcome` the texts of the empty state."""
        super().__init__(parent)
        self._look = look
        self._answer: Answer | None = None
        self._moved: dict[str, str] = {}
        self.steps: Steps | None = None
        self._waiting: dict[str, Callable[[], None]] = {}
        self._later = self._timer(0, self._finish)
        self._calm = self._timer(_MARKED_MS, self._forget_moves)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say("Answer"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._strip = RedFlagStrip(look, self)
        self._head = AnswerHead(look, self)
        self._column = Column(look, self)
        self._column.setAccessibleName(say("Answer in full"))
        self._blocks = Blocks(map_titles, welcome, self._column.body())
        self._alarm = KeyedSection(say("Urgent"), self, self._blocks.cards)
        self._connect()
        self._fill_soon()

    def _timer(self, wait: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(then)
        return made

    def _connect(self) -> None:
        blocks, head = self._blocks, self._head
        self._strip.toggled.connect(self._on_flags_toggled)
        self._alarm.resized.connect(self._arrange)
        blocks.resized.connect(self._column.arrange)
        blocks.renewed.connect(self._fill)
        blocks.reached.connect(self._column.reveal)
        blocks.chosen.connect(self.finding_chosen)
        blocks.roots_shown.connect(self.roots_shown)
        head.mode_chosen.connect(lambda mode: self.set_examining(mode == EXAMINE))
        head.undo_asked.connect(self.undo_asked)
        head.redo_asked.connect(self.redo_asked)
        head.clear_asked.connect(self.clear_asked)

    @property
    def text(self) -> str:
        """Everything the panel says at present, as plain text."""
        if self._later.isActive():
            self._finish()
        alarm = [self._alarm.text()] if not self._alarm.isHidden() else []
        return "\n".join([*alarm, self._strip.text(), *self._blocks.texts(self._order())])

    @property
    def examining(self) -> bool:
        """Whether the tests are to be ticked; otherwise they are read."""
        return self._head.mode == EXAMINE

    def set_reference(self, reference: Reference, spine: SpinePicture) -> None:
        """What is behind the answers; wanted as soon as the knowledge has been read."""
        self._blocks.set_reference(self._look, reference, spine)
        self._fill()

    def show_red_flags(self, flags: Sequence[RedFlag], sources: Sequence[Source]) -> None:
        """Name these red flags in the strip, with the sources that they cite while there is no answer."""
        self._blocks.flags, self._blocks.flag_sources = tuple(flags), tuple(sources)
        self._fill()

    def show_marked(self, marked: Marked) -> None:
        """What is said about painted marks, now and whenever the column is filled."""
        self._blocks.marked = marked
        self._fill()

    def show_findings(self, findings: Findings) -> None:
        """What was found; an answer that follows from it comes by `show_answer`."""
        self._blocks.findings = findings
        self._head.show_findings(len(findings.all), findings.can_undo, findings.can_redo)
        if self._answer is None:
            (self._fill if self.isVisible() else self._fill_soon)()

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer; None shows the invitation to click."""
        before, self._answer = self._answer, answer
        elsewhere = answer is None or before is None or answer.place != before.place
        self._moved = moves(before, answer) if self.examining else {}
        if elsewhere:
            self._blocks.opened = frozenset()
            self._strip.blockSignals(True)  # what it opens is filled below
            self._strip.setChecked(False)
            self._strip.blockSignals(False)
            self._column.scroll_to_top()
        self._fill(elsewhere=elsewhere)
        if self._moved:
            self._calm.start()

    def foresee(self, answer: Answer) -> None:
        """Make ready what `show_answer` would show, but for the tests to be ticked."""
        if self.isVisible() and answer != self._answer:
            sheet = Sheet(self._look, self._column.line_width, self._column.height(), self.devicePixelRatioF())
            self._blocks.foresee(answer, sheet, examine=self.examining)

    def set_examining(self, examining: bool) -> None:
        """Show the tests to be ticked, or to be read."""
        self._head.modes.show_choice(EXAMINE if examining else LOOK_UP)
        self._moved = {}
        self._column.scroll_to_top()
        self._fill()
        self.mode_changed.emit(examining)

    def toggle_examining(self) -> None:
        """The other mode; the keyboard goes to the first test."""
        self.set_examining(not self.examining)
        if self.examining:
            self._finish()  # the first test may lie below what is filled at once
            self._blocks.enter()

    def begin_anew(self) -> None:
        """Another person: nothing is shown, hidden or kept for later of the last one."""
        self._blocks.begin_anew()
        self.show_answer(None)
        self.set_examining(False)
        self._finish()
        forget_laid()

    def settle(self) -> None:
        """Show now what would be shown a moment later."""
        if self._later.isActive():
            self._finish()
        self._blocks.settle()

    def set_look(self, look: Look) -> None:
        """Show the same in another look."""
        self._look = look
        for part in (self._strip, self._head, self._column, self._blocks):
            part.set_look(look)
        self._fill()

    @property
    def shows_flags(self) -> bool:
        """Whether the list of red flags is open."""
        return self._strip.isChecked()

    def toggle_red_flags(self) -> None:
        """Open or close the list of red flags."""
        self._strip.toggle()

    def close_detail(self) -> bool:
        """Close what was opened last: a source card, the words about the spine. False if nothing was open."""
        return self._alarm.close_card() or self._blocks.close_detail()

    # --- filling

    def _showing(self) -> Showing:
        return Showing(self._look, self._answer, self.examining, self._strip.isChecked(), self._moved)

    def _order(self) -> tuple[str, ...]:
        return order(self._showing())

    def _fill(self, *, elsewhere: bool = False) -> None:
        """Show what is seen first at once, and what lies below a moment later.

        Until then the old rows stay there, unless they are about a place `elsewhere`.
        """
        showing = self._showing()
        self._waiting = self._blocks.makers(showing)
        self._show_urgent(showing)
        self._arrange()
        self._column.set_sections(self._blocks.widgets(self._order()), arrange=False)
        high, seen = 0, self._column.reach
        for part in self._order():
            if high > seen:
                break
            make = self._waiting.pop(part, None)
            if make is not None:
                self._blocks.room = (self._column.line_width, max(self._column.height() - high, 0))
                make()
                high += self._blocks.height_of(part, self._column.line_width)
        if elsewhere:
            self._blocks.empty(self._waiting)
        self._column.arrange()
        if self._waiting:
            self._later.start()
        else:
            self._later.stop()

    def _fill_soon(self) -> None:
        """Fill everything a moment later: before the panel is seen it has no size to lay anything out for."""
        showing = self._showing()
        self._waiting = self._blocks.makers(showing)
        self._show_urgent(showing)
        self._later.start()

    def _show_urgent(self, showing: Showing) -> None:
        """The emergency, if there is one, and the strip of questions."""
        rows = self._blocks.urgent_rows(showing)
        self._alarm.show_rows(rows)
        self._strip.show_flags(self._blocks.asked(showing), brief=bool(rows))

    def _finish(self) -> None:
        """Show now what still waits."""
        self._later.stop()
        waiting, self._waiting = self._waiting, {}
        for make in waiting.values():
            make()
        self._column.set_sections(self._blocks.widgets(self._order()))

    def _forget_moves(self) -> None:
        if self._moved:
            self._moved = {}
            self._blocks.unmark(self._showing())

    def _on_flags_toggled(self) -> None:
        held = QApplication.focusWidget()
        if held is not None and not self._strip.isChecked() and self._column.isAncestorOf(held):
            # Qt would hand the keyboard of a row that goes to whatever comes next, and scroll there.
            self._strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.scroll_to_top()
        self._fill()

    # --- geometry

    def _arrange(self) -> None:
        px, left, top = self._look.px, self._look.px(MARGIN), self._look.px(12)
        width = max(self.width() - 2 * left, 1)
        self._strip.keep_to(width, self.height() * _STRIP_SHARE)
        for part in (self._alarm, self._strip, self._head):
            if part.isHidden():
                continue
            height = part.height_for(width)
            spare = over(self._look) if part is self._head else 0
            part.setGeometry(QRect(left, top - spare, width, height))
            top += height - 2 * spare + px(9)
        self._head.arrange()
        # The column's bar runs in the panel's right margin, so that strip and rows end on one line.
        self._column.setGeometry(QRect(0, top, self.width(), max(self.height() - top, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour(GROUND))
        painter.fillRect(QRect(0, 0, 1, self.height()), self._look.colour("line"))

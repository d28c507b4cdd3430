"""The examination in the panel: the tests to do next, those done, all there are, and the red-flag questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.answer import Answer, Finding, RedFlag, Test
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import leg_word, whose
from derm_viewer.screen.answer.text import NORMAL, Given
from derm_viewer.screen.controls import FACE, Button, reach
from derm_viewer.screen.examine.items import Item, is_done, of_flag, of_test
from derm_viewer.screen.examine.list import ChoiceList
from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Caption, Gap, Row
from derm_viewer.screen.section import Cards

LEAST, MOST = 4, 6
"""So many tests stand before the reading, at least and where there is room; the others follow it."""
_ROOM = 54 * MOST + 170
KINDS = {
    "sensory": later("Skin"),
    "muscle": later("Muscles"),
    "reflex": later("Reflexes"),
    "tension": later("Stretch tests"),
    "gait": later("Gait"),
    "function": later("Function"),
    "provocation": later("Provocation"),
    "inspection": later("Inspection"),
}
_OTHER = {"left": "right", "right": "left"}
Battery = Callable[[str, tuple[Finding, ...]], tuple[Test, ...]]
Parts = list[tuple[Row | None, Sequence[Item]]]


class Buttons(QWidget):
    """The line with "All tests" and "Test the other leg"."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.every = Button(look, say("All tests"), self, tip=say("Every test there is, by kind"))
        self.every.setCheckable(True)
        self.other = Button(look, "", self, tip=say("Tick what you find on the other leg"))
        self.setAccessibleName(say("More tests"))
        self.hide()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for button in (self.every, self.other):
            button.set_look(look)

    def text(self) -> str:
        """Buttons speak for themselves."""
        return ""

    def height_for(self, width: int) -> int:
        """The height that shows both; places them."""
        px, left, top = self._look.px, 0, self._look.px(4)
        for button in (self.every, self.other):
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + max(px(FACE + 6), reach(self._look))
            button.setGeometry(left, top, min(size.width(), width), size.height())
            left += size.width() + px(8)
        return top + reach(self._look)


class ExamineDesk(QObject):
    """Signals: chosen(sign, side, result or None); resized() when a row unfolds; renewed() when other rows are wanted;
    reached(list, top, bottom) when the keyboard has come to a row.
    """

    chosen = Signal(str, str, object)
    resized = Signal()
    renewed = Signal()
    reached = Signal(object, int, int)

    def __init__(self, look: Look, cards: Cards, body: QWidget) -> None:
        """`body` is the widget in which all stands."""
        super().__init__(body)
        self.next = self._list(say("Test next"), cards, body)
        self.later = self._list(say("Further tests and findings"), cards, body)
        self.every = self._list(say("All tests"), cards, body)
        self.flags = self._list(say("Red flags"), cards, body)
        self.buttons = Buttons(look, body)
        self.buttons.every.clicked.connect(lambda _=False: self.renewed.emit())
        self.buttons.other.clicked.connect(lambda _=False: self._turn())
        self.battery: Battery | None = None
        self.side = "left"
        self._place: object = None
        self._first = LEAST

    def _list(self, name: str, cards: Cards, body: QWidget) -> ChoiceList:
        made = ChoiceList(name, cards, body)
        made.chosen.connect(self.chosen)
        made.resized.connect(self.resized)
        made.reached.connect(lambda top, bottom: self.reached.emit(made, top, bottom))
        return made

    @property
    def lists(self) -> tuple[ChoiceList, ...]:
        """All lists."""
        return (self.flags, self.next, self.later, self.every)

    @property
    def shows_all(self) -> bool:
        """Whether every test there is is listed."""
        return self.buttons.every.isChecked()

    def set_look(self, look: Look) -> None:
        """Take another look; the lists are filled anew by whoever asked."""
        self.buttons.set_look(look)
        for one in self.lists:
            if one.isHidden():  # or its rows would keep the old look, and all that is laid out for it
                one.forget()

    def begin_anew(self) -> None:
        """Forget everything that was found: for another person."""
        for one in self.lists:
            one.forget()
        self.buttons.every.setChecked(False)
        self.side, self._place = "left", None

    def take(self, answer: Answer) -> None:
        """Turn to the side of an answer's place when the place is another."""
        if answer.place != self._place:
            self._place = answer.place
            self.side = answer.place.side if answer.place.side in _OTHER else self.side

    def close_card(self) -> bool:
        """Close an open source card, if there is one."""
        closed = [one.close_card() for one in self.lists]
        return any(closed)

    def show_flags(self, given: Given, flags: Sequence[RedFlag]) -> None:
        """The questions, to be answered with yes or no; none hides them."""
        parts: Parts = [(None, [of_flag(flag) for flag in flags]), (Gap(given.look, 8), [])]
        self.flags.show_parts(given.look, parts if flags else [], given.numbers, {})

    def show_next(self, given: Given, answer: Answer, room: float) -> None:
        """The tests that tell the candidates apart best. `room` is the height that is left on the first screen."""
        self._first = MOST if room >= given.look.px(_ROOM) else LEAST
        items = [item for test in self._open(answer)[: self._first] for item in self._items(test, answer)]
        title = say("Test next \u00b7 {whose}", whose=whose(self.side))
        caption = Caption(given.look, title, above=11, note=say(NORMAL))
        self.next.show_parts(given.look, [(caption, items)] if items else [], given.numbers, given.moved)

    def show_later(self, given: Given, answer: Answer) -> None:
        """The tests after those, and what was found."""
        rest = [item for test in self._open(answer)[self._first :] for item in self._items(test, answer)]
        done = [item for test in self._done(answer) for item in self._items(test, answer)]
        parts: Parts = []
        if rest:
            parts.append((Caption(given.look, say("Then")), rest))
        if done:
            found = Caption(
                given.look, say("Tested \u00b7 {whose}", whose=whose(self.side)), note=say("Press again: not tested.")
            )
            parts.append((found, done))
        self.later.show_parts(given.look, parts, given.numbers, given.moved)

    def show_buttons(self) -> None:
        """Offer all tests and the other leg."""
        self.buttons.other.setText(say("Test the {leg}", leg=leg_word(_OTHER[self.side])))
        self.buttons.other.setAccessibleName(self.buttons.other.text())
        self.buttons.every.setVisible(self.battery is not None)
        self.buttons.show()

    def show_all(self, given: Given, answer: Answer) -> None:
        """Every test, by kind, if that was asked for."""
        parts: Parts = []
        if self.shows_all:
            for kind, tests in groupby(self.tests(answer), key=lambda test: test.kind):
                items = [item for test in tests for item in self._items(test, answer)]
                parts.append((Caption(given.look, say(KINDS.get(kind, kind))), items))
        self.every.show_parts(given.look, parts, given.numbers, {})

    def tests(self, answer: Answer) -> tuple[Test, ...]:
        """Every test there is, while they are listed."""
        return self.battery(self.side, answer.findings) if self.battery is not None and self.shows_all else ()

    def _items(self, test: Test, answer: Answer) -> list[Item]:
        return of_test(test, self.side, answer.findings)

    def _open(self, answer: Answer) -> list[Test]:
        return [test for test in answer.tests if not is_done(test, self.side, answer.findings)]

    def _done(self, answer: Answer) -> list[Test]:
        return [test for test in answer.tests if is_done(test, self.side, answer.findings)]

    def _turn(self) -> None:
        self.side = _OTHER[self.side]
        self.renewed.emit()

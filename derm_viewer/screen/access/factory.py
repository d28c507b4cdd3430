"""Hands Qt the interface of each widget that paints parts, and a fitting role for those that only hold others.

Qt keeps one list of factories for the whole process and takes none back, so there is one, and it keeps nothing but the
interfaces that Qt uses: Python would otherwise throw them away. Nothing more is brought in before a screen reader asks.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.consult.say import words_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

ROLES = {
    "MainWindow": "Window",
    "HelpWindow": "Window",
    "PatientWindow": "Window",
    "Toolbar": "ToolBar",
    "PaintStrip": "ToolBar",
    "AnswerHead": "ToolBar",
    "Footer": "StatusBar",
    "OwnBanner": "AlertMessage",
    "Toast": "AlertMessage",
    "AnswerPanel": "Grouping",
    "ChoiceList": "List",
    "FoundCard": "Grouping",
    "RootBar": "Grouping",
    "SearchField": "Grouping",
    "Segments": "Grouping",
    "SpineBlock": "Grouping",
    "MapMenu": "PopupMenu",
}
_PAINTED = ("Ringed", "BodyCanvas", "Section", "ChoiceRow", "HitList", "SpineView")


class Factory:
    """Makes interfaces once a screen reader is there. `waiting` are told when it comes.

    Up to Qt 6.10 every name that is set asks for an interface, whether anybody listens or not.
    """

    def __init__(self) -> None:
        self.waiting: list[weakref.WeakMethod[Callable[[], object]]] = []
        self.listening = False
        self._soon = False
        self._held: dict[int, QAccessibleInterface] = {}
        self._words: dict[str, Any] | None = None
        QAccessible.installFactory(self.make)

    def make(self, name: str, of: QObject) -> QAccessibleInterface | None:
        """The interface of an object by the name of its class; None where Qt's own will do."""
        if (self.waiting or not self.listening) and not self._soon and QAccessible.isActive():
            self.listening = self._soon = True
            QTimer.singleShot(0, self.listen)  # not while Qt is about to keep what it asks for
        if not self.listening or (name not in _PAINTED and name not in ROLES):
            return None
        made = self._painted(name, of) if name in _PAINTED else _holder(cast("QWidget", of), name)
        key = id(of)
        self._held[key] = made
        of.destroyed.connect(lambda *_: self._drop(key))
        return made

    def listen(self) -> None:
        """A screen reader is there: tell those that wait, and give what Qt was asked about before its interface."""
        self.listening, self._soon = True, False
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            if (then := one()) is not None:
                then()
        for top in QApplication.topLevelWidgets():
            self._replace(top)

    def _replace(self, window: QWidget) -> None:
        for widget in (window, *window.findChildren(QWidget)):
            known = id(widget) in self._held
            names = {each.__name__ for each in type(widget).__mro__}
            if not known and not names.isdisjoint((*_PAINTED, *ROLES)):
                made = QAccessible.queryAccessibleInterface(widget)
                if id(widget) not in self._held:
                    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))

    def _drop(self, key: int) -> None:
        from derm_viewer.screen.access.node import Whole

        gone = self._held.pop(key, None)
        if gone is not None:
            parts = gone.drop() if isinstance(gone, Whole) else []
            QTimer.singleShot(0, lambda: _empty([gone, *parts]))  # Qt asks it until it has deleted it, in a moment

    def _painted(self, name: str, of: Any) -> QAccessibleInterface:
        if name == "Ringed":
            from derm_viewer.screen.access.buttons import ButtonFace

            return ButtonFace(of)
        if name == "BodyCanvas":
            from derm_viewer.screen.access.body import BodyWhole

            return BodyWhole(of, self.words["body"])
        if name in ("Section", "ChoiceRow"):
            from derm_viewer.screen.access.rows import ChoiceWhole, SectionWhole

            return SectionWhole(of, self.words["rows"]) if name == "Section" else ChoiceWhole(of)
        from derm_viewer.screen.access.lists import HitsWhole, SpineWhole

        return HitsWhole(of) if name == "HitList" else SpineWhole(of)

    @property
    def words(self) -> dict[str, Any]:
        """The texts of `resources/words/access.json`."""
        if self._words is None:
            self._words = words_of("access")
        return self._words


def _empty(gone: Sequence[QAccessibleInterface]) -> None:
    """Python's side of an interface that Qt took stays for good, so it must not hold what the widget knew."""
    for face in gone:
        vars(face).clear()


def _holder(widget: QWidget, name: str) -> QAccessibleInterface:
    """What holds other things, with a role that says what it is."""
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(widget, QAccessible.Role[ROLES[name]])


@cache
def the_factory() -> Factory:
    """The one of this process, installed when it is first wanted."""
    return Factory()

"""Says what has just happened, once: everything that one act changes is gathered, and becomes one announcement.

What stands above everything (a red flag that was found) is said first and interrupts; the rest waits its turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, Consult
from derm_viewer.consult.spoken import leg_word, quality_word
from derm_viewer.screen.access import phrases
from derm_viewer.screen.access.trail import Trail
from derm_viewer.screen.answer.head import AnswerHead
from derm_viewer.screen.window.root_bar import RootBar

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer
    from derm_viewer.consult.findings import Findings
    from derm_viewer.screen.window.main_window import MainWindow


class Speaker(QObject):
    """Signals: said(str, bool) with every announcement and whether it interrupts what is being read."""

    said = Signal(str, bool)

    def __init__(self, window: MainWindow, consult: Consult, words: phrases.Words, titles: Mapping[str, str]) -> None:
        """`words` are those of "said" in `resources/words/access.json`, `titles` the maps' by their ids."""
        super().__init__(window)
        self._window, self._consult, self._words, self._titles = window, consult, words, titles
        self._due: dict[str, str] = {}
        self._before: Answer | None = consult.answer
        self._urgent = ""
        self._findings: Trail[object] = Trail(consult.findings.all)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.speak)
        self.said.connect(self._announce)
        consult.answer_changed.connect(lambda _: self.note("answer"))
        consult.findings_changed.connect(self._on_findings)
        consult.quality_changed.connect(lambda _: self.note("quality"))
        consult.shown_map_changed.connect(lambda _: self.note("map"))
        consult.added_changed.connect(lambda _: self.note("added"))
        consult.root_changed.connect(lambda _: self.note("root"))
        consult.leg_changed.connect(lambda _: self.note("leg"))
        consult.another_person.connect(lambda: self._findings.restart(()))

    def note(self, what: str, text: str = "") -> None:
        """Something has changed; `text` is what is to be said of it, where it is not known here."""
        self._due[what] = text
        self._soon.start()

    def say(self, text: str, *, urgent: bool = False) -> None:
        """Say this now."""
        if text:
            self.said.emit(text, urgent)

    def speak(self) -> None:
        """Say what is due."""
        self._soon.stop()
        due, self._due = self._due, {}
        answer, before = self._consult.answer, self._before
        self._before = answer
        self._say_urgent(answer)
        self.say(phrases.joined([due.get("step", ""), self._main(due, answer, before), *self._controls(due)]))

    def _say_urgent(self, answer: Answer | None) -> None:
        found = answer.emergency if answer is not None else self._consult.findings.emergency
        text = phrases.urgent(found, self._words)
        if text != self._urgent:
            self._urgent = text
            self.say(text, urgent=True)

    def _main(self, due: Mapping[str, str], answer: Answer | None, before: Answer | None) -> str:
        """The marks, the place, or what the findings say: whatever the act was about."""
        words = self._words
        if "marks" in due:
            return due["marks"]
        if answer is None:
            cleared = words["cleared"] if "answer" in due and before is not None else ""
            count = phrases.counted(len(self._consult.findings.all), words) if "findings" in due else ""
            return phrases.joined([cleared, count])
        if "answer" not in due:
            return ""
        if before is None or before.place != answer.place:
            still = answer.emergency is not None and before is not None and before.emergency == answer.emergency
            told = words["still"].format(headline=answer.emergency.headline) if still and answer.emergency else ""
            return phrases.joined([told, phrases.place_said(answer, words)])
        if "findings" in due:
            return phrases.findings_said(answer, before, words)
        return phrases.quality_said(answer, words) if "quality" in due else phrases.considered(answer, words)

    def _controls(self, due: Mapping[str, str]) -> list[str]:
        """What a key has changed. A control that has the keyboard is read out with its state anyway."""
        if self._on_a_control():
            return []
        consult, words, found = self._consult, self._words, []
        if "quality" in due and consult.answer is None:
            found.append(words["quality"].format(quality=quality_word(consult.quality).capitalize()))
        if "map" in due:
            shown = consult.shown_map
            own = {ALL_MAPS: words["all"], DIFFERENCES: words["differences"]}
            found.append(words["map"].format(map=own.get(shown) or self._titles.get(shown, shown)))
        elif "root" in due:
            found.append(words["root"].format(root=consult.root) if consult.root else words["roots"])
        if "leg" in due and "answer" not in due:
            found.append(words["leg"].format(leg=leg_word(consult.leg)))
        return [*found, *(text for what, text in due.items() if what.startswith("control"))]

    def _on_a_control(self) -> bool:
        held = QApplication.focusWidget()
        window = self._window
        bars: list[QWidget] = [window.tools, *window.findChildren(RootBar), *window.findChildren(AnswerHead)]
        return held is not None and any(bar.isAncestorOf(held) for bar in bars)

    def _on_findings(self, findings: Findings) -> None:
        self.note("findings")
        self.note_step(self._findings.note(findings.all, findings.can_redo))

    def note_step(self, step: int) -> None:
        """A change was taken back (-1) or made again (1)."""
        if step:
            self.note("step", self._words["undone" if step < 0 else "redone"])

    def _announce(self, text: str, urgent: bool) -> None:
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, text)
        level = QAccessible.AnnouncementPoliteness
        event.setPoliteness(level.Assertive if urgent else level.Polite)
        QAccessible.updateAccessibility(event)

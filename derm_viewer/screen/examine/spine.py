"""The spine in the panel's column: lights up with the answer, and says in words what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.clinic.answer import Answer, Source
from derm_viewer.consult.say import say
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import cited
from derm_viewer.screen.rows import Caption, Row, Text
from derm_viewer.screen.section import Cards, Section
from derm_viewer.screen.spine.picture import SpinePicture
from derm_viewer.screen.spine.view import SpineView

if TYPE_CHECKING:
    from derm_viewer.consult.explain import Explained

_HIGH = 290
Explain = Callable[[str, str], "Explained"]
"""A kind ("disc", "vertebra", "root") and a name to words. Raises KeyError for what is not known."""


class SpineBlock(QWidget):
    """Signals: roots_shown(tuple of roots, side or None) when a disc or root was clicked, empty when that ends;
    resized() when words come or go.
    """

    roots_shown = Signal(object, object)
    resized = Signal()

    def __init__(self, look: Look, picture: SpinePicture, explain: Explain, cards: Cards, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._explain = look, explain
        self._answer: Answer | None = None
        self._said: Explained | None = None
        self._caption = Caption(look, say("The spine"), note=say("Click a disc, a root or a bone."))
        self._view = SpineView(picture, look.theme, self)
        self._view.setFont(look.type.small)
        self._words = Section(self, cards)
        self._words.resized.connect(self.resized)
        self._view.disc_clicked.connect(lambda name: self._say("disc", name))
        self._view.root_clicked.connect(lambda name: self._say("root", name))
        self._view.vertebra_clicked.connect(lambda name: self._say("vertebra", name))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("The spine"))
        self._words.show_rows([])
        self.hide()

    @property
    def view(self) -> SpineView:
        """The picture itself."""
        return self._view

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the words of the clicked part cite."""
        return self._said.sources if self._said is not None else ()

    def show_answer(self, answer: Answer | None) -> None:
        """Light up an answer's candidates; what was clicked is forgotten. None hides the block."""
        if answer != self._answer:
            self._answer = answer
            self._said = None
            self._view.show_answer(answer)
            self._words.show_rows([])
        self.setVisible(answer is not None)

    def prepare(self) -> None:
        """Do now what the first showing would have to wait for."""
        self._view.resize(self._look.px(400), self._look.px(_HIGH))
        self._view.prepare()

    def show_words(self, numbers: Mapping[str, int]) -> None:
        """Write what is to be said about the clicked part, with the numbers of its sources."""
        rows: list[Row] = []
        if self._said is not None:
            rows.append(Caption(self._look, self._said.title, above=6))
            small = self._look.type.small
            rows += [Text(self._look, cited(words, numbers), small, bullet=True, below=4) for words in self._said.words]
        self._words.show_rows(rows)

    def close_words(self) -> bool:
        """Forget what was clicked, if anything was: the picture shows the answer again."""
        if self._words.close_card():
            return True
        if self._said is None:
            return False
        self._said = None
        self._view.show_answer(self._answer)
        self._words.show_rows([])
        self.roots_shown.emit((), None)
        self.resized.emit()
        return True

    def set_look(self, look: Look) -> None:
        """Show the same in another look."""
        self._look = look
        self._caption = Caption(look, say("The spine"), note=say("Click a disc, a root or a bone."))
        self._view.set_theme(look.theme)
        self._view.setFont(look.type.small)

    def text(self) -> str:
        """Everything the block says."""
        said = [self._caption.words, self._view.accessibleDescription(), self._words.text()]
        return "\n".join(part for part in said if part)

    def height_for(self, width: int) -> int:
        """The height at a width; places the parts."""
        top = round(self._caption.fit(width))
        high = self._look.px(_HIGH)
        self._view.setGeometry(0, top, width, high)
        top += high
        if not self._words.isHidden():
            below = self._words.height_for(width)
            self._words.setGeometry(0, top, width, below)
            top += below
        return top

    def paintEvent(self, event: QPaintEvent) -> None:
        self._caption.draw(QPainter(self), 0)

    def _say(self, kind: str, name: str) -> None:
        self._said = self._explain(kind, name)
        self._words.close_card()
        self.roots_shown.emit(self._said.roots, self._view.clicked_side)
        self.resized.emit()

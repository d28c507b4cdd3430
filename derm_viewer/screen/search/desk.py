"""What a search does: opens the field, goes to what was chosen, and says more about it at the foot of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from derm_viewer.consult.ask import AskLibrary
from derm_viewer.consult.consult import LEGS, Consult

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer
    from derm_viewer.clinic.search import Hit
    from derm_viewer.screen.search.card import Content, FoundCard
    from derm_viewer.screen.search.field import SearchField
    from derm_viewer.screen.search.lit import LitArea
    from derm_viewer.screen.window.main_window import MainWindow

_IDLE_MS = 40
"""While words are typed, what the shares will want is made ready, bit by bit."""


class SearchDesk(QObject):
    """Makes field, card and light when they are first wanted: a start does without them.

    Signals: made(SearchField) when the field is opened for the first time.
    """

    made = Signal(object)

    def __init__(self, window: MainWindow, ask: AskLibrary, consult: Consult, texts: Mapping[str, str]) -> None:
        """`texts` are those of "search" in the window's words."""
        super().__init__(window)
        self._window, self._ask, self._consult, self._texts = window, ask, consult, texts
        self._field: SearchField | None = None
        self._card: FoundCard | None = None
        self._lit: LitArea | None = None
        self._hit: Hit | None = None
        self._lent = False
        self._warm = QTimer(self)
        self._warm.setInterval(_IDLE_MS)
        self._warm.timeout.connect(lambda: None if ask.warm_shares() else self._warm.stop())
        window.tools.search_requested.connect(self.open)
        consult.answer_changed.connect(self._on_answer)
        consult.findings_changed.connect(lambda _: self.renew())
        consult.added_changed.connect(lambda _: self.renew())
        consult.root_changed.connect(self._on_root)
        window.look_changed.connect(self.renew)
        window.canvas.installEventFilter(self)

    @property
    def field(self) -> SearchField | None:
        """The field, if it was ever opened."""
        return self._field

    def open(self, typed: str = "") -> None:
        """Open the field over the body, under the tools, with what was typed already."""
        from derm_viewer.screen.search.field import SearchField

        window = self._window
        if self._field is None:
            self._field = SearchField(window.look, self._find, self._ask.titles, self._texts, window)
            self._field.chosen.connect(self.go)
            self._field.closed.connect(lambda: window.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
            self.made.emit(self._field)
        self._warm.start()
        self._field.open_over(window.look, window.canvas, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the body closes the card first; once more, and the window clears the answer."""
        if self._hit is None:  # most events by far
            return False
        ours = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not ours or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.forget()
        return True

    def _find(self, text: str) -> tuple[Hit, ...]:
        return self._ask.find(text, self._side())

    def _side(self) -> str:
        """The side that is meant where none is named: that of the place, else of the side views."""
        answer = self._consult.answer
        side = answer.place.side if answer is not None and answer.place.side is not None else ""
        return side if side in LEGS else self._consult.leg

    # --- going there

    def go(self, hit: Hit) -> None:
        """Go to what was chosen."""
        self.forget()
        kind = hit.target.kind
        if kind == "red_flag":
            self._open_red_flags()
            return
        self._hit = hit
        if kind == "area":
            self._go_to_area(hit)
            return
        if hit.side in LEGS:
            self._consult.set_leg(hit.side)
        if kind == "root":
            self._consult.set_root(hit.target.id)
        elif kind == "nerve" and hit.target.nerves:
            self._lent = not self._window.tools.nerves.isChecked()
            self._window.tools.nerves.setChecked(True)
        self._light(hit)
        self.renew()
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._card is not None:
            self._card.enter()

    def _open_red_flags(self) -> None:
        """Open the list of red flags, and bring the keyboard there."""
        from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip

        strip = self._window.findChild(RedFlagStrip)
        if isinstance(strip, RedFlagStrip):
            strip.setChecked(True)
            strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_area(self, hit: Hit) -> None:
        """Answer for the middle of the area, as the keyboard does; what each map gives of it follows a moment later."""
        from derm_viewer.body.model import ABOVE_WAIST
        from derm_viewer.screen.search.places import middle_of

        window = self._window
        if hit.id in ABOVE_WAIST:
            window.tools.whole_body.setChecked(True)
        middle = middle_of(self._ask.atlas, hit.id, hit.side)
        if middle is None:
            self._hit = None
            return
        window.canvas.zoom_reset()
        self._consult.set_root(None)
        self._consult.point_at(*middle)
        self._light(hit)
        window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if (answer := self._consult.answer) is not None:
            place = answer.place
            window.canvas.stand_on(window.canvas.probe.stop_in(place.view, place.area, place.side))
        QTimer.singleShot(0, self, self.renew)

    def _light(self, hit: Hit) -> None:
        """Light up an area, a nerve's territory, or the areas of a look-alike that has none."""
        from derm_viewer.screen.search.lit import LitArea
        from derm_viewer.screen.search.places import nerves_of, regions_of

        target, atlas = hit.target, self._ask.atlas
        areas = () if target.nerves or target.kind == "root" else target.areas
        regions = [one for area in areas for one in regions_of(atlas, area, hit.side)]
        if self._lit is None:
            self._lit = LitArea(self._window.look, self._window.canvas)
        self._lit.look = self._window.look
        self._lit.light((*regions, *nerves_of(atlas, target.nerves, hit.side)))

    # --- what is said of it

    def renew(self) -> None:
        """Say anew what is known of the hit: in another look, with other findings, with other maps."""
        if self._hit is None:
            if self._card is not None:
                self._show(None)
            return
        from derm_viewer.screen.search.content import content_of

        self._show(content_of(self._window.look, self._hit, self._ask, self._consult, self._texts))

    def _show(self, content: Content | None) -> None:
        from derm_viewer.screen.search.card import FoundCard

        window = self._window
        if self._card is None:
            self._card = FoundCard(window.look, self._texts["close"], window)
            self._card.chosen.connect(self._consult.set_finding)
            self._card.folded.connect(window.arrange)
            self._card.closed.connect(self._close)
            window.card = self._card
        if self._lit is not None:
            self._lit.look = window.look
        self._card.show_content(window.look, content)
        window.arrange()

    def _close(self) -> None:
        self.forget()
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Close the card, put out the light, and the nerves with it if the search has shown them."""
        self._hit = None
        if self._lent:
            self._lent = False
            self._window.tools.nerves.setChecked(False)
        if self._lit is not None:
            self._lit.light(())
        self.renew()

    def begin_anew(self) -> None:
        """Another patient: forget what was typed and found, and what was made ready for it."""
        self.forget()
        if self._field is not None:
            self._field.forget()
        self._ask.forget_searches()

    def _on_answer(self, answer: Answer | None) -> None:
        """An area's card belongs to its answer: another place closes it. No answer closes any."""
        if self._hit is None:
            return
        mine = (self._hit.id, self._hit.side)
        of_area = self._hit.target.kind == "area"
        if answer is None or (of_area and (answer.place.area, answer.place.side) != mine):
            self.forget()

    def _on_root(self, root: str | None) -> None:
        if self._hit is not None and self._hit.target.kind == "root" and root != self._hit.target.id:
            self.forget()

"""The patient's screen in the program: joins its state with the two windows, and follows the displays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFont, QShortcut

from derm_viewer.clinic import plain
from derm_viewer.consult.patient import IDLE_MINUTES, PatientScreen, Touched
from derm_viewer.paths import data_path
from derm_viewer.screen.patient.anew import read_texts
from derm_viewer.screen.patient.body import Body
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.displays import Displays
from derm_viewer.screen.patient.ears import Ears
from derm_viewer.screen.patient.languages import USUAL, Languages
from derm_viewer.screen.patient.lead import LeadPanel
from derm_viewer.screen.patient.leading import LeadWords
from derm_viewer.screen.patient.motion import may_move
from derm_viewer.screen.patient.page import Pages
from derm_viewer.screen.patient.pen import PenLayer
from derm_viewer.screen.patient.placing import AWAY, OVER, Placing
from derm_viewer.screen.patient.window import PatientWindow
from derm_viewer.screen.script_faces import families
from derm_viewer.screen.search.typed import TypedSearch
from derm_viewer.screen.spine.reader import read_spine
from derm_viewer.screen.window.keys import add_keys

if TYPE_CHECKING:
    from derm_viewer.consult.painting import Painting, Surface
    from derm_viewer.screen.patient.gate import PatientGate

_KEYS = {"B": "blank", "D": "pen", "Ctrl+PgDown": "next", "Ctrl+PgUp": "back"}
_PICTURE_MS = 60


class PatientDesk(QObject):
    """Everything that is made when the patient's screen is first opened."""

    def __init__(self, gate: PatientGate, displays: Displays | None = None) -> None:
        super().__init__(gate)
        self._gate, self._window, self._consult = gate, gate.window, gate.consult
        self.languages = Languages(data_path("resources", "patient"))
        self.screen = PatientScreen(self._language(), parent=self)
        self._usual_language = self.screen.language
        self._painting: Painting | None = None
        texts = read_texts()
        look, files = self._window.look, gate.files
        self._body = Body(files.atlas, files.shading)
        self.colours = PatientColours.of(look.theme)
        self.pages = Pages(gate.consult, self.screen, gate.library, self._surfaces, self._mirrored)
        spine = read_spine(data_path("resources", "anatomy", "spine.json"))
        self.view = PatientWindow(self._body, spine, self.colours, self.font())
        self._window.destroyed.connect(self.view.deleteLater)
        self.placing = Placing(self.view, self._window, displays or Displays(self))
        self.lead = LeadPanel(look, texts, self._window)
        self.pen = PenLayer(self._window.canvas, self.screen, self.colours)
        self._words = LeadWords(texts, self)
        self._ears = Ears(self)
        self._live = QTimer(self)
        self._live.setSingleShot(True)
        self._live.setInterval(_PICTURE_MS)
        self._live.timeout.connect(self._show_picture)
        self._window.lead = self.lead
        self._connect()

    @property
    def body(self) -> Body:
        """The figure of the open map."""
        return self._body

    @property
    def gate(self) -> PatientGate:
        """Whoever opened this."""
        return self._gate

    def toggle(self) -> None:
        """Open the screen, or close it; one whose display is gone is shown here."""
        if self.screen.is_open and self.placing.where == AWAY:
            self.placing.put()
        else:
            self.screen.toggle()

    def begin_anew(self) -> None:
        """Another patient: the screen closes, and nothing of what it showed is left."""
        self.pen.take(False)
        self.screen.forget()
        self.view.show_page(None)
        self.lead.show_led(None)

    # --- wiring

    def _connect(self) -> None:
        screen, view, lead, consult, gate = self.screen, self.view, self.lead, self._consult, self._gate
        screen.opened.connect(self._on_opened)
        self._ears.settled.connect(self._take_settings)
        self._ears.stirred.connect(screen.stir)  # the screen goes blank where nobody is at work
        screen.blanked.connect(self._on_blanked)
        screen.language_changed.connect(lambda _: self.view.dress(self.colours, self.font()))
        for changed in (screen.step_changed, screen.situation_changed, screen.language_changed, screen.touched):
            changed.connect(lambda _: self.renew())
        screen.drawn.connect(lambda _: self.renew())
        consult.answer_changed.connect(self._on_answer)
        consult.quality_changed.connect(lambda _: self.renew())
        consult.leg_changed.connect(lambda _: self.renew())
        consult.added_changed.connect(lambda _: self.renew())
        consult.shown_map_changed.connect(lambda _: self.renew())
        gate.files.changed.connect(self._on_map)
        self._window.look_changed.connect(self._on_look)
        self._window.whose_left.turned.connect(self.renew)
        self.placing.placed.connect(self._say)
        view.step_chosen.connect(screen.set_step)
        view.touched.connect(self._on_touched)
        view.asked.connect(self._do)
        lead.asked.connect(self._do)
        lead.situation_asked.connect(self._on_situation)
        lead.language_asked.connect(screen.set_language)
        self._window.installEventFilter(self)
        add_keys(self._window, {key: partial(self._do, what) for key, what in _KEYS.items()})
        self._set_keys(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With the clinician's window the patient's goes."""
        if event.type() is QEvent.Type.Close:
            self.screen.set_open(False)
        return False

    def _set_keys(self, on: bool) -> None:
        """These are keys while the patient has a screen; else the letters among them may begin a search."""
        for shortcut in self._window.findChildren(QShortcut):
            if shortcut.key().toString() in _KEYS:
                shortcut.setEnabled(on)
        for typed in self._window.findChildren(TypedSearch):
            typed.set_keys([key for key in _KEYS if len(key) == 1], on)

    def _do(self, what: str) -> None:
        screen = self.screen
        if not screen.is_open:
            return
        if what == "next":
            screen.go_on()
        elif what == "back":
            screen.go_back()
        elif what == "blank":
            screen.toggle_blank()
        elif what == "clear":
            screen.clear()
        elif what == "close":
            screen.set_open(False)
        elif what == "pen":
            self._take_pen(not self.pen.taken)
        elif what == "handout":
            self._gate.hand_out()

    def _take_pen(self, taken: bool) -> None:
        marks = self._gate.desks.marks
        if taken and marks.begun is not None:
            marks.begun.done.emit()
        self.pen.take(taken)
        self._say()

    # --- what happens

    def _on_opened(self, is_open: bool) -> None:
        self._set_keys(is_open)
        if not is_open:
            self.pen.take(False)
            self._ears.listen(False)
            self.placing.take_away()
            self.view.show_page(None)
            self.lead.show_led(None)
            self._window.arrange()
            return
        self._take_settings()
        self._offer()
        self.renew()
        self.placing.put()
        self._ears.listen(True)

    def _offer(self) -> None:
        """What can be explained now."""
        self.screen.offer(plain.situations(self._consult.answer))

    def _take_settings(self) -> None:
        """What was set since: the idle time, and the language if another is the usual one now."""
        self.screen.set_idle(self._gate.settings.number("patient/idle_minutes", IDLE_MINUTES))
        usual = self._language()
        if usual != self._usual_language:
            self._usual_language = usual
            self.screen.set_language(usual)

    def _on_blanked(self, blank: bool) -> None:
        self.view.set_blank(blank)
        self._say()

    def _on_answer(self, answer: object) -> None:
        if self.screen.is_open:
            self._offer()
            self.renew()

    def _on_touched(self, x: float, y: float) -> None:
        """The patient touched the figure: the area is named, nothing more."""
        place = self._gate.library.locate(x, y)
        if place.where == "map" and place.area is not None and place.view is not None:
            self.screen.touch(Touched(x, y, place.view, place.area, place.side))
        else:
            self.screen.touch(None)

    def _on_situation(self, key: str) -> None:
        chosen = next((one for one in self.screen.choices if f"{one.kind}/{one.id}" == key), None)
        if chosen is not None:
            self.screen.explain(chosen)

    def _on_map(self) -> None:
        self._body = Body(self._gate.files.atlas, self._gate.files.shading)
        self.view.figure.use(self._body)
        self.screen.clear()
        self.renew()

    def _on_look(self) -> None:
        self.colours = PatientColours.of(self._window.look.theme)
        self.pen.colours = self.colours
        self.view.dress(self.colours, self.font())
        self.lead.set_look(self._window.look)
        self._say()

    def _mirrored(self) -> bool:
        return self._window.canvas.mirrored

    def renew(self) -> None:
        """Show what holds now, in both windows."""
        if not self.screen.is_open:
            return
        self._follow_marks()
        self.view.moves = may_move(self._gate.settings)
        self.view.show_page(self.pages.page(self.languages.words(self.screen.language), self._body))
        self._say()

    def _say(self) -> None:
        if self.screen.is_open:
            self.lead.show_led(self._words.led())
            self._window.arrange()
            self._live.start()

    def _show_picture(self) -> None:
        if self.screen.is_open and not self.screen.blank and self.placing.where != OVER:
            self.lead.show_picture(self.view.picture(self.lead.picture_width(), self._window.devicePixelRatioF()))

    def _follow_marks(self) -> None:
        """What is painted in the clinician's window is seen here as it changes."""
        begun = self._gate.desks.marks.begun
        if begun is not None and self._painting is None:
            self._painting = begun.painting
            begun.painting.changed.connect(self.renew)

    def _surfaces(self) -> tuple[Surface, ...]:
        begun = self._gate.desks.marks.begun
        return () if begun is None else begun.painting.surfaces

    def _language(self) -> str:
        codes = self.languages.codes
        return self._gate.settings.text("patient/language", codes) if codes else USUAL

    def font(self) -> QFont:
        """The typeface of the patient's words: the window's, with one that has the letters of the language."""
        font = QFont(self._window.look.type.body)
        usual, fonts = self._window.look.type.family, data_path("resources", "fonts")
        known = families(fonts, self.screen.language, usual)
        if known:
            font.setFamilies(list(known))
        return font

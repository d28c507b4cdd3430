"""The clinician's window: tools above, the body, the answer beside it, the status line below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.consult import Consult
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.say import say
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.answer.first_panel import FirstPanel
from derm_viewer.screen.canvas.body_canvas import HELP, BodyCanvas
from derm_viewer.screen.look import Look
from derm_viewer.screen.theme import CHOICE_WORDS, CHOICES
from derm_viewer.screen.window.body_wiring import wire_body
from derm_viewer.screen.window.geometry import Laid, Lead, lay_out, restore

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import RedFlag, Source
    from derm_viewer.screen.answer.panel import AnswerPanel
    from derm_viewer.screen.answer.showing import Reference
    from derm_viewer.screen.search.card import FoundCard
    from derm_viewer.screen.spine.picture import SpinePicture
    from derm_viewer.screen.window.bars import Bars
    from derm_viewer.screen.window.map_desk import MapDesk
    from derm_viewer.screen.window.menu import WindowMenu
    from derm_viewer.screen.window.toolbar import Toolbar
    from derm_viewer.screen.window.whose_left import WhoseLeft


class MainWindow(QWidget):
    """Everything on the screen. It listens to the consultation and asks it; it decides nothing itself.

    Signals: theme_chosen(str) and text_size_chosen(int, percent) for whoever owns the look; look_changed();
    first_painted() once.
    """

    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    look_changed = Signal()
    first_painted = Signal()

    def __init__(
        self, look: Look, files: MapFiles, consult: Consult, settings: Settings, texts: Mapping[str, Any]
    ) -> None:
        """`texts` are those of `resources/words/window.json`."""
        super().__init__()
        self._look, self._files, self._consult, self._settings, self._texts = look, files, consult, settings, texts
        atlas = files.atlas
        self._theme_choice = CHOICES[0]
        self.setWindowTitle("Derm Viewer")
        self.setMinimumSize(900, 560)
        self._canvas = BodyCanvas(atlas, look.theme, files.shading, self)
        self._bars: Bars | None = None
        self._desk: MapDesk
        self._menu: WindowMenu
        self._panel: AnswerPanel | None = None
        self.card: FoundCard | None = None
        self.may_close: Callable[[], bool] = lambda: True
        """Whether the window may close now, or whoever says no has asked the user."""
        self.lead: Lead | None = None
        self.foot = 0
        self._first_panel = FirstPanel(look, texts["welcome"], self)
        self._canvas.first_painted.connect(self.first_painted)
        wire_body(self._canvas, consult)
        restore(self, self._canvas, settings)
        files.changed.connect(self._on_map_opened)

    @property
    def tools(self) -> Toolbar:
        """The bar over the body."""
        return self._made_bars().tools

    @property
    def desk(self) -> MapDesk:
        """Where maps and figures are chosen."""
        self._made_bars()
        return self._desk

    @property
    def whose_left(self) -> WhoseLeft:
        """Where it is chosen how the views are drawn that face the patient."""
        return self._made_bars().whose_left

    @property
    def menu(self) -> WindowMenu:
        """What opens over the window."""
        self._made_bars()
        return self._menu

    @property
    def look(self) -> Look:
        """The look that holds."""
        return self._look

    @property
    def theme_choice(self) -> str:
        """The setting behind the colours."""
        return self._theme_choice

    @property
    def answer_words(self) -> str:
        """Everything the answer panel says, as plain text, and after it what was searched for."""
        said = "" if self._panel is None else self._panel.text
        return f"{said}\n{self.card.text}" if self.card is not None and self.card.text else said

    @property
    def canvas(self) -> BodyCanvas:
        """The body."""
        return self._canvas

    def complete(self) -> None:
        """Bring in what the first picture does without: the bars, the panel's parts, the keys, the roots' chips."""
        bars = self._made_bars(placed=self._panel is not None)
        bars.footer.show_data(*self._desk.data_words(), strong=bool(self._files.own_name))
        if self._panel is None:
            self._add_panel()
            bars.show()
            self._add_shortcuts(bars)
        bars.roots.show_roots(self._desk.roots())

    def _made_bars(self, *, placed: bool = True) -> Bars:
        """The bars round the body, and what opens over them; made when first asked for, and shown when `placed`."""
        if self._bars is None:
            from derm_viewer.screen.window.bars import Bars
            from derm_viewer.screen.window.map_desk import MapDesk
            from derm_viewer.screen.window.menu import WindowMenu

            self._bars = Bars(self._look, self._texts, self._consult, self._canvas, self._settings, self)
            self._desk = MapDesk(self, self._files, self._consult, self._settings)
            self._menu = WindowMenu(self, self._files, self._desk, self._texts)
            self._connect_bars(self._bars)
            self._bars.restore()
            self._say_data()
            if placed:
                self.arrange()
                self._bars.show()
        return self._bars

    def _add_panel(self) -> None:
        """The answer panel takes the place of what stood there in the first picture."""
        from derm_viewer.screen.answer.panel import AnswerPanel  # a fifth of a start
        from derm_viewer.screen.examine.wiring import wire

        titles = {info.id: info.title for info in self._files.atlas.maps}
        self._panel = AnswerPanel(self._look, titles, self._texts["welcome"], self)
        self._consult.answer_foreseen.connect(self._panel.foresee)
        self._consult.answer_changed.connect(self._panel.show_answer)
        wire(self._panel, self._consult, self._canvas, self)
        self._first_panel.hide()
        self._first_panel.deleteLater()
        self.arrange()
        self._panel.show()

    def show_red_flags(self, flags: Sequence[RedFlag], sources: Sequence[Source]) -> None:
        """Name the red flags over the panel; wanted as soon as the knowledge has been read."""
        self.complete()
        if self._panel is not None:
            self._panel.show_red_flags(flags, sources)

    def show_reference(self, reference: Reference, spine: SpinePicture) -> None:
        """What is behind the answers: every test, the spine in words and as a picture."""
        if self._panel is not None:
            self._panel.set_reference(reference, spine)

    def set_look(self, look: Look, theme_choice: str) -> None:
        """Show everything in another look; `theme_choice` is the setting behind it."""
        if look.theme is not self._look.theme:
            self._canvas.set_theme(look.theme)
        if look.type != self._look.type:
            self._canvas.setFont(look.type.body)
        self._look, self._theme_choice = look, theme_choice
        self._side().set_look(look)
        if self._bars is not None:
            self._bars.set_look(look)
            self._say_theme(self._bars)
        self.look_changed.emit()
        self.arrange()
        self.update()

    def begin_anew(self) -> None:
        """Another patient: nothing is pointed at, and tests are read, not ticked."""
        self._canvas.begin_anew()
        self._canvas.setAccessibleDescription(say(HELP))
        self._made_bars().footer.forget()
        if self._panel is not None:
            self._panel.begin_anew()

    def settle(self) -> None:
        """Finish now what would come a moment later, for a picture of the window."""
        self._canvas.settle()
        if self._panel is not None:
            self._panel.settle()

    # --- wiring

    def _connect_bars(self, bars: Bars) -> None:
        bars.tools.map_list_requested.connect(self._desk.open_list)
        bars.tools.theme_requested.connect(self._next_theme)
        bars.tools.menu_requested.connect(self._menu.open)
        bars.banner.back_requested.connect(self._desk.ask_to_go_back)
        self._consult.shown_map_changed.connect(self._desk.show_choice)
        self._desk.show_choice(self._consult.shown_map)
        bars.whose_left.then = bars.tools.then = self.arrange
        self._say_theme(bars)

    def _add_shortcuts(self, bars: Bars) -> None:
        from derm_viewer.screen.window.keys import add_keys, usual_keys

        own = {
            "R": self._on_red_flags,
            "F1": self._menu.show_keys,
            "F10": bars.tools.menu_button.click,
            "Ctrl+Shift+L": bars.whose_left.turn,
            "Ctrl+Q": self.close,
            "F6": lambda: self._go_to_part(forward=True),
            "Shift+F6": lambda: self._go_to_part(forward=False),
        }
        add_keys(self, {**usual_keys(self._consult, bars.tools, self._canvas), **own})

    def _go_to_part(self, *, forward: bool) -> None:
        from derm_viewer.screen.window import rounds

        rounds.go_to_part(self, forward=forward)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from derm_viewer.screen.window import rounds

        return rounds.go_on(self, forward=forward)

    def _side(self) -> AnswerPanel | FirstPanel:
        """What stands beside the body."""
        return self._first_panel if self._panel is None else self._panel

    def _on_red_flags(self) -> None:
        if self._panel is not None:
            self._panel.toggle_red_flags()

    def _on_map_opened(self) -> None:
        """Show the map that was just opened; the view stays as it was, the place is forgotten."""
        self._canvas.set_atlas(self._files.atlas, self._files.shading)
        self._say_data()
        self.complete()
        self._desk.show_choice(self._consult.shown_map)
        self.arrange()

    def _say_data(self) -> None:
        warnings = sum(note.severity == "warning" for note in self._files.atlas.notes)
        self._made_bars().banner.show_name(self._files.own_name, warnings)

    def _say_theme(self, bars: Bars) -> None:
        colours = say(CHOICE_WORDS[self._theme_choice])
        bars.tools.theme_button.setToolTip(say("{colours}: change the colours", colours=colours))

    def _next_theme(self) -> None:
        self.theme_chosen.emit(CHOICES[(CHOICES.index(self._theme_choice) + 1) % len(CHOICES)])

    def show_message(self, title: str, sentence: str) -> None:
        """Say one plain sentence in a dialog."""
        self._made_bars()
        self._menu.show_message(title, sentence)

    def show_error(self, sentence: str, details: str) -> None:
        """Say that something unforeseen happened; the details can be copied."""
        self._made_bars()
        self._menu.show_error(sentence, details)

    # --- geometry

    def arrange(self) -> None:
        """Give every part its place."""
        lay_out(self, Laid(self._canvas, self._side(), self._bars, self.card, self.foot, self.lead))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def close_now(self) -> None:
        """Close without asking."""
        self.may_close = lambda: True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._settings.keep("window/geometry", self.saveGeometry())
        if not self._files.own_name:
            self._settings.keep("view/shown_map", self._consult.shown_map)
        self._settings.save()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.colour("surface"))

"""The bar over the body: what the patient feels, which map is drawn, and how the body is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, LEGS
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import leg_word, quality_word
from derm_viewer.screen.controls import FACE, Button, Segments, over, reach
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.map_opener import MapOpener, Titles, make_way

NAME = "Derm Viewer"
_WHERE = later("Where the maps name one root, neighbouring roots, or roots further apart")
_TOGETHER = (
    (ALL_MAPS, later("All maps"), later("Full colour where the maps agree")),
    (DIFFERENCES, later("Differences"), _WHERE),
)
_MARGIN, _GAP, _PAD, _BESIDE = 16, 12, 8, 4


class Toolbar(QWidget):
    """All controls in groups from left to right; in a narrow window they take a second line.

    Signals: quality_chosen(str), map_chosen(str) with "all" or "differences", map_list_requested(QPoint),
    leg_chosen(str), whole_body_toggled(bool), key_points_toggled(bool), nerves_toggled(bool), zoom_requested(int) with
    1 for in, -1 for out, 0 for the whole picture; search_requested(), note_requested(), patient_requested(),
    theme_requested(), menu_requested(QPoint).
    """

    quality_chosen = Signal(str)
    map_chosen = Signal(str)
    map_list_requested = Signal(QPoint)
    leg_chosen = Signal(str)
    whole_body_toggled = Signal(bool)
    key_points_toggled = Signal(bool)
    nerves_toggled = Signal(bool)
    zoom_requested = Signal(int)
    search_requested = Signal()
    note_requested = Signal()
    patient_requested = Signal()
    theme_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._named, self.short = True, False
        """`short`: maps and layers are left out, for painting in a low window does without them."""
        self.then: Callable[[], object] = lambda: None  # with another height, everything is arranged anew
        self.setAccessibleName(say("Tools"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_choices(look)
        self._make_buttons(look)
        self._zoom = [
            self._button(say("Zoom out"), "minus", say("Zoom out (\u2212)")),
            self._button(say("Whole picture"), "scan", say("Show the whole picture (0)")),
            self._button(say("Zoom in"), "plus", say("Zoom in (+)")),
        ]
        self.theme_button = self._button(say("Colours"), "sun-moon", "")
        self.menu_button = self._button(say("More"), "ellipsis", say("Everything that can be done, with its key (F10)"))
        self._ends = [*self._worded, *self._zoom, self.theme_button, self.menu_button]
        self._connect()

    def _make_choices(self, look: Look) -> None:
        """What the patient feels, which map is drawn, and whose leg the side views show."""
        qualities = [
            (key, word.capitalize(), say("The patient feels {quality} ({at})", quality=word, at=at))
            for at, (key, word) in enumerate(zip(QUALITIES, map(quality_word, QUALITIES), strict=True), 1)
        ]
        legs = [
            (side, _leg(side, full=True), say("Side views of the patient\u2019s {leg} (L)", leg=leg_word(side)))
            for side in LEGS
        ]
        together = [(key, say(text), say(tip)) for key, text, tip in _TOGETHER]
        self.quality = Segments(look, say("Quality"), qualities, self)
        self.maps = Segments(look, say("Map"), together, self)
        self.one_map = MapOpener(look, self)
        self.leg = Segments(look, say("Side views"), legs, self)

    def _make_buttons(self, look: Look) -> None:
        """What is shown or not, and what is opened or copied."""
        self.whole_body = self._button(
            say("Whole body"), "person-standing", say("Show the body above the waist too (W)"), True
        )
        self.key_points = self._button(say("Test points"), "circle-dot", say("Show the ISNCSCI key points (T)"), True)
        self.key_points.setChecked(True)
        self.nerves = self._button(
            say("Skin nerves"), "layers", say("Show the territories of the skin nerves (N)"), True
        )
        self.search = self._button(say("Search"), "search", say("Search areas, roots, nerves, muscles, tests (Ctrl+F)"))
        self.note = self._button(say("Copy note"), "copy", say("Copy the note for the record (Ctrl+C)"))
        self.patient = self._button(say("Patient"), "presentation", say("Show the patient\u2019s screen (F11)"))
        self._worded = (self.search, self.note, self.patient)
        for button in self._worded:
            button.plain = False
        self._spare = self.maps, self.one_map, self.whole_body, self.key_points, self.nerves
        self.paint = Button(look, say("Paint"), self, tip=say("Paint where it hurts, tingles or is numb (P)"))
        self.paint.setCheckable(True)

    def _button(self, text: str, icon: str, tip: str, toggle: bool = False) -> Button:
        button = Button(self._look, text, self, icon=icon, tip=tip)
        button.show_text = toggle
        button.setCheckable(toggle)
        button.plain = not toggle
        return button

    def _connect(self) -> None:
        self.quality.chosen.connect(self.quality_chosen)
        self.maps.chosen.connect(self.map_chosen)
        self.search.clicked.connect(lambda _=False: self.search_requested.emit())
        self.note.clicked.connect(lambda _=False: self.note_requested.emit())
        self.patient.clicked.connect(lambda _=False: self.patient_requested.emit())
        self.one_map.clicked.connect(self._ask_for_maps)
        self.leg.chosen.connect(self.leg_chosen)
        self.whole_body.toggled.connect(self.whole_body_toggled)
        self.key_points.toggled.connect(self.key_points_toggled)
        self.nerves.toggled.connect(self.nerves_toggled)
        for button, step in zip(self._zoom, (-1, 0, 1), strict=True):
            button.clicked.connect(lambda _=False, step=step: self.zoom_requested.emit(step))
        self.theme_button.clicked.connect(lambda _=False: self.theme_requested.emit())
        self.menu_button.clicked.connect(self._ask_for_menu)

    def show_map(self, key: str, maps: Mapping[str, Titles]) -> None:
        """Show which map is drawn: "all", "differences", or one of these maps."""
        together = key in (ALL_MAPS, DIFFERENCES)
        self.maps.show_choice(key if together else "")
        self.one_map.setChecked(not together)
        changed = self.one_map.name(key, maps)
        if changed and self._arrange(self.width(), move=True) != self.height():
            self.then()

    def _ask_for_maps(self) -> None:
        self.one_map.setChecked(not self.maps.choice)  # opening the list chooses nothing yet
        under = self.one_map.face().bottomLeft().toPoint() + QPoint(0, self._look.px(4))
        self.map_list_requested.emit(self.one_map.mapToGlobal(under))

    def _ask_for_menu(self) -> None:
        under = self.menu_button.face().bottomRight().toPoint() + QPoint(0, self._look.px(4))
        self.menu_requested.emit(self.menu_button.mapToGlobal(under))

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        parts: list[Segments | Button] = [self.quality, self.paint, self.leg, *self._spare, *self._ends]
        for widget in parts:
            widget.set_look(look)
        self._arrange(self.width(), move=True)
        self.update()

    def _groups(self) -> list[Segments | Button]:
        """The controls on the left."""
        maps, layers = ((), ()) if self.short else (self._spare[:2], self._spare[2:])
        return [self.quality, self.paint, *maps, self.leg, *layers]

    def _groups_width(self) -> int:
        """The width of the controls on the left in one line, with the gaps after them."""
        return sum(widget.sizeHint().width() + self._gap_after(widget) for widget in self._groups())

    def _say_layers(self, *, icons: bool, word: bool) -> None:
        """The layers with icons or without, the whole body with its word or without."""
        for button in (self.whole_body, self.key_points, self.nerves):
            button.show_icon = icons
        self.whole_body.show_text = word

    def height_for(self, width: int) -> int:
        """The height that shows all controls at a width."""
        return self._arrange(width, move=False)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Place the controls, as many on a line as fit; the zoom and the menus stand at the right end."""
        px = self._look.px
        margin, gap, pad = px(_MARGIN), px(_BESIDE), px(_PAD)
        self._say_legs(full=True)
        self._say_ends(width - 2 * margin - gap)
        self._zoom[1].setHidden(False)
        if 2 * margin + self.quality.sizeHint().width() + gap + self._ends_width() > width:
            self._zoom[1].setHidden(True)  # with very large text the whole picture is had by its key alone
        ends = self._ends_width()
        self.one_map.widen(0)
        name = self._name_room(width - 2 * margin - ends - gap)
        room = width - 2 * margin - ends - gap
        if not self._compact(room - name) and name and self._compact(room):
            name, self._named = 0, False  # one line of controls is worth more than the name, which the title bar has
        placed = self._fewest(width, name, ends)
        make_way(placed, self.one_map, first=width - margin - ends - gap, other=width - margin)
        if move:
            for widget in self._spare:
                widget.setHidden(self.short)
            for widget, rect in placed:
                widget.setGeometry(rect)
            self._place_ends(width - margin - ends + px(8), pad - over(self._look))
        return placed[-1][1].top() + over(self._look) + px(FACE) + pad

    def _fewest(self, width: int, name: int, ends: int) -> list[tuple[Segments | Button, QRect]]:
        """The controls in line; without the name, and then without the word "leg", where that saves a line."""
        best = self._flow(width, name, ends)
        for full in (True, False):
            self._say_legs(full=full)
            tried = self._flow(width, 0, ends)
            if tried[-1][1].top() < best[-1][1].top():
                self._named = False
                return tried
        self._say_legs(full=True)
        return best

    def _flow(self, width: int, name: int, ends: int) -> list[tuple[Segments | Button, QRect]]:
        """The controls line by line, beside a name and before the ends of so many pixels."""
        px = self._look.px
        margin, placed = px(_MARGIN), list[tuple[Segments | Button, QRect]]()
        left, top = margin + name, px(_PAD) - over(self._look)
        for widget in self._groups():
            size: QSize = widget.sizeHint()
            limit = width - margin - (0 if placed and top > placed[0][1].top() else ends + px(_BESIDE))
            if left + size.width() > limit and left > margin:
                left, top = margin, top + max(px(FACE + 8), reach(self._look))
            placed.append((widget, QRect(QPoint(left, top), size)))
            left += size.width() + self._gap_after(widget)
        return placed

    def _say_legs(self, *, full: bool) -> None:
        """The sides with the word "leg", or without it where that saves a line."""
        for side in LEGS:
            self.leg.say(side, _leg(side, full=full))

    def _ends_width(self) -> int:
        beside = sum(self._gap_after(button) for button in self._worded)
        shown = sum(button.sizeHint().width() for button in self._ends if not button.isHidden())
        return shown + beside + self._look.px(8)

    def _say_ends(self, room: int) -> None:
        """Search, then the patient's screen, then the note are words where everything else can be, too."""
        self._say_layers(icons=True, word=True)
        full = self._groups_width()
        for words in (3, 2, 1, 0):
            for at, button in enumerate((self.search, self.patient, self.note)):
                button.show_text = at < words
            if full + self._ends_width() + self._name_width() + self._look.px(18) <= room:
                return

    def _gap_after(self, widget: QWidget) -> int:
        """Controls of one kind stand closer."""
        close = (self.maps, self.whole_body, self.key_points, self.search, self.note)
        return self._look.px(6 if widget in close else _GAP)

    def _compact(self, room: int) -> bool:
        """In a narrow window the layers lose their icons, then the whole body its word, so that one line holds all.

        Returns whether it does.
        """
        for icons, word in ((True, True), (False, True), (False, False)):
            self._say_layers(icons=icons, word=word)
            if self._groups_width() <= room:
                return True
        return False

    def _place_ends(self, left: int, top: int) -> None:
        for button in (each for each in self._ends if not each.isHidden()):
            size: QSize = button.sizeHint()
            button.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + (self._gap_after(button) if button in self._worded else 0)

    def _name_room(self, room: int) -> int:
        """The width of the program's name and the gap after it; 0 where the first controls need its place."""
        wide = self._name_width() + self._look.px(18)
        self._named = wide + self.quality.sizeHint().width() <= room
        return wide if self._named else 0

    def _name_width(self) -> int:
        return round(QFontMetricsF(self._look.type.brand).horizontalAdvance(NAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._look.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._look.colour("line"))
        if not self._named:
            return
        painter.setFont(self._look.type.brand)
        painter.setPen(self._look.colour("brand"))
        name = QRect(px(_MARGIN), px(_PAD), self._name_width() + 2, px(32))
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), NAME)


def _leg(side: str, *, full: bool) -> str:
    if full:
        return say("Left leg", "control") if side == "left" else say("Right leg", "control")
    return say("Left", "control") if side == "left" else say("Right", "control")

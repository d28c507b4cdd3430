"""The spine on the screen: lights up with the answer, names what is pointed at, tells what was clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.clinic.answer import Answer
from derm_viewer.consult.say import later, say
from derm_viewer.screen.spine import lit as spine_lit
from derm_viewer.screen.spine import words as spine_words
from derm_viewer.screen.spine.arrange import Arranged, arrange
from derm_viewer.screen.spine.colours import SpineColours
from derm_viewer.screen.spine.drawing import SpineDrawing, State
from derm_viewer.screen.spine.labels import Label
from derm_viewer.screen.spine.lit import Lit, Side
from derm_viewer.screen.spine.picture import SpinePicture
from derm_viewer.screen.spine.pointing import step, thing_at
from derm_viewer.screen.spine.shapes import SpineShapes
from derm_viewer.screen.spine.words import Thing
from derm_viewer.screen.theme import Theme

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
LIGHT_AFTER_MS = 16
"""The light of an answer follows its words one frame later, as it does on the body, so that they are there first."""
_HELP = later("Arrow keys move between bones, discs and roots, Enter chooses.")


class SpineView(QWidget):
    """The lumbar spine from the front and a slice through one disc; on both the patient's left is the viewer's right.

    It covers what lies under it with the surface's colour. Signals, for mouse and keyboard alike:
    `disc_clicked("L4/5")`, `root_clicked("L5")`, `vertebra_clicked("L4")`. Before it tells of a disc or a root it
    lights it up, on the side that was clicked (`clicked_side`). `stood()`: the keyboard has come to a thing.
    """

    disc_clicked = Signal(str)
    root_clicked = Signal(str)
    vertebra_clicked = Signal(str)
    stood = Signal()

    def __init__(self, anatomy: SpinePicture, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = anatomy
        self._theme, self._colours = theme, SpineColours.of(theme)
        self._drawing = SpineDrawing(anatomy)
        self._wanted, self._drawn = 0, 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LIGHT_AFTER_MS)
        self._soon.timeout.connect(self._rearrange)
        self._lit = spine_lit.nothing(anatomy)
        self._pointed: Thing | None = None
        self._cursor: Thing | None = None
        self._side: Side | None = None
        self._ringed = False
        self._placed: Arranged | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(say("Spine"))
        self._describe()

    @property
    def lit(self) -> Lit:
        """What is lit at present."""
        return self._lit

    @property
    def clicked_side(self) -> Side | None:
        """The patient's side of the last click or choice, None for a choice by key that has no side."""
        return self._side

    @property
    def standing(self) -> Thing | None:
        """What the keyboard is on."""
        return self._cursor

    @property
    def shapes(self) -> SpineShapes:
        """The shapes, made when they are first wanted."""
        return self._drawing.shapes

    @property
    def labels(self) -> tuple[Label, ...]:
        """The texts on the picture, where they stand."""
        return self.arranged.labels

    def show_answer(self, answer: Answer | None) -> None:
        """Light up the roots of the candidates, the first one strong, with their discs; None puts the light out.

        What it says follows at once, the picture a moment later: `settle` does not wait.
        """
        lit = spine_lit.by_answer(self._picture, answer)
        if lit != self._lit:
            self._lit, self._placed = lit, None
            self._describe()
            self._soon.start()

    @property
    def settled(self) -> bool:
        """Whether the picture shows what is lit."""
        return not self._soon.isActive()

    def settle(self) -> None:
        """Show now what would be shown a moment later."""
        if not self.settled:
            self._rearrange()

    def show_disc(self, name: str, side: str | None) -> None:
        """Light up the roots that a disc meets, on "left", "right" or both (None). Raises KeyError."""
        self._show(spine_lit.by_disc(self._picture, name, side))

    def show_root(self, root: str, side: Side) -> None:
        """Light up one root. Raises KeyError."""
        self._show(spine_lit.by_root(self._picture, root, side))

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme, self._colours = theme, SpineColours.of(theme)
        self._renew()

    def sizeHint(self) -> QSize:
        """A size at which everything can be read."""
        return QSize(360, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures, then the words."""
        if self.settled:
            self._drawn = self._wanted
        self._drawing.draw(QPainter(self), self._drawn, QRectF(self.rect()), lambda: (self._state(), self.arranged))

    def prepare(self) -> None:
        """Do now what the first painting would have to wait for: shapes, fonts and both grounds of the picture."""
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter = QPainter(picture)
        for plain in (True, False):
            self._drawing.ground(painter, self.arranged.layout.front, self._state(), plain=plain)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what lies under the pointer."""
        thing, _ = self._at(event.position())
        self.point_at(thing)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._clickable(thing) else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        thing, side = self._at(event.position())
        self.choose(thing, side)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        super().leaveEvent(event)
        self.point_at(self._cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ringed = event.reason() in TAB_REASONS
        self._renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and what the keyboard was on."""
        super().focusOutEvent(event)
        self._ringed = False
        self._cursor = None
        self.point_at(None)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from thing to thing, Enter or Space chooses."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._cursor = step(self._cursor, *ARROWS[key], self.shapes)
            self.point_at(self._cursor)
            self._describe()
            self.stood.emit()
        elif key in ENTER and self._cursor is not None:
            self.choose(self._cursor, self._cursor.side)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything anew."""
        super().resizeEvent(event)
        self._placed = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._rearrange()

    def choose(self, thing: Thing | None, side: Side | None) -> None:
        """Light up what was chosen, then tell of it."""
        if thing is None or not self._clickable(thing):
            return
        self._side = side
        if thing.kind == "disc":
            self.show_disc(thing.name, side)
            self.disc_clicked.emit(thing.name)
        elif thing.kind == "root" and thing.side is not None:
            self.show_root(thing.name, thing.side)
            self.root_clicked.emit(thing.name)
        else:
            self.vertebra_clicked.emit(thing.name)

    @staticmethod
    def _clickable(thing: Thing | None) -> bool:
        return thing is not None and thing.kind != "sac"

    def _at(self, point: QPointF) -> tuple[Thing | None, Side | None]:
        placed = self.arranged
        return thing_at(point, placed.layout, self.shapes, self._lit, placed.labels)

    def point_at(self, thing: Thing | None) -> None:
        """Name something and draw a line round it, as the pointer does; None ends it."""
        if thing != self._pointed:
            self._pointed = thing
            self._rearrange()

    def _show(self, lit: Lit) -> None:
        if lit != self._lit:
            self._lit = lit
            self._describe()
            self._rearrange()

    def _describe(self) -> None:
        on = f"{spine_words.name_of(self._picture, self._cursor)} " if self._cursor is not None else ""
        self.setAccessibleDescription(f"{on}{spine_words.description(self._picture, self._lit)} {say(_HELP)}")

    def _state(self) -> State:
        return State(self._theme, self._colours, self._lit, self._pointed, self._ringed)

    def _rearrange(self) -> None:
        self._soon.stop()
        self._placed = None
        self._renew()

    def _renew(self) -> None:
        """Draw the picture anew, as it now is."""
        self._wanted += 1
        self.update()

    @property
    def arranged(self) -> Arranged:
        """Where everything stands at the present size."""
        if self._placed is None:
            self._placed = arrange(QRectF(self.rect()), self.font(), self.shapes, self._lit, self._pointed)
        return self._placed

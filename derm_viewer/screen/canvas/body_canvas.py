"""The body on the screen: shows the views, tells where it was clicked, shows the answer. It judges nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from derm_viewer.body.atlas import Atlas
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES
from derm_viewer.consult.say import later, say
from derm_viewer.screen.canvas.hover import HoverInfo
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.pointer import TOUCHES, Pointer, Wishes
from derm_viewer.screen.canvas.probe import Probe
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.steps import Stop
from derm_viewer.screen.canvas.surface import CanvasSurface
from derm_viewer.screen.theme import Theme
from derm_viewer.screen.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QTouchEvent

    from derm_viewer.clinic.answer import Answer
    from derm_viewer.screen.fingers import Fingers

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
VIEWS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
EVERYDAY = (QEvent.Type.MouseMove, QEvent.Type.Paint)
"""Most events by far."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
HELP = later("Arrow keys move between the areas of the body, Page Up and Page Down between the views, Enter answers.")
TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class BodyCanvas(CanvasSurface):
    """The views of the body.

    Signals: `point_clicked(x, y)` in sheet coordinates, and `point_pressed(x, y)` when that may follow;
    `hovered(HoverInfo | None)` when what lies under the pointer or under the keyboard's crosshair changes; `stood()`
    when the crosshair has come to an area; `redrawn()` when other maps are shown; `first_painted()` once.
    """

    point_clicked = Signal(float, float)
    point_pressed = Signal(float, float)
    hovered = Signal(object)
    stood = Signal()
    redrawn = Signal()

    def __init__(self, atlas: Atlas, theme: Theme, figures_folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(atlas, theme, figures_folder, parent)
        self._pointer = Pointer(Wishes(self._zoom, self._pan, self._click, self._expect, self._can_pan), self)
        self._sharp.timeout.connect(self._look_again)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fingers: Fingers | None = None
        self._shape = Qt.CursorShape.ArrowCursor
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(say("Body"))
        self.setAccessibleDescription(say(HELP))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The views where they are seen now."""
        return self._stage.seen.cells

    def sheet_scale(self, view: str) -> float:
        """Sheet centimetres to one centimetre of the body in a view. Raises KeyError for an unknown one."""
        return self._stage.atlas.view(view).scale

    def set_atlas(self, atlas: Atlas, figures_folder: Path | None) -> None:
        """Show another body map, seen as the present one is, without an answer."""
        before, self._stage = self._stage, self.stage_like(atlas, self._stage.theme, figures_folder)
        self._stage.mirrored = before.mirrored
        self._probe = Probe(self._stage)
        self._tell(None)
        self._arrange()
        self.redrawn.emit()

    def stage_like(self, atlas: Atlas, theme: Theme, folder: Path | None) -> Stage:
        """A stage of its own that shows a map as this one is seen, without an answer; never as in a mirror.

        `folder` has the shading.
        """
        made = Stage(atlas, theme, folder)
        made.set_font(self.font())
        for choice in ("leg", "whole_body", "key_points", "nerves", "added", "shown_map", "root", "camera"):
            setattr(made, choice, getattr(self._stage, choice))
        return made

    def show_answer(self, answer: Answer | None) -> None:
        """Show the candidates' regions and the place of an answer; None clears them.

        The marker is moved at once. The words are read first, so the regions and the legend follow a moment later.
        """
        stage, before = self._stage, self._probe.signs(self.height())
        stage.answer, stage.pointed = answer, ((), "")
        if not self._in_step():
            self.update()
            return
        after = self._probe.signs(self.height())
        if before == after:
            return
        (marker, *faded), (moved, *lit) = before, after
        self._update_rects([] if marker == moved else [marker[0], moved[0]])
        self._faded += [rect for old, new in zip(faded, lit, strict=True) if old != new for rect in (old[0], new[0])]
        stage.unlit = True
        self._light.start()

    def show_roots(self, roots: tuple[str, ...], side: str) -> None:
        """Show these roots on the patient's side instead of the answer's candidates; none shows those again."""
        if self._stage.pointed[0] == roots == ():
            return
        self._stage.pointed = (roots, side)
        if self._in_step():
            self._update_rects([*self._stage.relight(), self._probe.marker_rect()])
        else:
            self.update()

    def set_shown_map(self, map_id: str) -> None:
        """Show one map, with "all" where the maps agree, with "differences" where they do not.

        Raises KeyError for a map the atlas has not.
        """
        if map_id not in (ALL_MAPS, DIFFERENCES):
            self._stage.atlas.map(map_id)
        self._stage.shown_map = map_id
        self._arrange()
        self.redrawn.emit()

    def set_added(self, map_ids: Sequence[str]) -> None:
        """Count these described maps with the traced ones."""
        self._stage.added = tuple(map_ids)
        self._arrange()
        self.redrawn.emit()

    def set_root(self, root: str | None) -> None:
        """Show one root alone, by how many maps give the skin to it; None shows all roots."""
        self._stage.root = root
        self._arrange()

    def set_nerves_visible(self, visible: bool) -> None:
        """Show or hide the territories of the skin nerves."""
        self._stage.nerves = visible
        self._arrange()

    def set_leg(self, side: str) -> None:
        """Show the outer and inner side of the patient's left or right leg, once the words beside it are there."""
        self._stage.leg = side
        self._let_words_by()
        self._arrange()

    def set_whole_body(self, whole: bool) -> None:
        """Show the whole body, or from the waist down."""
        self._stage.whole_body = whole
        self.zoom_reset()
        self._arrange()

    def set_key_points_visible(self, visible: bool) -> None:
        """Show or hide the key sensory points."""
        self._stage.key_points = visible
        self._repaint_all()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._stage.set_theme(theme)
        self._repaint_all()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or look at what lies under the pointer."""
        if not self._pointer.move(event):
            self._hover(event.position())
            event.accept()
        elif self._pointer.dragging and self._can_pan():
            self._probe.at = event.position()
            self._point(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer a click."""
        self._pointer.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ringed = event.reason() in TAB_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and the crosshair."""
        super().focusOutEvent(event)
        self._ringed = False
        self._probe.stand_on(None)
        self.setAccessibleDescription(say(HELP))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the crosshair from area to area, PageUp and PageDown from view to view, Enter answers."""
        key = Qt.Key(event.key())
        stop = self._probe.stop
        if key in ENTER and stop is not None:
            self.point_clicked.emit(stop.x, stop.y)
        elif key in VIEWS:
            self.stand_on(self._probe.turn(VIEWS[key]))
        elif key in ENTER or key in ARROWS:
            self.stand_on(self._probe.next(ARROWS.get(key, (0, 0))))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Fingers, a touchpad's pinch, and tooltips."""
        kind = event.type()
        if kind in EVERYDAY:
            return QWidget.event(self, event)
        if kind in TOUCHES:
            self._made_fingers().take(cast("QTouchEvent", event))
            return True
        if kind is QEvent.Type.NativeGesture and self._pointer.gesture(event):
            return True
        if isinstance(event, QHelpEvent) and kind is QEvent.Type.ToolTip:
            text = self._probe.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(text), self) if text else QToolTip.hideText()
            return True
        return super().event(event)

    def _made_fingers(self) -> Fingers:
        """What follows fingers: most starts see none."""
        if self._fingers is None:
            from derm_viewer.screen.canvas.touch import Under, fingers_of

            under = Under(self._hover, lambda: self._probe.words, lambda at: self._probe.skin_at(at))
            self._fingers = fingers_of(self, under)
        return self._fingers

    def _click(self, at: QPointF) -> None:
        point = self.sheet_at(at)
        if point is not None:
            self.point_clicked.emit(*point)

    def _expect(self, at: QPointF) -> None:
        point = self.sheet_at(at)
        if point is not None:
            self.point_pressed.emit(*point)

    def _can_pan(self) -> bool:
        return self._stage.camera.zoom > 1.0

    def _hover(self, at: QPointF | None) -> None:
        self._update_rects(self._probe.look_at(at))
        self._point(Qt.CursorShape.ArrowCursor if self._probe.info is None else Qt.CursorShape.PointingHandCursor)
        self._tell(self._probe.info)

    def _look_again(self) -> None:
        """After a zoom another place lies under the pointer, though that has not moved."""
        if self._probe.at is not None:
            self._update_rects(self._probe.look_at(self._probe.at))
            self._tell(self._probe.info)

    def _point(self, shape: Qt.CursorShape) -> None:
        if shape is not self._shape:
            self._shape = shape
            self.setCursor(shape)

    def _tell(self, info: HoverInfo | None) -> None:
        if info != self._probe.told:
            self._probe.told = info
            self.hovered.emit(info)

    def stand_on(self, stop: Stop | None) -> None:
        """Bring the crosshair to a place the keyboard can stand on, and that into sight; None leaves it where it is."""
        if stop is None:
            return
        dirty = self._probe.stand_on(stop)
        at = self._probe.stop_at()
        if at is not None and not QRectF(self.rect()).adjusted(20, 20, -20, -20).contains(at):
            self._pan(QPointF(self.rect().center()) - at)
        self._update_rects(dirty)
        if self._probe.info is not None:
            self.setAccessibleDescription(self._probe.info.text)
        self._tell(self._probe.info)
        self.stood.emit()

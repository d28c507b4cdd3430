"""Where the parts of the window stand, and how it was left when it was last closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from derm_viewer.consult.settings import WHOSE, WHOSE_LEFT, Settings
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.look import TARGET

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from derm_viewer.screen.search.card import FoundCard
    from derm_viewer.screen.window.bars import Bars
    from derm_viewer.screen.window.main_window import MainWindow

_PANEL_SHARE, _PANEL_LEAST, _PANEL_MOST, _PANEL_LIMIT = 0.29, 440, 520, 0.42
_BAR_SHARE = 9
"""The row of roots is left out where the body would have less than so many times its height."""
_FOOT_SHARE = 2
"""To what is wanted under a body that would be less than so many times as high, status line and maps give way."""
_USUAL_SIZE = QSize(1440, 900)
_FIRST_BARS = ((48, 0), (36, TARGET), (32, 0))
"""The usual heights of tools, roots and status line at 100 %, and the least: the first picture leaves them free."""


class Laid(NamedTuple):
    """What is laid out: the body, what stands beside it, the bars and the card of what was found (None: not made).

    `foot` is the height that something wants under the body, in pixels; `lead` leads the patient's screen, at the
    foot of what stands beside the body.
    """

    canvas: BodyCanvas
    side: QWidget
    bars: Bars | None
    card: FoundCard | None
    foot: int
    lead: Lead | None = None


class Lead(Protocol):
    """What leads the patient's screen. It knows its height for a width and the height there is; 0 when not wanted."""

    def height_for(self, width: int, room: int) -> int: ...
    def setGeometry(self, x: int, y: int, w: int, h: int) -> None: ...


def lay_out(window: MainWindow, laid: Laid) -> None:
    """Give every part of the window its place."""
    width, height, px, bars, card = window.width(), window.height(), window.look.px, laid.bars, laid.card
    panel = round(min(max(width * _PANEL_SHARE, px(_PANEL_LEAST)), px(_PANEL_MOST), width * _PANEL_LIMIT))
    wide = width - panel
    if bars is None:
        high, (top, bar, low) = 0, (max(px(one), least) for one, least in _FIRST_BARS)
    else:
        bars.tools.short = False
        top, bar, low = bars.tools.height_for(width), bars.roots.height_for(wide), bars.footer.height_for(width)
        own, whose = bars.banner.height_for(wide), bars.whose_left.height_for(wide)
        high = own + whose
    scarce = height - top - high - low < laid.foot * (_FOOT_SHARE + 1)
    if bars is not None and scarce:
        bars.tools.short, low = True, 0
        top = bars.tools.height_for(width)
    middle = max(height - top - low, 0)
    bar = max(bar if middle > bar * _BAR_SHARE else 0, laid.foot)
    laid.canvas.setGeometry(0, top + high, wide, max(middle - high - bar, 0))
    lead = laid.lead.height_for(panel, middle) if laid.lead is not None else 0
    if laid.lead is not None:
        laid.lead.setGeometry(wide, top + middle - lead, panel, lead)
    middle -= lead
    under = card.height_for(panel, middle) if card is not None else 0
    laid.side.setGeometry(wide, top, panel, middle - under)
    if card is not None:
        card.setGeometry(wide, top + middle - under, panel, under)
    middle += lead
    if bars is not None:
        bars.tools.setGeometry(0, 0, width, top)
        bars.banner.setGeometry(0, top, wide, own)
        bars.whose_left.setGeometry(0, top + own, wide, whose)
        bars.roots.setGeometry(0, top + middle - bar, wide, bar)
        bars.roots.setVisible(bar > laid.foot)  # under the tools of painting no key should lead to it
        bars.footer.setGeometry(0, height - low, width, low)
        bars.footer.setVisible(low > 0)


def restore(window: QWidget, canvas: BodyCanvas, settings: Settings) -> None:
    """Give the window the size, and the body the layers, that it had when it was last closed."""
    known = settings.geometry()
    if known is None or not window.restoreGeometry(known):
        screen = QGuiApplication.primaryScreen().availableGeometry().size()
        window.resize(_USUAL_SIZE.boundedTo(screen))
    if settings.flag("view/whole_body", usual=False):
        canvas.set_whole_body(True)
    if not settings.flag("view/key_points", usual=True):
        canvas.set_key_points_visible(False)
    if settings.flag("view/nerves", usual=False):
        canvas.set_nerves_visible(True)
    if settings.text(WHOSE_LEFT, WHOSE) == WHOSE[1]:
        canvas.set_mirrored(True)
    canvas.setFocus()

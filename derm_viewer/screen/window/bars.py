"""What stands round the body: the tools above, the banner of an own map, the roots and the status line below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.consult import Consult
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.footer import Footer
from derm_viewer.screen.window.own_banner import OwnBanner
from derm_viewer.screen.window.root_bar import RootBar
from derm_viewer.screen.window.toolbar import Toolbar
from derm_viewer.screen.window.whose_left import WhoseLeft

_LAYERS = {"view/whole_body": False, "view/key_points": True, "view/nerves": False}


class Bars(QObject):
    """Makes the bars and joins them with the consultation and the body. The first picture does without them."""

    def __init__(
        self,
        look: Look,
        texts: Mapping[str, Any],
        consult: Consult,
        canvas: BodyCanvas,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        """`texts` are those of `resources/words/window.json`."""
        super().__init__(parent)
        self._consult, self._canvas, self._settings = consult, canvas, settings
        self.tools = Toolbar(look, parent)
        self.roots = RootBar(look, parent)
        self.banner = OwnBanner(look, parent)
        self.whose_left = WhoseLeft(look, texts["whose_left"], canvas, settings, parent)
        self.footer = Footer(look, texts["promise"], parent)
        self._connect_tools()
        self._connect_consult()

    def restore(self) -> None:
        """Show the layers that were shown when the window was last closed."""
        layers = (self.tools.whole_body, self.tools.key_points, self.tools.nerves)
        for button, (key, usual) in zip(layers, _LAYERS.items(), strict=True):
            button.setChecked(self._settings.flag(key, usual=usual))

    def show(self) -> None:
        """Show what was made after its window was shown; the others are shown where there is room or need for them."""
        self.tools.show()
        self.footer.show()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        for bar in (self.tools, self.roots, self.banner, self.whose_left, self.footer):
            bar.set_look(look)

    def _connect_tools(self) -> None:
        tools, consult = self.tools, self._consult
        tools.quality_chosen.connect(consult.set_quality)
        tools.map_chosen.connect(consult.set_shown_map)
        tools.leg_chosen.connect(consult.set_leg)
        tools.whole_body_toggled.connect(self._on_whole_body)
        tools.key_points_toggled.connect(self._on_key_points)
        tools.nerves_toggled.connect(self._on_nerves)
        tools.zoom_requested.connect(self._zoom)
        self.roots.root_chosen.connect(consult.set_root)
        self._canvas.hovered.connect(self._on_hovered)

    def _connect_consult(self) -> None:
        consult, tools = self._consult, self.tools
        consult.quality_changed.connect(tools.quality.show_choice)
        consult.root_changed.connect(self.roots.show_choice)
        consult.leg_changed.connect(tools.leg.show_choice)
        tools.quality.show_choice(consult.quality)
        tools.leg.show_choice(consult.leg)

    def _on_whole_body(self, whole: bool) -> None:
        self._canvas.set_whole_body(whole)
        self._settings.keep("view/whole_body", whole)

    def _on_key_points(self, visible: bool) -> None:
        self._canvas.set_key_points_visible(visible)
        self._settings.keep("view/key_points", visible)

    def _on_nerves(self, visible: bool) -> None:
        self._canvas.set_nerves_visible(visible)
        self._settings.keep("view/nerves", visible)

    def _on_hovered(self, info: object) -> None:
        self.footer.show_place(str(getattr(info, "text", "")))

    def _zoom(self, step: int) -> None:
        {1: self._canvas.zoom_in, -1: self._canvas.zoom_out, 0: self._canvas.zoom_reset}[step]()

"""The dialog before an export: what kind of file, what it holds, which views, and how large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from derm_viewer.export.sheet import PAPERS
from derm_viewer.screen.canvas.kinds import KINDS as VIEWS
from derm_viewer.screen.controls import FACE, Button, Segments, reach
from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece
from derm_viewer.screen.record.export_choice import FILES, HOLDS, SHEET, WIDTHS, Choice
from derm_viewer.screen.rows import Text
from derm_viewer.screen.section import Section

_LABEL, _GAP, _LINE, _BETWEEN = 76, 6, 8, 14
Controls = Sequence[Segments | Button]


class Choices(QWidget):
    """Lines of controls, each behind its label; the lines break where they must."""

    def __init__(self, look: Look, words: Mapping[str, str], choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        tip = {key: words[f"{key}_tip"] for key in (*FILES, *HOLDS)}
        self.file = Segments(look, words["kind"], [(key, words[key], tip[key]) for key in FILES], self)
        self.holds = Segments(look, words["holds"], [(key, words[key], tip[key]) for key in HOLDS], self)
        self.paper = Segments(look, words["paper"], [(key, words[key], "") for key in PAPERS], self)
        sizes = [(str(size), words["pixels"].format(width=size), "") for size in sorted(WIDTHS)]
        self.width_px = Segments(look, words["width"], sizes, self)
        self.views = {view: self._toggle(words[view]) for view in VIEWS}
        self._lines: list[tuple[QLabel, Controls]] = [
            (self._label("kind"), [self.file]),
            (self._label("holds"), [self.holds]),
            (self._label("views"), list(self.views.values())),
            (self._label("paper"), [self.paper]),
            (self._label("width"), [self.width_px]),
        ]
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setFont(look.type.small)
        self.note.setWordWrap(True)
        self._show(choice)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        views = tuple(view for view, button in self.views.items() if button.isChecked())
        return Choice(self.file.choice, self.holds.choice, views, self.paper.choice, int(self.width_px.choice))

    def text(self) -> str:
        """Controls speak for themselves."""
        return self.note.text()

    def height_for(self, width: int) -> int:
        """The height that shows everything at a width; places it."""
        px, top, high = self._look.px, self._look.px(6), reach(self._look)
        for label, controls in self._lines:
            if label.isHidden():
                continue
            label.setGeometry(0, top, px(_LABEL), high)
            left = px(_LABEL)
            for control in controls:
                size = control.sizeHint()
                if left > px(_LABEL) and left + size.width() > width:
                    left, top = px(_LABEL), top + max(px(FACE + _LINE), high)
                control.setGeometry(QRect(QPoint(left, top), size))
                left += size.width() + px(_GAP)
            top += max(px(FACE + _BETWEEN), high)
        high = self.note.heightForWidth(width)
        self.note.setGeometry(0, top, width, high)
        return top + high + px(6)

    def _label(self, key: str) -> QLabel:
        made = QLabel(self._words[key], self)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setFont(self._look.type.small_strong)
        return made

    def _toggle(self, text: str) -> Button:
        made = Button(self._look, text, self)
        made.setCheckable(True)
        made.setAccessibleName(f"{self._words['views']}: {text}")
        return made

    def _show(self, choice: Choice) -> None:
        self.file.show_choice(choice.file)
        self.holds.show_choice(choice.holds)
        self.paper.show_choice(choice.paper)
        self.width_px.show_choice(str(choice.width))
        for view, button in self.views.items():
            button.setChecked(view in choice.views)

    def follow(self) -> None:
        """Show only what goes with the kind of file, and keep one view at least."""
        kind = self.file.choice
        drawn, paged = kind != "json", kind in ("pdf", "svg")
        for (label, controls), wanted in zip(self._lines, (True, drawn, drawn, paged, kind == "png"), strict=True):
            for widget in (label, *controls):
                widget.setVisible(wanted)
        on = [button for button in self.views.values() if button.isChecked()]
        for button in self.views.values():
            button.setEnabled(on != [button])
        basis = "basis" if self.holds.choice == SHEET else "basis_picture"
        self.note.setText(self._words["fhir" if kind == "json" else basis])


class ExportDialog(Dialog):
    """Asks for a choice; accepted when the user goes on to name the file."""

    def __init__(self, look: Look, words: Mapping[str, str], choice: Choice, parent: QWidget) -> None:
        """`words` are those of "export" in `resources/words/painting.json`."""
        super().__init__(look, words["title"], [Text(look, [Piece(words["lead"])], below=6)], parent, wide=610)
        self._choices = Choices(look, words, choice, self._column.body())
        self._heading = self._column.findChildren(Section)[0]
        self._column.set_sections([self._heading, self._choices])
        for segments in (self._choices.file, self._choices.holds):
            segments.chosen.connect(self._follow)
        for button in self._choices.views.values():
            button.toggled.connect(self._follow)
        self.add_button(words["cancel"]).clicked.connect(self.reject)
        self.add_button(words["export"], main=True).clicked.connect(self.accept)
        self._follow()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choices.choice

    def _follow(self) -> None:
        """Show what goes with what; the dialog grows where it must, and does not jump back."""
        self._choices.follow()
        px, wide = self.look.px, self._column.line_width
        high = self._heading.height_for(wide) + self._choices.height_for(wide) + px(20 + 60 + 22)
        self.resize(self.width(), max(self.height(), min(high, self.most.height())))
        self._column.arrange()

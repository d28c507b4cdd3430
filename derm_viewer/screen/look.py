"""How everything looks at one moment: colours, type sizes and icons, handed to each widget as one value."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from derm_viewer.screen.icons import Icons
from derm_viewer.screen.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

TEXT_SIZES = (100, 125, 150, 200)
TARGET = 44
"""Device-independent pixels that a target of touch is wide and high (WCAG 2.2, 2.5.5)."""
_BODY = 13
_FACES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def load_typeface(folder: Path) -> str:
    """Make the shipped typeface known to Qt; its family, or "" where it cannot be read (Qt's own font then serves)."""
    family = ""
    for face in _FACES:
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(folder / face)))
        family = family or (families[0] if families else "")
    return family


class TypeScale:
    """The fonts of the window and the lengths that go with them, at a text size in percent; equal by these two."""

    def __init__(self, family: str, percent: int = 100) -> None:
        self.family, self.percent = family, percent

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TypeScale) and (self.family, self.percent) == (other.family, other.percent)

    def __hash__(self) -> int:
        return hash((self.family, self.percent))

    def px(self, length: float) -> int:
        """A length that is `length` device-independent pixels at 100 %."""
        return round(length * self.percent / 100)

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(max(self.px(size), 1))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @cached_property
    def body(self) -> QFont:
        """Running text and controls."""
        return self._font(_BODY, QFont.Weight.Normal)

    @cached_property
    def medium(self) -> QFont:
        """The text of buttons."""
        return self._font(_BODY, QFont.Weight.Medium)

    @cached_property
    def _measured(self) -> dict[str, float]:
        return {}

    def button_width(self, text: str) -> float:
        """How wide the words of a button are, in device-independent pixels; bars ask again and again."""
        if text not in self._measured:
            self._measured[text] = QFontMetricsF(self.medium).horizontalAdvance(text)
        return self._measured[text]

    @cached_property
    def strong(self) -> QFont:
        """What a row is about."""
        return self._font(_BODY, QFont.Weight.DemiBold)

    @cached_property
    def small(self) -> QFont:
        """What is said about it."""
        return self._font(12, QFont.Weight.Normal)

    @cached_property
    def small_strong(self) -> QFont:
        """Words to be found in small text."""
        return self._font(12, QFont.Weight.DemiBold)

    @cached_property
    def caps(self) -> QFont:
        """The capitals over a section."""
        font = self._font(11, QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.06 * font.pixelSize())
        return font

    @cached_property
    def title(self) -> QFont:
        """The place that was clicked."""
        return self._font(19, QFont.Weight.DemiBold)

    @cached_property
    def headline(self) -> QFont:
        """What the maps say, in one sentence."""
        return self._font(15, QFont.Weight.DemiBold)

    @cached_property
    def brand(self) -> QFont:
        """The program's name."""
        return self._font(16.5, QFont.Weight.Bold)


class Look:
    """Colours, type and icons together. A widget that is given another Look repaints itself in it."""

    def __init__(self, theme: Theme, type: TypeScale, icons: Icons, touch: bool = False) -> None:
        """`touch`: there is a touch screen, so that lists and menus leave room for fingers."""
        self.theme, self.type, self.icons, self.touch = theme, type, icons, touch

    @cached_property
    def _colours(self) -> dict[str, QColor]:
        return {}

    @cached_property
    def _formats(self) -> dict[tuple[str, int | None], QTextCharFormat]:
        return {}

    def colour(self, token: str) -> QColor:
        """The theme's colour with a token's name, for example "text_muted"."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self.theme, token))
        return self._colours[token]

    def format(self, token: str, font: QFont | None) -> QTextCharFormat:
        """The format of text in a colour, and in another font than its paragraph's if one is given."""
        from PySide6.QtGui import QTextCharFormat  # its class takes a while to make: not before the first paint

        key = (token, None if font is None else id(font))
        if key not in self._formats:
            made = QTextCharFormat()
            if font is not None:
                made.setFont(font)
            made.setForeground(self.colour(token))
            self._formats[key] = made
        return self._formats[key]

    def px(self, length: float) -> int:
        """A length that is `length` device-independent pixels at a text size of 100 %."""
        return self.type.px(length)

    def with_theme(self, theme: Theme) -> Look:
        """The same in other colours."""
        return Look(theme, self.type, self.icons, self.touch)

    def with_touch(self) -> Look:
        """The same for fingers."""
        return Look(self.theme, self.type, self.icons, touch=True)

    def roomy(self, length: float) -> int:
        """A height (as for `px`) that a finger is to hit: at least TARGET where there is a touch screen."""
        return max(self.px(length), TARGET if self.touch else 0)

    def with_percent(self, percent: int) -> Look:
        """The same with text of another size."""
        return Look(self.theme, TypeScale(self.type.family, percent), self.icons, self.touch)


def nearest_size(percent: int) -> int:
    """The offered text size nearest to a remembered one."""
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))

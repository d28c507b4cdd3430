"""The application's palette and the few parts of Qt that draw themselves: tooltips and menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from derm_viewer.screen.look import TARGET, Look
from derm_viewer.screen.theme import CHOICES

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Light: "surface_raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
}


def palette(look: Look) -> QPalette:
    """The theme as Qt knows colours."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, look.colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.colour("text_muted"))
    return made


def apply(app: QApplication, look: Look, choice: str) -> None:
    """Give the application the look's palette and font. `choice` (of CHOICES) is told to the system."""
    own = Qt.ColorScheme.Dark if look.theme.dark else Qt.ColorScheme.Light
    # Where the system listens, title bars and native dialogs follow; many Linux sessions do not.
    app.styleHints().setColorScheme(Qt.ColorScheme.Unknown if choice == CHOICES[0] else own)
    app.setPalette(palette(look))
    app.setFont(look.type.body)
    app.setStyleSheet(tip_sheet(look))
    QToolTip.setFont(look.type.small)
    QToolTip.setPalette(palette(look))


def tip_sheet(look: Look) -> str:
    """The style sheet of tooltips."""
    theme, px = look.theme, look.px
    ground, line = (theme.surface_raised, theme.line_strong) if theme.dark else (theme.text, theme.text)
    ink = theme.text if theme.dark else theme.surface
    return f"QToolTip {{ background: {ground}; color: {ink}; border: 1px solid {line}; padding: {px(3)}px {px(4)}px; }}"


def menu_sheet(look: Look) -> str:
    """The style sheet of a menu."""
    theme, px = look.theme, look.px
    pad = max(px(7), (TARGET - px(16)) // 2 if look.touch else 0)
    edge = f" border: 2px solid {theme.focus};" if theme.strict else ""
    return (
        f"QMenu {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.line_strong};"
        f" padding: {px(6)}px; }}"
        f"QMenu::item {{ padding: {pad}px {px(28)}px {pad}px {px(28)}px; border-radius: {px(5)}px; }}"
        f"QMenu::item:selected {{ background: {QColor(theme.hover).name()}; color: {theme.text};{edge} }}"
        f"QMenu::separator {{ height: 1px; background: {theme.line}; margin: {px(6)}px {px(8)}px; }}"
        f"QMenu::indicator {{ width: {px(8)}px; height: {px(8)}px; left: {px(10)}px; border-radius: {px(4)}px; }}"
        f"QMenu::indicator:checked {{ background: {theme.accent}; }}"
    )


def scroll_sheet(look: Look) -> str:
    """The style sheet of a thin scroll bar: a rounded handle on nothing."""
    px = look.px
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}"
        f"QScrollBar::handle:vertical {{ background: {look.theme.handle}; border-radius: {px(3)}px;"
        f" min-height: {px(40)}px; margin: 0 {px(2)}px; }}"
        "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
        "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }"
    )

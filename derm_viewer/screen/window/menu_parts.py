"""The menu's parts as the words list them: each entry is a key of the window, and choosing it is pressing that key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.window.more_menu import MoreMenu

Special = Callable[[MoreMenu], object]


def shortcuts(window: QWidget) -> dict[str, QShortcut]:
    """The keys that hold in a window, in the way Qt writes them ("Ctrl+F")."""
    return {each.key().toString(): each for each in window.findChildren(QShortcut)}


def fill(
    menu: MoreMenu,
    parts: Sequence[Mapping[str, Any]],
    window: QWidget,
    specials: Mapping[str, Special],
    holds: Mapping[str, Callable[[], bool]],
) -> None:
    """Add the parts, each with "title" and "rows" of words and key, to a menu.

    A row without words is a line; one whose words begin with "@" is one of `specials`, which adds what it likes. A key
    that does nothing at present is left out. `holds` says of a key whether what it switches is on.
    """
    keys = shortcuts(window)
    for part in parts:
        into = menu.part(part["title"])
        for words, key in part["rows"]:
            if words.startswith("@"):
                if words in specials:
                    specials[words](into)
            elif not words:
                into.addSeparator()
            elif (shortcut := keys.get(QKeySequence(key).toString())) is not None:
                on = holds[key]() if key in holds else None
                into.add(words, key, shortcut.activated.emit, holds=on)

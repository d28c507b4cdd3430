"""No word is cut or covered with text of 100 to 200 %: every state of the window is walked and measured.

What a line shortens with dots on purpose (the place under the pointer, a long title in a list) stays whole for a screen
reader and is not counted here, with one exception: the promise and the data at the foot are never shortened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.column import Column
from derm_viewer.screen.controls import Button
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.paint.strip import PaintStrip
from derm_viewer.screen.prose import Piece, Prose
from derm_viewer.screen.section import Section
from derm_viewer.screen.window.footer import Footer
from tests.screen.conftest import Opener
from tests.screen.examine_driver import panel
from tests.screen.paint_driver import begin, drag

SHIN, THIGH = (-118.0, -62.0), (-122.0, -24.0)
"""On the supplied map: the left outer shin, and the left thigh, where the maps part."""
HARDEST = [
    ((1366, 768), 200), ((1366, 768), 150), ((1024, 700), 125), ((1024, 700), 150), ((1920, 1080), 200),
    ((900, 560), 100),
]  # fmt: skip
BREAKS = " \u00a0\u202f-\u2013/\u00ad"
"""After and before these a line may break."""


def paragraphs(parts: Parts) -> Iterator[tuple[str, Prose, float, float]]:
    """Every paragraph that is shown: of what, where from the left, and how much room its part has."""
    for section in parts.window.findChildren(Section):
        if section.isVisible():
            section.height_for(section.width())
            for row in section.shown():
                yield from ((row.words[:40], prose, left, section.width()) for prose, left, _ in row.placed)
    for choice in parts.window.findChildren(ChoiceRow):
        if choice.isVisible() and choice._row is not None:
            yield from ((choice._row.words[:40], p, left, choice.width()) for p, left, _ in choice._row.placed)


def broken(prose: Prose) -> list[str]:
    """Words that go on in the next line."""
    layout = prose._layout
    found: list[str] = []
    if layout is None:
        return found
    for at in range(layout.lineCount() - 1):
        line = layout.lineAt(at)
        end = line.textStart() + line.textLength()
        if prose.text[end - 1] not in BREAKS and prose.text[end] not in BREAKS:
            found.append(prose.text[max(end - 12, 0) : end + 12])
    return found


def cut(parts: Parts) -> list[str]:
    """What is cut, broken or covered at present."""
    window, found = parts.window, []
    _ = window.answer_words
    for name, prose, left, room in paragraphs(parts):
        if left + prose.width > room + 1:
            found.append(f"{name!r} is {left + prose.width - room:.0f} pixels too wide")
        found += [f"{name!r} breaks {word!r}" for word in broken(prose)]
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    for one in shown:
        if isinstance(one, Button) and one.width() < one.sizeHint().width():
            found.append(f"{one.accessibleName()!r} has {one.width()} of {one.sizeHint().width()} pixels")
    for footer in window.findChildren(Footer):
        for line in (footer._promise, footer._data):
            if " ".join(line.written()).split() != line.text().split():
                found.append(f"the foot shortens {line.text()!r}")
    return found + covered(window, shown)


def covered(window: QWidget, shown: list[QAbstractButton]) -> list[str]:
    """Buttons that lie over each other or out of the window; inside the scrolled column there is no outside."""
    places = [(one, QRect(one.mapTo(window, QPoint(0, 0)), one.size())) for one in shown]
    bare = [(one, place) for one, place in places if type(one).__name__ != "_Counts"]
    return [
        f"{one.accessibleName()!r} lies over {other.accessibleName()!r}"
        for at, (one, place) in enumerate(bare)
        for other, there in bare[at + 1 :]
        if place.adjusted(2, 2, -2, -2).intersects(there) and not _scrolled(one, other)
    ]


def _scrolled(one: QWidget, other: QWidget) -> bool:
    """Whether either lies in the scrolled column, parts of which are behind what stands above and below it."""
    columns = one.window().findChildren(Column)
    return any(column.isAncestorOf(each) for column in columns for each in (one, other))


def test_painting_in_a_low_window_leaves_the_body_its_room(parts: Parts, qapp: QApplication, qtbot: QtBot) -> None:
    window = parts.window
    parts.keeper.choose_text_size(200)
    window.resize(1024, 700)
    qapp.processEvents()
    before = {one.accessibleName() for one in window.findChildren(QAbstractButton) if one.isVisible()}
    QTest.mouseClick(window.tools.paint, Qt.MouseButton.LeftButton)
    strip = window.findChildren(PaintStrip)[0]
    footer = window.findChildren(Footer)[0]
    qtbot.waitUntil(lambda: strip.isVisible() and not footer.isVisible())
    qapp.processEvents()
    assert window.canvas.height() > strip.height()
    assert strip.geometry().bottom() < window.height()
    assert not window.tools.maps.isVisible()
    assert window.tools.leg.isVisible(), "the side views are turned while painting"
    assert cut(parts) == []
    QTest.mouseClick(strip.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: footer.isVisible() and not strip.isVisible())
    qapp.processEvents()
    assert {one.accessibleName() for one in window.findChildren(QAbstractButton) if one.isVisible()} == before


def states(parts: Parts) -> Iterator[str]:
    """Bring the window from state to state."""
    yield "welcome"
    for name, point in (("shin", SHIN), ("thigh", THIGH)):
        parts.consult.point_at(*point)
        yield name
    panel(parts.window).set_examining(True)
    yield "examine"
    panel(parts.window).toggle_red_flags()
    yield "red flags"
    panel(parts.window).toggle_red_flags()
    begin(parts)
    drag(parts, [SHIN, (SHIN[0], SHIN[1] - 8)])
    yield "painting"
    QTest.mouseClick(parts.window.tools.paint, Qt.MouseButton.LeftButton)
    parts.window.tools.nerves.setChecked(True)
    yield "nerves"


@pytest.mark.slow
@pytest.mark.parametrize(("size", "percent"), HARDEST)
def test_no_word_is_cut_in_any_state(
    open_window: Opener, qapp: QApplication, size: tuple[int, int], percent: int
) -> None:
    parts = open_window(data_file=None, size=size)
    parts.keeper.choose_text_size(percent)
    parts.window.resize(*size)
    found: dict[str, list[str]] = {}
    settle: Callable[[], None] = qapp.processEvents
    for state in states(parts):
        settle()
        if cut_now := cut(parts):
            found[state] = cut_now
    assert found == {}


def test_a_word_that_is_broken_or_too_wide_is_found(open_window: Opener) -> None:
    """The measure itself: in a column of 60 pixels words of large text do not fit."""
    parts = open_window()
    look = parts.window.look.with_percent(200)
    prose = Prose(look, look.type.body, [Piece("Superficial fibular nerve")])
    prose.fit(600)
    assert broken(prose) == []
    prose.fit(60)
    assert broken(prose)
    assert len(list(paragraphs(parts))) > 5

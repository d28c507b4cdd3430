"""The parts of the panel's column, and how each is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.answer import Answer, Emergency, Figure, RedFlag, Source
from derm_viewer.consult.say import say
from derm_viewer.screen.answer import text as answer_text
from derm_viewer.screen.answer.foresight import GROUND, Foresight, Left, Room, Sheet
from derm_viewer.screen.answer.order import DESK, NAMES, order
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.answer.showing import Marked, Reference, Showing
from derm_viewer.screen.answer.text import Given, View, cited_by
from derm_viewer.screen.column import Block
from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Row
from derm_viewer.screen.section import Cards, Section

if TYPE_CHECKING:
    from derm_viewer.consult.findings import Findings
    from derm_viewer.screen.examine import desk as examine_desk
    from derm_viewer.screen.examine import spine as examine_spine
    from derm_viewer.screen.spine.picture import SpinePicture


class Blocks(QObject):
    """Signals: chosen(sign, side, result or None); resized() when a block is higher or lower than before; renewed()
    when other rows are wanted; reached(top, bottom) in the column; roots_shown(roots, side or None).
    """

    chosen = Signal(str, str, object)
    resized = Signal()
    renewed = Signal()
    reached = Signal(int, int)
    roots_shown = Signal(object, object)

    def __init__(self, titles: Mapping[str, str], welcome: Mapping[str, Any], body: QWidget) -> None:
        """`titles` are the maps' names by their ids, `welcome` the texts of the empty state."""
        super().__init__(body)
        self.cards = Cards(self._citation, self._card)
        self.flags: tuple[RedFlag, ...] = ()
        self.flag_sources: tuple[Source, ...] = ()
        self.findings: Findings | None = None
        self.opened: frozenset[str] = frozenset()
        self.room = (1, 0.0)
        self.marked: Marked | None = None
        self._titles, self._welcome, self._body = titles, welcome, body
        self._look: Look | None = None
        self._listed: tuple[Source, ...] = ()
        self._foresight = Foresight()
        self._reference: Reference | None = None
        self._desk: examine_desk.ExamineDesk | None = None
        self._spine: examine_spine.SpineBlock | None = None
        self._sections = {part: KeyedSection(say(NAMES[part]), body, self.cards) for part in NAMES}
        for section in self._sections.values():
            section.stand_on(GROUND)
            section.resized.connect(self.resized)
            section.acted.connect(self._on_acted)
            section.reached.connect(partial(self._on_reached, section))

    def set_reference(self, look: Look, reference: Reference, spine: SpinePicture) -> None:
        """What is behind the answers; the picture of the spine is made now, so that no click waits for it."""
        from derm_viewer.screen.examine.spine import SpineBlock

        self._reference = reference
        self._spine = SpineBlock(look, spine, reference.explain, self.cards, self._body)
        self._spine.roots_shown.connect(self.roots_shown)
        self._spine.resized.connect(self.renewed)
        self._spine.prepare()
        if self._desk is not None:
            self._desk.battery = reference.battery

    def set_look(self, look: Look) -> None:
        """Take another look; everything is filled anew by whoever asked."""
        self._look = look
        if self._desk is not None:
            self._desk.set_look(look)
        if self._spine is not None:
            self._spine.set_look(look)

    def begin_anew(self) -> None:
        """Forget what was found: for another person."""
        self.opened, self.findings = frozenset(), None
        if self._desk is not None:
            self._desk.begin_anew()

    # --- the blocks

    def widgets(self, order: Iterable[str]) -> list[Block]:
        """The blocks of these parts, as far as they have been made."""
        return [block for part in order if (block := self._block(part)) is not None]

    def height_of(self, part: str, width: int) -> int:
        """The height of a part at a width, 0 where it is hidden."""
        block = self._block(part)
        return 0 if block is None or block.isHidden() else block.height_for(width)

    def texts(self, order: Iterable[str]) -> list[str]:
        """What the parts say, from top to bottom."""
        return [text for block in self.widgets(order) if not block.isHidden() and (text := block.text())]

    def _block(self, part: str) -> Block | None:
        if part in self._sections:
            return self._sections[part]
        if part == "spine":
            return self._spine
        return getattr(self._desk, part) if self._desk is not None else None

    # --- filling

    def makers(self, showing: Showing) -> dict[str, Callable[[], None]]:
        """How to fill each part."""
        self._look = showing.look
        self._prepare_desk(showing)
        self._listed = self._sources(showing)
        self._foresight.confirm((showing, self.opened, self._listed, self._marks_shown))
        known = answer_text.numbers(self._listed)
        rows = self._rows(showing, self.opened, self._listed, lambda: self.room)
        made = {part: partial(self._fill_section, part, make) for part, make in rows.items()}
        return {**made, **self._desk_makers(showing, known), "spine": lambda: self._fill_spine(showing.answer, known)}

    def foresee(self, answer: Answer, sheet: Sheet, *, examine: bool) -> None:
        """Make the sections that will be shown of an answer about another place.

        The marked skin is not made ahead: it changes by other ways than a click; nor what is ticked.
        """
        showing, opened, left = Showing(sheet.look, answer, examine, False, {}), frozenset[str](), Left(sheet)
        listed = self._sources(showing)
        rows = self._rows(showing, opened, listed, left.room)
        self._foresight.begin((showing, opened, listed, self._marks_shown))
        for part in order(showing):
            if part in rows and part != "marked":
                self._foresight.keep(part, *left.add(rows[part]))
            elif part != "spine" or answer.candidates:
                left.high += self.height_of(part, sheet.width)

    def _rows(
        self, showing: Showing, opened: frozenset[str], listed: tuple[Source, ...], room: Callable[[], Room]
    ) -> dict[str, Callable[[], list[Row]]]:
        """How to make the rows of each section. `room` is asked while they are made."""
        known = answer_text.numbers(listed)
        view = View(self._titles, showing.examine, opened, showing.moved, room, self._marks_shown)
        rows: dict[str, Callable[[], list[Row]]] = dict.fromkeys(NAMES, list)
        if showing.answer is None:
            rows["place"] = lambda: answer_text.welcome(showing.look, self._welcome)
        else:
            rows |= answer_text.parts(showing.look, showing.answer, view, known)
        if (marked := self.marked) is not None:
            rows["marked"] = lambda: marked.rows(showing.look, known)
        rows["sources"] = lambda: answer_text.sources(showing.look, listed)
        return rows

    @property
    def _marks_shown(self) -> bool:
        return self.marked is not None and self.marked.shown

    def _fill_section(self, part: str, make: Callable[[], list[Row]]) -> None:
        ahead = self._foresight.take(part, self.room)
        if ahead is not None:
            self._sections[part].show_drawn(ahead)
        else:
            self._sections[part].show_rows(make())

    def _fill_spine(self, answer: Answer | None, known: Mapping[str, int]) -> None:
        if self._spine is not None:
            self._spine.show_answer(answer if answer is not None and answer.candidates else None)
            self._spine.show_words(known)

    def _prepare_desk(self, showing: Showing) -> None:
        """The lists to tick are made when they are first wanted."""
        if self._desk is None and (showing.flags or (showing.examine and showing.answer is not None)):
            from derm_viewer.screen.examine.desk import ExamineDesk

            self._desk = desk = ExamineDesk(showing.look, self.cards, self._body)
            desk.battery = self._reference.battery if self._reference is not None else None
            desk.chosen.connect(self.chosen)
            desk.resized.connect(self.resized)
            desk.renewed.connect(self.renewed)
            desk.reached.connect(lambda block, top, bottom: self.reached.emit(block.y() + top, block.y() + bottom))
        if self._desk is not None and showing.answer is not None:
            self._desk.take(showing.answer)

    def _desk_makers(self, showing: Showing, known: Mapping[str, int]) -> dict[str, Callable[[], None]]:
        desk, answer = self._desk, showing.answer
        if desk is None:
            return {}
        given = Given(showing.look, known, showing.moved)
        made: dict[str, Callable[[], None]] = {part: self._hidden(part) for part in DESK}
        made["flags"] = lambda: desk.show_flags(given, self.asked(showing) if showing.flags else ())
        if showing.examine and answer is not None and answer.tests:
            made["next"] = lambda: desk.show_next(given, answer, self.room[1])
            made["later"] = lambda: desk.show_later(given, answer)
            made["buttons"] = desk.show_buttons
            made["every"] = lambda: desk.show_all(given, answer)
        return made

    def _hidden(self, part: str) -> Callable[[], None]:
        return lambda: self.empty((part,))

    def empty(self, parts: Iterable[str]) -> None:
        """Hide these parts until they are filled."""
        for block in self.widgets(parts):
            block.setVisible(False)

    def unmark(self, showing: Showing) -> None:
        """Fill anew what bore the marks of the last tick."""
        makers = self.makers(showing)
        for part in ("candidates", "next", "later"):
            if part in makers:
                makers[part]()
        self.resized.emit()

    def settle(self) -> None:
        """Light the spine now that would be lit a moment later."""
        if self._spine is not None:
            self._spine.view.settle()

    # --- what is urgent

    def asked(self, showing: Showing) -> tuple[RedFlag, ...]:
        """The red flags with their answers."""
        if showing.answer is not None and showing.answer.red_flags:
            return showing.answer.red_flags
        answers = {one.sign: one.result for one in self.findings.all} if self.findings is not None else {}
        return tuple(flag._replace(answer=answers.get(flag.id)) for flag in self.flags)

    def urgent_rows(self, showing: Showing) -> list[Row]:
        """The emergency, if there is one."""
        found = self._emergency(showing.answer)
        if found is None:
            return []
        from derm_viewer.screen.answer.cards import EmergencyRow

        return [EmergencyRow(showing.look, found, answer_text.numbers(self._listed))]

    def _emergency(self, answer: Answer | None) -> Emergency | None:
        if answer is not None:
            return answer.emergency
        return self.findings.emergency if self.findings is not None else None

    # --- details

    def enter(self) -> None:
        """Bring the keyboard to the first test."""
        if self._desk is not None:
            self._desk.next.enter()

    def close_detail(self) -> bool:
        """Close a source card, the words about the spine or an unfolded candidate. False if nothing was open."""
        closed = [section.close_card() for section in self._sections.values()]
        if self._desk is not None:
            closed.append(self._desk.close_card())
        if any(closed) or (self._spine is not None and self._spine.close_words()):
            return True
        if not self.opened:
            return False
        self.opened = frozenset()
        self.renewed.emit()
        return True

    def _on_reached(self, block: Section, top: int, bottom: int) -> None:
        self.reached.emit(block.y() + top, block.y() + bottom)

    def _on_acted(self, action: str) -> None:
        key = action.removeprefix("candidate:")
        self.opened = self.opened ^ {key}
        self.renewed.emit()

    # --- sources

    def _sources(self, showing: Showing) -> tuple[Source, ...]:
        """Those of the answer, then those of what else is shown."""
        answer = showing.answer
        listed = list(answer.sources) if answer is not None else []
        if showing.flags or (answer is None and self._emergency(None) is not None):
            listed += self.flag_sources
        listed += self.marked.sources if self.marked is not None else ()
        if self._spine is not None:
            listed += self._spine.sources
        if self._desk is not None and self._reference is not None and answer is not None and showing.examine:
            listed += self._reference.sources(cited_by(self._desk.tests(answer)))
        return tuple({source.key: source for source in listed}.values())

    def _citation(self, key: str) -> str:
        return next((source.text for source in self._listed if source.key == key), "")

    def _card(self, key: str, figures: Sequence[Figure]) -> Row | None:
        from derm_viewer.screen.answer.cards import source_card

        return source_card(self._look, key, self._listed, figures) if self._look is not None else None

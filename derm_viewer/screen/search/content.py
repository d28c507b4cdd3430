"""What the card says of a hit: shares of an area, words about a root, a nerve or a look-alike, tests to tick."""

from __future__ import annotations

from collections.abc import Mapping

from derm_viewer.clinic.answer import Statement
from derm_viewer.clinic.search import Hit
from derm_viewer.consult.ask import AskLibrary
from derm_viewer.consult.consult import Consult
from derm_viewer.screen.answer.text import numbers
from derm_viewer.screen.examine.items import of_test
from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Gap, Row
from derm_viewer.screen.search.card import Content
from derm_viewer.screen.search.rows import ShareRow, said_rows

_MOST_TESTS = 4


def content_of(look: Look, hit: Hit, ask: AskLibrary, consult: Consult, texts: Mapping[str, str]) -> Content | None:
    """The card of a hit; None where there is nothing more to say. `texts` are those of "search" in the words."""
    if hit.target.kind == "area":
        shares = ask.shares(hit.id, hit.side, consult.added)
        rows: list[Row] = [ShareRow(look, share, texts) for share in shares]
        note = said_rows(look, [Statement(texts["shares_note"])], {})
        return Content(texts["shares"].format(name=hit.title), [*rows, Gap(look, 6), *note], (), ()) if shares else None
    if hit.target.kind == "root":
        told = ask.explain("root", hit.target.id)
        return Content(hit.title, said_rows(look, told.words, numbers(told.sources)), (), told.sources)
    found = ask.found(hit, consult.findings.all)
    known = numbers(found.sources)
    said = [Statement(hit.subtitle)] if hit.kind in ("muscle", "nerve") and found.look_alike is None else []
    if found.look_alike is not None:
        alike = found.look_alike.look_alike
        said += [Statement(texts["felt"].format(skin=alike.skin)), alike.test]
    side = hit.side if hit.side in ("left", "right") else consult.leg
    items = [item for test in found.tests[:_MOST_TESTS] for item in of_test(test, side, consult.findings.all)]
    return Content(hit.title, said_rows(look, said, known), items, found.sources)

"""The help pages as plain values: Markdown texts with a title, and which of them have the words that one looks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

KEYS = "keys"
"""The page that is made from the window's list of keys."""


class Page(NamedTuple):
    """A page: its name in links, its title, and the whole of it in Markdown."""

    name: str
    title: str
    text: str

    def has(self, words: str) -> bool:
        """Whether every one of some words stands in the page, in whatever case."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


class Help(NamedTuple):
    """All pages in their order, and the words of the window that shows them."""

    pages: tuple[Page, ...]
    words: Mapping[str, str]

    def page(self, name: str) -> Page | None:
        """The page of a name."""
        return next((page for page in self.pages if page.name == name), None)

    def found(self, words: str) -> tuple[Page, ...]:
        """The pages that have these words; all of them for none."""
        return tuple(page for page in self.pages if page.has(words))


def read_help(folder: Path, keys: Sequence[Sequence[str]], keys_title: str) -> Help:
    """Read the pages of a folder. `keys` are pairs of key and what it does; they make a page of their own.

    Raises OSError, and ValueError or KeyError for a folder that is not what it should be.
    """
    raw = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    pages = [
        _keys_page(keys, keys_title) if name == KEYS else _page(folder / f"{name}.md", name) for name in raw["order"]
    ]
    return Help(tuple(pages), {key: value for key, value in raw.items() if isinstance(value, str)})


def _page(path: Path, name: str) -> Page:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0]
    if not title.startswith("# "):
        raise ValueError(f"{path.name} does not begin with a title")
    return Page(name, title[2:].strip(), text)


def _keys_page(keys: Sequence[Sequence[str]], title: str) -> Page:
    rows = [f"| {_plain(key)} | {_plain(says)} |" for key, says in keys]
    return Page(KEYS, title, "\n".join([f"# {title}", "", "| | |", "|---|---|", *rows, ""]))


def _plain(text: str) -> str:
    """A text in which Markdown sees nothing of its own."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|" else letter for letter in text)

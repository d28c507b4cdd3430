"""The bibliography: CSL-JSON, as reference managers write it, turned into citations in the Vancouver style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from derm_viewer.clinic.answer import Source
from derm_viewer.clinic.errors import KnowledgeError

_NAMED_AUTHORS = 6
_Item = Mapping[str, object]


def read_sources(value: object, where: str) -> dict[str, Source]:
    """All works by their key. Raises KnowledgeError for a work without id or title, or a key used twice.

    A work without an author or a year must have a `title-short`.
    """
    if not isinstance(value, list):
        raise KnowledgeError(f"{where} must be a list of works (CSL-JSON).")
    found: dict[str, Source] = {}
    for number, item in enumerate(cast(list[object], value), 1):
        if not isinstance(item, dict):
            raise KnowledgeError(f"{where}, work {number} must be a record.")
        source = _source(cast(dict[str, object], item), f"{where}, work {number}")
        if source.key in found:
            raise KnowledgeError(f"{where}: the key '{source.key}' stands twice.")
        found[source.key] = source
    return found


def _source(item: _Item, where: str) -> Source:
    key, title = _text(item, "id"), _text(item, "title")
    if not key or not title:
        raise KnowledgeError(f"{where}: 'id' and 'title' must be texts that are not empty.")
    people, year = _people(item), _year(item)
    short = _text(item, "title-short") or _short(people, year)
    if not short:
        raise KnowledgeError(f"{where} ('{key}') needs an author and a year, or a 'title-short'.")
    return Source(key, short, _citation(item, title, people, year), _link(item))


def _text(item: _Item, name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _people(item: _Item) -> list[tuple[str, str]]:
    """Family name (or the name of an organisation) and initials of the authors, or of the editors if there are none."""
    listed = item.get("author") or item.get("editor")
    people = []
    for person in cast(list[object], listed) if isinstance(listed, list) else []:
        if isinstance(person, dict):
            record = cast(dict[str, object], person)
            family = _text(record, "family") or _text(record, "literal")
            if family:
                people.append((family, _text(record, "given")))
    return people


def _year(item: _Item) -> str:
    issued = item.get("issued")
    parts = cast(dict[str, object], issued).get("date-parts") if isinstance(issued, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    return ""


def _short(people: list[tuple[str, str]], year: str) -> str:
    """ "Suri 2011", "Keegan & Garrett 1948"."""
    if not people or not year:
        return ""
    families = [family for family, _ in people]
    return f"{' & '.join(families) if len(families) == 2 else families[0]} {year}"


def _citation(item: _Item, title: str, people: list[tuple[str, str]], year: str) -> str:
    named = [f"{family} {given}".strip() for family, given in people[:_NAMED_AUTHORS]]
    who = ", ".join([*named, "et al"] if len(people) > _NAMED_AUTHORS else named)
    if who and not item.get("author"):
        who += " (editors)"
    edition = _text(item, "edition")
    parts = [who, title, f"{edition}th edition" if edition else "", _where(item, year), _text(item, "note")]
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


def _where(item: _Item, year: str) -> str:
    journal = _text(item, "container-title")
    if not journal:
        return "; ".join(part for part in (_text(item, "publisher"), year) if part)
    issue, pages = _text(item, "issue"), _text(item, "page").replace("-", "\u2013")
    volume = _text(item, "volume") + (f"({issue})" if issue else "")
    return f"{journal} {year}" + (f";{volume}" if volume else "") + (f":{pages}" if pages else "")


def _link(item: _Item) -> str:
    """The most lasting address that is known: DOI, PubMed, PubMed Central, else the page itself; "" for none."""
    for name, before, after in (
        ("DOI", "https://doi.org/", ""),
        ("PMID", "https://pubmed.ncbi.nlm.nih.gov/", "/"),
        ("PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/", "/"),
        ("URL", "", ""),
    ):
        value = _text(item, name)
        if value:
            return f"{before}{value}{after}"
    return ""

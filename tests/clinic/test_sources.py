"""Citations from CSL-JSON."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.sources import read_sources

ARTICLE = {
    "id": "a",
    "type": "article-journal",
    "author": [{"family": "Keegan", "given": "JJ"}, {"family": "Garrett", "given": "FD"}],
    "title": "Nerves of the limbs",
    "container-title": "Anat Rec",
    "issued": {"date-parts": [[1948, 12]]},
    "volume": "102",
    "issue": "4",
    "page": "409-437",
    "DOI": "10.1/x",
    "PMID": "7",
}


def test_an_article() -> None:
    source = read_sources([ARTICLE], "sources.json")["a"]
    assert source.short == "Keegan & Garrett 1948"
    assert source.text == "Keegan JJ, Garrett FD. Nerves of the limbs. Anat Rec 1948;102(4):409\N{EN DASH}437."
    assert source.link == "https://doi.org/10.1/x"


def test_many_authors_are_shortened() -> None:
    people = [{"family": f"Author{n}", "given": "A"} for n in range(8)]
    source = read_sources([{**ARTICLE, "author": people}], "sources.json")["a"]
    assert source.short == "Author0 1948"
    assert source.text.startswith("Author0 A, Author1 A, Author2 A, Author3 A, Author4 A, Author5 A, et al. Nerves")


def test_a_book_has_editors_and_an_edition() -> None:
    book = {
        "id": "b",
        "type": "book",
        "editor": [{"family": "Kasper", "given": "DL"}],
        "title": "Medicine?",
        "edition": "19",
        "publisher": "Press",
        "issued": {"date-parts": [[2015]]},
    }
    source = read_sources([book], "sources.json")["b"]
    assert (source.short, source.link) == ("Kasper 2015", "")
    assert source.text == "Kasper DL (editors). Medicine? 19th edition. Press; 2015."


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"PMID": "7", "PMCID": "PMC9"}, "https://pubmed.ncbi.nlm.nih.gov/7/"),
        ({"PMCID": "PMC9", "URL": "https://x"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC9/"),
        ({"URL": "https://x"}, "https://x"),
        ({}, ""),
    ],
)
def test_the_most_lasting_address_is_the_link(fields: dict[str, str], link: str) -> None:
    item = {"id": "c", "title": "T", "title-short": "T", **fields}
    assert read_sources([item], "sources.json")["c"].link == link

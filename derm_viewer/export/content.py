"""What stands on a sheet, as plain values: whoever makes a sheet fills these in."""

from __future__ import annotations

from typing import NamedTuple


class Para(NamedTuple):
    """A paragraph; `strong` stands before `text` in bold ("L5")."""

    text: str
    strong: str = ""

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.strong}  {self.text}" if self.strong and self.text else self.strong or self.text


class Section(NamedTuple):
    """Paragraphs under a heading; `small` for what is there to be checked, not to be read."""

    heading: str
    paragraphs: tuple[Para, ...]
    small: bool = False


class Content(NamedTuple):
    """A whole sheet.

    `brand` and `kind` stand at the head of every page ("Derm Viewer", "Levels to consider, not a diagnosis"). `kicker`
    stands over the title: quality and the patient's side. `lead` is the answer in one sentence, `alert` what stands
    above everything. `limits` and `basis` (maps, data version, program version) stand at the foot of every page.
    """

    brand: str
    kind: str
    title: str
    limits: str
    basis: str
    kicker: str = ""
    lead: str = ""
    alert: tuple[Para, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def picture(self) -> Content:
        """Only what belongs to the figure: title, figure and foot."""
        return self._replace(lead="", alert=(), sections=())

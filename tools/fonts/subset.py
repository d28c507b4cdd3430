"""`python -m tools.fonts.subset FOLDER`: make the Arabic and the Chinese typeface of `resources/fonts/`.

FOLDER holds NotoSansArabic-Regular.ttf and -Bold.ttf (Debian's fonts-noto-core 20201225) and NotoSansCJK-Regular.ttc
and -Bold.ttc (fonts-noto-cjk 20220127), anywhere below it. Needs fonttools, which is not among the program's own needs.

Run it again whenever a letter is missing after a change of `resources/patient/ar.json` or `zh.json`; a test says so.
Neither typeface reserves its name. The subsets get names of their own all the same, so that one which lacks most
letters never stands in for a whole Noto on the user's computer, or the other way round.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
PATIENT = ROOT / "resources" / "patient"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
_BLOCKS = (range(0x621, 0x63B), range(0x640, 0x656), range(0x660, 0x66A), (0x60C, 0x61B, 0x61F, 0x670))
_FORMS = (range(0xFE70, 0xFEFD), range(0xFC5E, 0xFC64), (0xFC43, 0xFC86, 0xFD82, 0xFDF2))
ARABIC = "".join(chr(code) for block in (*_BLOCKS, *_FORMS) for code in block)
"""The whole alphabet with its marks: a corrected word needs no new typeface. The joined letters have numbers of their
own, so that a PDF can tell which letter each is.
"""
CHINESE = "\u3001\u3002\u300a\u300b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"


ASCENT, DESCENT = 1060, 470
"""How far the letters of the Arabic typeface reach, from alef with hamza to the deepest tails, in thousandths."""


class Face(NamedTuple):
    """A typeface to make: its source (with its place in a collection), its language, and letters beside those used."""

    source: str
    number: int
    code: str
    family: str
    style: str
    more: str


FACES = (
    Face("NotoSansArabic-Regular.ttf", -1, "ar", "Derm Viewer Arabic", "Regular", ARABIC),
    Face("NotoSansArabic-Bold.ttf", -1, "ar", "Derm Viewer Arabic", "Bold", ARABIC),
    Face("NotoSansCJK-Regular.ttc", 2, "zh", "Derm Viewer Chinese", "Regular", CHINESE),
    Face("NotoSansCJK-Bold.ttc", 2, "zh", "Derm Viewer Chinese", "Bold", CHINESE),
)


def make(face: Face, folder: Path) -> Path:
    """Cut one typeface down, name it, write it. Raises FileNotFoundError where the source is not in the folder."""
    source = next(folder.rglob(face.source), None)
    if source is None:
        raise FileNotFoundError(f"{face.source} is not below {folder}")
    font = TTFont(source, fontNumber=face.number, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["*"] if face.code == "ar" else ["kern", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.hinting = False
    options.desubroutinize = False
    cutter = subset.Subsetter(options)
    cutter.populate(text=(PATIENT / f"{face.code}.json").read_text("utf-8") + ASCII + face.more)
    cutter.subset(font)
    call(font, face)
    if face.code == "ar":
        close_up(font)
    target = FONTS / f"{face.family.replace(' ', '')}-{face.style}.{'ttf' if 'glyf' in font else 'otf'}"
    font.save(target)
    return target


def call(font: TTFont, face: Face) -> None:
    """Give a typeface its own name; copyright and licence stay as they are."""
    short = f"{face.family.replace(' ', '')}-{face.style}"
    names = {
        1: face.family,
        2: face.style,
        3: f"{short}; subset of {face.source}",
        4: f"{face.family} {face.style}",
        6: short,
    }
    for key, value in names.items():
        font["name"].setName(value, key, 3, 1, 0x409)
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames = [short]
        top[0].FamilyName, top[0].FullName = face.family, names[4]


def close_up(font: TTFont) -> None:
    """Bring lines closer: Noto leaves room above and below for stacked marks, of which these words have none."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ASCENT
    font["hhea"].descent = font["OS/2"].sTypoDescender = -DESCENT
    font["OS/2"].usWinDescent = DESCENT


def main(words: list[str]) -> int:
    """Make every typeface and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m tools.fonts.subset", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args(words).folder
    for face in FACES:
        target = make(face, folder)
        print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A language that nobody speaks: every text with accents and four tenths longer, to see where words have no room.

    python -m tests.screen.pseudo_language OUT.png [WIDTH HEIGHT [PERCENT]]

saves a picture of the window in it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from derm_viewer.body.language import Language
from derm_viewer.clinic.knowledge import RECORD_FILES
from derm_viewer.paths import data_path
from tests.clinic.languages import english, literals

LONGER = 0.4
_FILES = (*RECORD_FILES, "map", "note", "window", "painting", "export", "access", "leading", "handout")
_KEPT = re.compile(r"(\{\w*\}|\b(?:left|right|Left|Right)\w*|\b[CTLS]\w*\d[\w/-]*|\d[\d.,]*)")
_ACCENTS = str.maketrans("aeiounAEIOUcy", "áéíóúñÁÉÍÓÚçý")
_SYLLABLES = "ñandú über çélà őke íti "


def pseudo(text: str) -> str:
    """The text with accents and longer; what must not change in a translation is kept."""
    said = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(_KEPT.split(text)))
    more = round(len(text) * LONGER)
    padding = (_SYLLABLES * (1 + more // len(_SYLLABLES)))[:more].strip() if len(text.strip()) > 2 else ""
    body, end = (said[:-1], said[-1]) if said.endswith((".", ":", "?", "!")) else (said, "")
    return f"{body} {padding}{end}" if padding else said


def make(folder: Path) -> Language:
    """Write the language into a folder, and read it."""
    (folder / "language.json").write_text(
        json.dumps(
            {
                "code": "xx",
                "name": "Pseudo",
                "native": "Psëudo",
                "sides": {"left": "left", "right": "right"},
                "review": {"reviewed": False, "by": "", "date": "", "sentence": pseudo("Nobody has reviewed this.")},
            }
        ),
        "utf-8",
    )
    for file in _FILES:
        texts = {text: pseudo(text) for text in english(file)}
        (folder / f"{file}.json").write_text(json.dumps(texts), "utf-8")
    (folder / "screen.json").write_text(json.dumps({text: pseudo(text) for text in literals()}), "utf-8")
    for name in ("search.json", "note_template.txt"):
        shutil.copy(data_path("resources", "words", name), folder / name)
    spanish = json.loads(data_path("resources", "languages", "es", "places.json").read_text("utf-8"))
    said = {key: text for key, text in spanish.items() if isinstance(text, str)}
    areas = {id: [pseudo(form) for form in forms] for id, forms in spanish["areas"].items()}
    landmarks = {id: [pseudo(form) for form in forms] for id, forms in spanish["landmarks"].items()}
    places = {**said, "sided": spanish["sided"], "areas": areas, "landmarks": landmarks}
    (folder / "places.json").write_text(json.dumps(places), "utf-8")
    return Language(folder)


def main(out: str, width: int = 1366, height: int = 768, percent: int = 100) -> None:
    """Save a picture of the window in the pseudo-language."""
    from PySide6.QtTest import QTest

    from derm_viewer import app
    from derm_viewer.options import Options

    language = make(Path(tempfile.mkdtemp()))
    vars(app)["chosen"] = lambda *_: language
    parts = app.build(Options(temp_profile=True, size=(width, height), theme="light"))
    parts.window.show()
    QTest.qWait(2000)
    parts.keeper.choose_text_size(percent)
    parts.consult.point_at(3.0, -55.0)
    QTest.qWait(3000)
    parts.window.grab().save(out)
    app.end(parts)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

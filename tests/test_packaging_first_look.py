"""The first answer that people see without a display, and the README's example, are about the place they say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from derm_viewer.__main__ import main


def points(root: Path) -> dict[str, tuple[str, str]]:
    """The coordinates that are written in the start script and in the README."""
    script = (root / "tools" / "run.sh").read_text(encoding="utf-8")
    readme = (root / "README.md").read_text(encoding="utf-8")
    found = {
        "tools/run.sh": re.search(r"first_x=(\S+).*\nfirst_y=(\S+)", script),
        "README.md": re.search(r"locate\(x=(\S+), y=(\S+)\)\n", readme),
    }
    return {name: (match[1], match[2]) for name, match in found.items() if match}


@pytest.mark.parametrize("name", ["tools/run.sh", "README.md"])
def test_the_first_look_is_at_the_left_outer_shin(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", *points(root)[name], "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["view"], answer["side"], answer["area"]) == ("anterior", "left", "outer_shin")
    assert {reading["root"] for reading in answer["maps"]} == {"L5"}

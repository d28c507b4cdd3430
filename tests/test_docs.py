"""The examples of the pages on the library run, and print what stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["atlas.md", "batch.md"])
def test_the_example_prints_what_the_page_says(root: Path, name: str) -> None:
    page = (root / "docs" / name).read_text(encoding="utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    printed = page.split("It prints:\n\n```\n")[1].split("```")[0]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == printed

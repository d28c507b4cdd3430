"""The example of docs/batch.md runs, and prints what stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_example_prints_what_the_page_says(root: Path) -> None:
    page = (root / "docs" / "batch.md").read_text(encoding="utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    printed = page.split("It prints:\n\n```\n")[1].split("```")[0]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == printed

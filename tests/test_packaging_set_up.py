"""The set-up scripts: readable by any shell, and of one mind with the README about what Qt needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["tools/set_up.sh", "tools/run.sh"])
def test_the_scripts_are_sound_shell(name: str, root: Path) -> None:
    shell = shutil.which("dash") or shutil.which("sh")
    if shell is None:
        pytest.skip("this system has no such shell")
    assert subprocess.run([shell, "-n", str(root / name)], check=False).returncode == 0


def test_the_readme_names_the_packages_that_the_script_installs(root: Path) -> None:
    script = (root / "tools" / "set_up.sh").read_text(encoding="utf-8")
    installed = set(re.findall(r"^lib\S+ (lib\S+)$", script, re.MULTILINE)) | {"fonts-dejavu-core"}
    readme = (root / "README.md").read_text(encoding="utf-8")
    section = readme.split("### System libraries")[1].split("\n#")[0]
    words = " ".join(re.findall(r"`([^`]+)`", section)).split()
    named = {word for word in words if word.startswith(("lib", "fonts"))}
    assert named == installed


def test_every_target_that_the_makefile_explains_is_there(root: Path) -> None:
    text = (root / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^#   make (\w+)", text, re.MULTILINE))
    assert explained == {"run", "test", "check", "map", "bench", "shake"}
    assert explained <= set(re.findall(r"^(\w+):", text, re.MULTILINE))

"""The wheel carries what the program needs, and the installed program starts from any folder."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from derm_viewer import __version__


def pip(*words: str) -> None:
    """Run pip without any index: whatever it needs is here."""
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words], check=True)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder), str(root))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment with the wheel in it; Qt and shapely are lent by the one of the tests."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = home / scripts / "python"
    pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (site,) = home.glob("[Ll]ib/**/site-packages")
    # A path in a .pth file is only searched; the .pth files in it, that of an editable install too, are not read.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def run(python: Path, folder: Path, *words: str) -> str:
    done = subprocess.run(
        [str(python), "-I", *words], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout


def shipped(root: Path) -> set[str]:
    """Every file in `resources` and `assets`, as it must be named in the wheel."""
    files = (path for top in ("resources", "assets") for path in (root / top).rglob("*") if path.is_file())
    return {f"derm_viewer/_data/{path.relative_to(root).as_posix()}" for path in files}


@pytest.mark.slow
def test_the_wheel_carries_the_program_and_every_shipped_file_and_nothing_else(root: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    code = {path.relative_to(root).as_posix() for path in (root / "derm_viewer").rglob("*.py")}
    menu = f"derm_viewer-{__version__}.data/data/share/"
    inside = {name for name in names if ".dist-info/" not in name and not name.startswith(menu)}
    assert code | shipped(root) | {"derm_viewer/py.typed"} == inside
    assert {name.removeprefix(menu) for name in names if name.startswith(menu)} == {
        "applications/derm-viewer.desktop",
        "icons/hicolor/scalable/apps/derm-viewer.svg",
        "metainfo/derm-viewer.metainfo.xml",
        "mime/packages/derm-viewer-mime.xml",
    }
    assert f"derm_viewer-{__version__}.dist-info/licenses/LICENSE" in names


@pytest.mark.slow
def test_the_installed_program_is_the_wheels_and_finds_its_files(python: Path, tmp_path: Path) -> None:
    script = (
        "import derm_viewer; from derm_viewer.paths import data_path;"
        "print(derm_viewer.__file__); print(data_path('assets', 'body_regions.geojson'))"
    )
    for line in run(python, tmp_path, "-c", script).splitlines():
        assert Path(line).is_relative_to(python.parent.parent)


@pytest.mark.slow
def test_the_installed_program_answers(python: Path, tmp_path: Path) -> None:
    command = python.with_name("derm-viewer")
    assert subprocess.run([command, "--version"], check=True, capture_output=True, text=True).stdout.strip().endswith(
        __version__
    )
    answer = json.loads(run(python, tmp_path, "-m", "derm_viewer", "locate", "0", "0", "--json"))
    assert answer["point"] == [0.0, 0.0]


@pytest.mark.slow
def test_the_installed_program_shows_its_window(python: Path, tmp_path: Path) -> None:
    run(python, tmp_path, "-m", "derm_viewer", "snapshot", "window.png", "--size", "1366x768")
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_every_requirement_of_the_project_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {normal(requirement) for requirement in wanted} - {project["name"]}
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert all("==" in line and "://" not in line and "@" not in line for line in pinned)
    assert names <= {normal(line) for line in pinned}


def normal(requirement: str) -> str:
    """The name in a requirement, as package registries compare it."""
    name = requirement
    for mark in "=<>!~;[ ":
        name = name.split(mark, 1)[0]
    return name.replace("_", "-").casefold()


def test_the_state_of_a_consultation_knows_no_widgets(root: Path) -> None:
    for path in (root / "derm_viewer" / "consult").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                assert node.module == "PySide6.QtCore", path.name


def sources(root: Path) -> list[Path]:
    return sorted(path for top in ("derm_viewer", "tools", "tests") for path in (root / top).rglob("*.py"))


def test_no_file_is_too_long_to_read(root: Path) -> None:
    lines = {path.relative_to(root).as_posix(): len(path.read_text("utf-8").splitlines()) for path in sources(root)}
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_no_function_is_too_long_to_grasp(root: Path) -> None:
    long = {
        f"{path.relative_to(root).as_posix()}: {node.name}": length
        for path in sources(root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > 40
    }
    assert long == {}

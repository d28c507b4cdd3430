"""Shipped files are found in a checkout, user folders by each system's custom."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer import paths


def test_a_shipped_folder_of_the_checkout_is_found(root: Path) -> None:
    assert paths.data_path("resources") == root / "resources"


def test_a_wheels_own_data_goes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "derm_viewer"
    inside = package / "_data" / "assets"
    inside.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.data_path("assets") == inside


def test_a_folder_beside_an_installed_package_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "derm_viewer")
    with pytest.raises(FileNotFoundError, match="assets is missing"):
        paths.data_path("assets")


def test_a_missing_file_is_named_with_its_remedy() -> None:
    with pytest.raises(FileNotFoundError, match=r"own file assets/nosuch\.bin is missing; install Derm Viewer again"):
        paths.data_path("assets", "nosuch.bin")


@pytest.mark.parametrize(
    ("use", "environment", "platform", "expected"),
    [
        ("config", {}, "linux", "/home/a/.config/derm-viewer"),
        ("config", {"XDG_CONFIG_HOME": "/c"}, "linux", "/c/derm-viewer"),
        ("config", {"XDG_CONFIG_HOME": "not/absolute"}, "linux", "/home/a/.config/derm-viewer"),
        ("config", {"XDG_CONFIG_HOME": ""}, "linux", "/home/a/.config/derm-viewer"),
        ("state", {}, "linux", "/home/a/.local/state/derm-viewer"),
        ("state", {"XDG_STATE_HOME": "/s"}, "linux", "/s/derm-viewer"),
        ("config", {}, "darwin", "/home/a/Library/Preferences/derm-viewer"),
        ("state", {}, "darwin", "/home/a/Library/Logs/derm-viewer"),
        ("config", {}, "win32", "/home/a/AppData/Roaming/derm-viewer"),
        ("state", {}, "win32", "/home/a/AppData/Local/derm-viewer"),
    ],
)
def test_user_folders(use: str, environment: dict[str, str], platform: str, expected: str) -> None:
    assert paths._user_folder(use, environment, platform, Path("/home/a")) == Path(expected)


def test_settings_and_log_do_not_share_a_file() -> None:
    assert paths.settings_path().name == "settings.ini"
    assert paths.settings_path() != paths.log_folder()

"""What every test needs: no screen, no file of the user's, and no Qt object left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.batch_marks import write_marks
from tests.body.sample import write_sample

ROOT = Path(__file__).resolve().parent.parent
QT_FIXTURES = {"qtbot", "qapp", "qtmodeltester"}

settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--headed`, which shows the windows of the tests."""
    parser.addoption("--headed", action="store_true", help="show the windows on the real display")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the platform before anything imports Qt."""
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("QT_SCALE_FACTOR", None)
    os.environ["LC_ALL"] = "C.UTF-8"  # the window speaks the system's language


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own settings and log folders."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(home))


@pytest.fixture(autouse=True)
def _collect_outside_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold garbage collection off inside a Qt test: a collection in the middle of an event can end the process."""
    if not QT_FIXTURES & set(request.fixturenames):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
    _no_window_left()


def _no_window_left() -> None:
    """Fail the test that leaves a window behind, and say who still holds it."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    holders = {type(holder).__name__ for widget in left for holder in gc.get_referrers(widget)}
    names = [type(widget).__name__ for widget in left]
    assert not left, f"windows are left: {names}, held by {sorted(holders)}; hand them to qtbot.addWidget"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small map as a file, to be read only."""
    return str(write_sample(tmp_path_factory.mktemp("map") / "sample.geojson"))


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file of marks on the small map."""
    return write_marks(tmp_path / "marks.geojson")

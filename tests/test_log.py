"""The log file, and errors that nobody foresaw: each is written, shown once, and stops nothing."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from derm_viewer import log

LOGGER = logging.getLogger("derm_viewer.test")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[log.Log]:
    journal = log.start("info", tmp_path / "state" / "derm-viewer")
    yield journal
    journal.close()


def fail(kind: type[BaseException] = RuntimeError) -> None:
    raise kind("the cause")


def report(hook_error: type[BaseException] = RuntimeError) -> None:
    try:
        fail(hook_error)
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def written(journal: log.Log) -> str:
    assert journal.file is not None
    return journal.file.read_text(encoding="utf-8")


def test_the_level_decides_what_is_written(journal: log.Log) -> None:
    LOGGER.debug("too small to keep")
    LOGGER.info("worth keeping")
    assert "worth keeping" in written(journal)
    assert "too small to keep" not in written(journal)


def test_the_log_turns_over_and_keeps_three_old_files(journal: log.Log) -> None:
    assert journal.file is not None
    for _ in range(60):
        LOGGER.info("x" * 100_000)
    names = sorted(path.name for path in journal.file.parent.glob("derm-viewer.log*"))
    assert names == ["derm-viewer.log", "derm-viewer.log.1", "derm-viewer.log.2", "derm-viewer.log.3"]


def test_a_folder_that_cannot_be_made_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = log.start("info", tmp_path / "file" / "folder")
    LOGGER.error("nowhere to write this")
    assert journal.file is None
    journal.close()


def test_an_error_is_logged_and_shown_once_per_place(journal: log.Log) -> None:
    shown: list[tuple[str, str]] = []
    journal.show_errors_with(lambda sentence, details: shown.append((sentence, details)))
    journal.catch_errors()
    for _ in range(3):
        report()
    assert len(shown) == 1
    sentence, details = shown[0]
    assert "RuntimeError in test_log.py" in sentence
    assert "Traceback" not in sentence
    assert "the cause" in details
    assert written(journal).count("Traceback") == 1


def test_without_a_window_the_error_is_one_sentence(journal: log.Log, capsys: pytest.CaptureFixture[str]) -> None:
    journal.catch_errors()
    report()
    captured = capsys.readouterr().err
    assert captured.startswith("derm-viewer: something went wrong")
    assert captured.count("\n") == 1


def test_an_error_while_showing_an_error_is_only_logged(journal: log.Log) -> None:
    def show(sentence: str, details: str) -> None:
        report(ValueError)
        fail(KeyError)

    journal.show_errors_with(show)
    journal.catch_errors()
    report()
    assert "the report of an error failed" in written(journal)
    assert "ValueError" not in written(journal)


def test_errors_on_threads_and_in_destructors_are_caught(journal: log.Log) -> None:
    class Falls:
        def __del__(self) -> None:
            fail(OSError)

    shown: list[str] = []
    journal.show_errors_with(lambda sentence, details: shown.append(details))
    journal.catch_errors()
    thread = threading.Thread(target=fail, args=(LookupError,))
    thread.start()
    thread.join()
    falls = Falls()
    del falls
    assert ["LookupError" in details or "OSError" in details for details in shown] == [True, True]


def test_an_interruption_is_no_error(journal: log.Log) -> None:
    shown: list[str] = []
    journal.show_errors_with(lambda sentence, details: shown.append(sentence))
    journal.catch_errors()
    report(KeyboardInterrupt)
    assert shown == []


def test_close_gives_the_hooks_back(tmp_path: Path) -> None:
    journal = log.start("info", tmp_path)
    journal.catch_errors()
    journal.close()
    assert sys.excepthook is sys.__excepthook__
    assert logging.getLogger("derm_viewer").handlers == []


QT_MESSAGE = """
from pathlib import Path
from derm_viewer import log
journal = log.start("warning", Path({folder!r}))
journal.catch_qt_messages()
from PySide6.QtCore import qWarning
qWarning("a word from Qt")
journal.close()
"""


def test_qt_messages_go_to_the_log(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", QT_MESSAGE.format(folder=str(tmp_path))], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "a word from Qt" in (tmp_path / "derm-viewer.log").read_text(encoding="utf-8")


NO_DISPLAY = """
from pathlib import Path
from derm_viewer import log
journal = log.start("warning", Path({folder!r}))
journal.catch_qt_messages()
from PySide6.QtGui import QGuiApplication
QGuiApplication(["derm-viewer", "-platform", "{platform}"])
"""


@pytest.mark.parametrize("platform", ["nosuch", "xcb"])
def test_a_platform_that_cannot_start_is_one_sentence(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    script = NO_DISPLAY.format(folder=str(tmp_path), platform=platform)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == log.NO_DISPLAY
    assert done.stderr.startswith("derm-viewer: no display can be reached")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(2, "No such file or directory", "/home/clinic/Mrs_Miller.json"),
        KeyError("Miller"),
        ValueError("“Miller” was typed"),
        OSError("cannot read /home/clinic/Miller.json: gone"),
        RuntimeError(r"C:\\Users\\Miller.json is open"),
    ],
)
def test_what_a_message_quotes_is_not_written_down(journal: log.Log, error: Exception) -> None:
    told: list[str] = []
    journal.show_errors_with(lambda _, details: told.append(details))
    try:
        raise ValueError("the first 'Miller'") from error
    except ValueError as raised:
        journal._caught(type(raised), raised, raised.__traceback__)
    assert journal.file is not None
    written = journal.file.read_text(encoding="utf-8")
    for said in (written, told[0]):
        assert "Miller" not in said.replace("raise ValueError(\"the first 'Miller'\") from error", "")
        assert type(error).__name__ in said
        assert "test_log.py" in said

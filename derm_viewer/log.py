"""The log file, and what happens to errors that nobody foresaw.

The log holds what the program did, never what a person asked it: no place, no finding, no text that was typed.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

LEVELS = ("debug", "info", "warning", "error")
NO_DISPLAY = 3
NEED_NO_DISPLAY = "'derm-viewer locate X Y' and 'derm-viewer snapshot OUT.png' need none"

_LOGGER = "derm_viewer"
_FILE = "derm-viewer.log"
_CRASH_FILE = "crash.log"
_BYTES, _KEPT = 1_000_000, 3
_QUOTED = r"""'[^'\n]*'|"[^"\n]*"|“[^”\n]*”|(?<![\w.])(?:[A-Za-z]:)?[\\/][^\s:,;]+"""
"""What is between quotes in a message, and paths without any."""

ShowError = Callable[[str, str], None]


class Log:
    """The log of one run of the program, and the hooks that lead to it. Make one with `start`."""

    def __init__(self, file: Path | None, crash_file: TextIO | None) -> None:
        self.file = file
        self._crash_file = crash_file
        self._show: ShowError | None = None
        self._seen: set[str] = set()
        self._busy = threading.local()

    def show_errors_with(self, show: ShowError | None) -> None:
        """Hand every unforeseen error to `show(sentence, details)`, once per place in the code where it arises.

        `show` may be called on any thread; to open a dialog it must get itself to the window's thread.
        """
        self._show = show

    def catch_errors(self) -> None:
        """Send what nobody caught, on any thread and in Qt's callbacks, to the log and to `show`."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def catch_qt_messages(self) -> None:
        """Send Qt's own messages to the log. A platform that cannot start ends the program with one sentence."""
        from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

        levels = {
            QtMsgType.QtDebugMsg: logging.DEBUG,
            QtMsgType.QtInfoMsg: logging.INFO,
            QtMsgType.QtWarningMsg: logging.WARNING,
            QtMsgType.QtCriticalMsg: logging.ERROR,
            QtMsgType.QtFatalMsg: logging.CRITICAL,
        }

        def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
            category = getattr(context, "category", None) or "qt"
            logging.getLogger(f"{_LOGGER}.qt").log(levels.get(kind, logging.WARNING), "%s: %s", category, text)
            if kind == QtMsgType.QtFatalMsg and "platform plugin" in text:
                _end_without_display()

        qInstallMessageHandler(handle)

    def write_down(self, what: str) -> None:
        """Log `what` happened together with the traceback of the error being handled."""
        logging.getLogger(_LOGGER).exception(what)

    def close(self) -> None:
        """Give hooks and files back, as a test or a program that embeds this one needs."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        logger = logging.getLogger(_LOGGER)
        for handler in tuple(logger.handlers):
            logger.removeHandler(handler)
            handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()

    def _caught(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if getattr(self._busy, "now", False) or not issubclass(kind, Exception):
            return
        self._busy.now = True
        try:
            details = without_contents("".join(traceback.format_exception(kind, error, trace)))
            sentence = sentence_about(kind, trace)
            if sentence in self._seen:
                return
            self._seen.add(sentence)
            logging.getLogger(_LOGGER).error("unforeseen error\n%s", details)
            if self._show is not None:
                self._show(sentence, details)
            elif sys.stderr is not None:
                sys.stderr.write(f"derm-viewer: {sentence}\n")
        except Exception:  # an error about an error must not hide the first one, and has nowhere left to go
            logging.getLogger(_LOGGER).exception("the report of an error failed")
        finally:
            self._busy.now = False


class _TurningFile(logging.FileHandler):
    """A file that gives way to a new one when it is full. (`logging.handlers` would bring in sockets and pickle.)"""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, after turning over if need be; what cannot be written is lost and harms nothing."""
        try:
            if self.stream is not None and self.stream.tell() > _BYTES:
                self.close()
                self._turn_over(Path(self.baseFilename))
        except (OSError, ValueError):
            pass
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing on the terminal about a full disk."""

    @staticmethod
    def _turn_over(file: Path) -> None:
        for number in range(_KEPT, 0, -1):
            older = file.with_name(f"{file.name}.{number - 1}") if number > 1 else file
            if older.exists():
                older.replace(file.with_name(f"{file.name}.{number}"))


def start(level: str, folder: Path) -> Log:
    """Open the log in `folder` (made if need be) at `level`. Where that fails, the program runs without a log file."""
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(level.upper())
    logger.propagate = False
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / _FILE
        writer = _TurningFile(file, encoding="utf-8", errors="replace")
        crash_file = (folder / _CRASH_FILE).open("w", encoding="utf-8")
    except OSError:
        logger.addHandler(logging.NullHandler())
        return Log(None, None)
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(writer)
    faulthandler.enable(crash_file)
    return Log(file, crash_file)


def without_contents(details: str) -> str:
    """A traceback whose messages have lost what they quote: a file's name, or a word that somebody typed.

    What stays is our own text: the kinds of errors, the places in the code, the rest of each message.
    """
    lines = details.splitlines(keepends=True)
    return "".join(line if line.startswith((" ", "Traceback")) else re.sub(_QUOTED, "'...'", line) for line in lines)


def sentence_about(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a person is told of an error that nobody foresaw: that it is ours, and where to look for it."""
    frames = traceback.extract_tb(trace)
    where = f"in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "at an unknown place"
    return f"something went wrong that should not have ({kind.__name__} {where}); please report it"


def _end_without_display() -> None:
    """Leave at once: Qt would abort the process after this message."""
    cause = "no display can be reached, or Qt lacks a library for it (see 'System libraries' in the README)"
    sys.stderr.write(f"derm-viewer: {cause}; {NEED_NO_DISPLAY}\n")
    sys.stderr.flush()
    logging.shutdown()
    os._exit(NO_DISPLAY)

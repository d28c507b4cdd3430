"""The program: reads the command line, then brings in only what the command needs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from derm_viewer import log, paths, qt
from derm_viewer.body.errors import MapFileError
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.options import PROGRAM, Options, UsageError
from derm_viewer.threads import spare_threads

NOT_AS_ASKED = 2
OUR_FAULT = 70
INTERRUPTED = 130
NO_READER = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (without its own name; None: those of the process) and give its exit code.

    0 done; 1 `check` has findings; 2 not as asked, or a file cannot be read or written; 3 no display; 70 a fault of the
    program; 130 interrupted; 141 nobody reads the output. Every failure is one sentence on the standard error stream.
    """
    spare_threads()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except (UsageError, MapFileError, KnowledgeError) as error:
        return _say(str(error), NOT_AS_ASKED)
    except KeyboardInterrupt:
        return _say("stopped", INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        return NO_READER
    except OSError as error:
        _forget_output()
        return _say(_sentence(error), NOT_AS_ASKED)
    except Exception as error:  # no traceback to a user; it is in the log where there is one
        return _say(log.sentence_about(type(error), error.__traceback__), OUR_FAULT)


def _run(arguments: Sequence[str]) -> int:
    if not arguments:  # the usual start has nothing to read
        return _window(Options())
    from derm_viewer import cli

    try:
        asked = cli.parse(arguments)
    except SystemExit:  # argparse, after --help and --version
        return 0
    if asked.command == "locate":
        from derm_viewer import cli_locate

        return cli_locate.run(asked)
    if asked.command == "check":
        from derm_viewer import cli_check

        return cli_check.run(asked)
    if asked.command == "batch":
        from derm_viewer import cli_batch

        return cli_batch.run(asked)
    options = cli.options(asked)
    if options.shown_map is not None:
        from derm_viewer import cli_locate

        cli_locate.require_map(options.shown_map, options.data_file)
    return _window(options)


def _window(options: Options) -> int:
    """Open the window, or save its picture. Both need Qt, which is brought in here and nowhere earlier."""
    if options.out is not None:
        from derm_viewer import cli_locate

        cli_locate.require_readable(options.data_file)
        _require_writable(options.out)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        return _say(f"there is no display to open a window on; {log.NEED_NO_DISPLAY}", log.NO_DISPLAY)
    journal = log.start(options.log_level, paths.log_folder())
    gc.disable()  # until the window is there: `app` enables it again
    try:
        try:
            with qt.uninterrupted():
                qt.load()  # here, to tell a missing system library from a fault of our own
                journal.catch_qt_messages()
        except ImportError as error:
            return _say(f"Qt cannot start: {error}; see 'System libraries' in the README", log.NO_DISPLAY)
        journal.catch_errors()
        with qt.uninterrupted():
            from derm_viewer import app

        return app.run(options, journal) if options.out is None else app.snapshot(options)
    except Exception:
        journal.write_down("the window could not be opened")
        raise
    finally:
        gc.enable()
        journal.close()


def _has_display() -> bool:
    """Whether a window has somewhere to open. Only systems with X or Wayland can lack one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def _require_writable(out: Path) -> None:
    """Say at once what would only fail after the picture was made."""
    if out.is_dir():
        raise UsageError(f"{out} is a folder; name a file in it")
    if not out.parent.is_dir():
        raise UsageError(f"the folder {out.parent} does not exist; make it first")
    if not os.access(out.parent, os.W_OK):
        raise UsageError(f"nothing may be written in the folder {out.parent}; choose another")


def _sentence(error: OSError) -> str:
    if error.strerror is None:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


def _say(sentence: str, code: int) -> int:
    plain = "".join(letter if letter.isprintable() else " " for letter in sentence)
    if sys.stderr is not None:
        sys.stderr.write(f"{PROGRAM}: {plain}\n")
    return code


def _forget_output() -> None:
    """Keep Python from failing a second time on the same output when it ends."""
    output = sys.__stdout__
    if output is not None and sys.stdout is output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


if __name__ == "__main__":
    sys.exit(main())

"""The command line: what may be asked, and what was. Knows no Qt; the commands themselves live in `cli_*`."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from derm_viewer import __version__
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.log import LEVELS
from derm_viewer.options import PROGRAM as PROGRAM
from derm_viewer.options import Options
from derm_viewer.options import UsageError as UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

LANGUAGES = ("system", "en", "es")
THEMES = ("system", "light", "dark", "contrast-light", "contrast-dark")
COMMANDS = ("locate", "check", "snapshot", "batch")

_NEGATIVE = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)
_PIXELS = range(320, 16_385)
_SCALES = (0.5, 8.0)
_EPILOG = "Without a command the window opens. The program supports an examination and never replaces it."


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        for pattern, plain in _PLAINER:
            message = re.sub(pattern, plain, message)
        raise UsageError(message if message.endswith("?") else f"{message}; see '{self.prog} --help'")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # argparse's own passes over a full disk and a reader that left.
        if message and file is not None:
            file.write(message)


_PLAINER = (
    (r"^argument COMMAND: invalid choice: ('.*') .*$", rf"no command is called \1; known: {', '.join(COMMANDS)}"),
    (r"^argument ", ""),
    (r"^the following arguments are required: (.*)$", r"missing: \1"),
    (r"^unrecognized arguments: (.*)$", r"not understood: \1"),
    (r"expected one argument$", "a value is missing after it"),
)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace with `command` (None, or one of COMMANDS).

    Raises UsageError with one sentence, or SystemExit(0) after `--help` and `--version`.
    """
    # argparse takes what begins with a dash and is no plain number for an option; a space before it says otherwise.
    marked = [f" {word}" if _NEGATIVE.match(word) else word for word in arguments]
    parser = _parser()
    _require_known_options(parser, marked)
    return parser.parse_args(marked)


def options(asked: argparse.Namespace) -> Options:
    """What `asked` means for the window and for `snapshot`."""
    return Options(
        data_file=asked.data,
        open_file=getattr(asked, "open", None),
        settings_file=asked.settings,
        temp_profile=asked.temp_profile or asked.command == "snapshot",
        theme=asked.theme,
        shown_map=asked.map,
        at=asked.at,
        size=asked.size,
        scale=getattr(asked, "scale", 1.0),
        out=getattr(asked, "out", None),
        quality=asked.quality,
        language=asked.language,
        log_level=asked.log_level,
        exit_after=getattr(asked, "exit_after", None),
    )


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM, epilog=_EPILOG, parents=[_shared_options()],
        allow_abbrev=False, argument_default=argparse.SUPPRESS,
        description="The lumbar dermatomes of several published maps on one real body: what each map says at a place.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    # A desktop's file manager leaves the name out where there is none.
    parser.add_argument("--open", nargs="?", type=Path, metavar="FILE", help="open this consultation or body map")
    parser.add_argument("--exit-after", choices=("first-paint", "first-click"), help=argparse.SUPPRESS)
    _add_window_options(parser)
    parser.set_defaults(
        command=None, data=None, settings=None, temp_profile=False, log_level="warning",
        theme=None, map=None, at=None, size=None, quality=None, language=None, exit_after=None,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_locate(commands)
    _add_check(commands)
    _add_snapshot(commands)
    _add_batch(commands)
    return parser


def _require_known_options(parser: _Parser, words: Sequence[str]) -> None:
    """Name an unknown option before argparse takes the value after it for a command."""
    known = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            known.update(*(command._option_string_actions for command in action.choices.values()))
    for word in words:
        if word == "--":
            return
        option = word.split("=", 1)[0]
        if option.startswith("-") and option != "-" and option not in known:
            near = nearest(option, sorted(known))
            parser.error(f"no option is called {option}" + (f"; did you mean {near}?" if near else ""))


def _shared_options() -> _Parser:
    """The options of every command, made anew for each: argparse shares actions, and so their defaults."""
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data", type=Path, metavar="FILE", help="use this body map instead of the shipped one")
    shared.add_argument("--settings", type=Path, metavar="FILE", help="remember window and choices in this file")
    shared.add_argument("--temp-profile", action="store_true", help="remember nothing of this run")
    shared.add_argument("--log-level", type=_level, metavar="LEVEL", help=f"{', '.join(LEVELS)} (usual: warning)")
    return shared


def _add_locate(commands: argparse._SubParsersAction[_Parser]) -> None:
    locate = commands.add_parser(
        "locate", parents=[_shared_options()], allow_abbrev=False, help="say what the maps say at a point of the sheet",
        description="Say what every map says at a point of the sheet: centimetres, X to the right, Y up.",
    )
    locate.add_argument("x", type=_number, metavar="X")
    locate.add_argument("y", type=_number, metavar="Y")
    locate.add_argument("--quality", type=_quality, default=QUALITIES[0], metavar="Q", help=", ".join(QUALITIES))
    locate.add_argument("--json", action="store_true", help="print one JSON object")


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser(
        "check", parents=[_shared_options()], allow_abbrev=False, help="check a body map file",
        description="Check a body map. Ends with 0 if it is valid, 1 if there are findings, 2 if it cannot be read.",
    )
    check.add_argument("file", type=Path, metavar="FILE")


def _add_snapshot(commands: argparse._SubParsersAction[_Parser]) -> None:
    snapshot = commands.add_parser(
        "snapshot", parents=[_shared_options()], allow_abbrev=False, argument_default=argparse.SUPPRESS,
        help="save a picture of the window; needs no display",
        description="Save a picture of the real window as a PNG file; needs no display.",
    )
    snapshot.add_argument("out", type=_png, metavar="OUT.png")
    snapshot.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="picture pixels per window pixel")
    _add_window_options(snapshot)


def _add_batch(commands: argparse._SubParsersAction[_Parser]) -> None:
    batch = commands.add_parser(
        "batch", parents=[_shared_options()], allow_abbrev=False, help="shares of many painted marks",
        description="Say for every mark of a GeoJSON FeatureCollection (Polygons and MultiPolygons on the sheet) what "
        "share of it lies in every root of every map, and in every nerve. See docs/batch.md.",
    )
    batch.add_argument("marks", type=Path, metavar="MARKS.geojson")
    batch.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="the table: .csv or .parquet")
    batch.add_argument("--long", action="store_true", help="one row for each mark and root, instead of one a mark")
    batch.add_argument("--parquet", action="store_true", help="write Parquet, whatever the file is called")


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", type=_point, metavar="X,Y", help="answer this point of the sheet")
    parser.add_argument("--quality", type=_quality, metavar="Q", help=f"what is felt there: {', '.join(QUALITIES)}")
    parser.add_argument("--map", metavar="ID", help="show this map, or 'all'")
    parser.add_argument("--theme", type=_theme, metavar="NAME", help=", ".join(THEMES))
    parser.add_argument("--language", type=_language, metavar="L", help=f"{', '.join(LANGUAGES)} (of the window)")
    parser.add_argument("--size", type=_size, metavar="WxH", help="size of the window in pixels")


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        hint = " (write decimals with a point)" if "," in text else ""
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a number{hint}") from None
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a place on the sheet")
    return value


def _point(text: str) -> tuple[float, float]:
    parts = text.split(",")
    if len(parts) != 2:
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a point; write it as X,Y, for example --at=31.5,-40")
    return _number(parts[0]), _number(parts[1])


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})[xX](\d{1,6})", text)
    if match is None or any(int(part) not in _PIXELS for part in match.groups()):
        wanted = f"write it as WxH, each from {_PIXELS[0]} to {_PIXELS[-1]}, for example 1366x768"
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; {wanted}")
    return int(match[1]), int(match[2])


def _scale(text: str) -> float:
    value = _number(text)
    if not _SCALES[0] <= value <= _SCALES[1]:
        raise argparse.ArgumentTypeError(f"{text!r} is not a scale from {_SCALES[0]:g} to {_SCALES[1]:g}")
    return value


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() != ".png":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    return path


def _quality(text: str) -> str:
    return one_of(text, QUALITIES, "quality")


def _theme(text: str) -> str:
    return one_of(text, THEMES, "theme")


def _language(text: str) -> str:
    return one_of(text, LANGUAGES, "language")


def _level(text: str) -> str:
    return one_of(text, LEVELS, "log level")


def one_of(text: str, known: Sequence[str], what: str) -> str:
    """The one of `known` that `text` names, whatever its case. Raises ArgumentTypeError with a suggestion."""
    wanted = text.strip().casefold()
    if wanted in known:
        return wanted
    raise argparse.ArgumentTypeError(unknown(text.strip(), known, what))


def unknown(text: str, known: Sequence[str], what: str) -> str:
    """A sentence on a word that is none of `known`, with the nearest one or all of them."""
    near = nearest(text.casefold(), known)
    hint = f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
    return f"no {what} is called {text!r}; {hint}"


def nearest(text: str, known: Sequence[str]) -> str | None:
    """The one of `known` that `text` was most likely meant to be."""
    import difflib  # only a mistake needs it

    return next(iter(difflib.get_close_matches(text, known, n=1)), None)

"""What may be asked on the command line, and what a wrong question is told: one sentence and the right exit code."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from derm_viewer import __version__, cli
from derm_viewer.__main__ import main
from derm_viewer.options import Options
from tests.body.sample import write_sample


def options(*words: str) -> Options:
    return cli.options(cli.parse(words))


def complaint(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the program says on the error stream to a question it must refuse with 2."""
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("derm-viewer: ")
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


def test_no_words_mean_the_window_with_everything_as_usual() -> None:
    assert cli.parse([]).command is None
    assert options() == Options()


def test_every_option_of_the_window_arrives() -> None:
    words = "--data m.geojson --settings s.ini --temp-profile --theme Dark --map isncsci --at -31.5,-40 --size 1366x768"
    words += " --quality numbness --log-level debug --exit-after first-click --open visit.dermconsult.json"
    assert options(*words.split()) == Options(
        data_file=Path("m.geojson"),
        open_file=Path("visit.dermconsult.json"),
        settings_file=Path("s.ini"),
        temp_profile=True,
        theme="dark",
        shown_map="isncsci",
        at=(-31.5, -40.0),
        size=(1366, 768),
        quality="numbness",
        log_level="debug",
        exit_after="first-click",
    )


def test_a_desktop_that_names_no_file_to_open_opens_the_window() -> None:
    assert options("--open") == Options()


def test_a_snapshot_keeps_nothing_of_its_run() -> None:
    wanted = options("--theme", "light", "snapshot", "o.PNG", "--at=-3,2", "--scale", "2", "--map", "all")
    assert wanted == Options(
        out=Path("o.PNG"), at=(-3.0, 2.0), scale=2.0, shown_map="all", theme="light", temp_profile=True
    )


@pytest.mark.parametrize("words", [("--data", "m", "locate", "1", "2"), ("locate", "--data", "m", "1", "2")])
def test_shared_options_may_stand_before_and_after_the_command(words: tuple[str, ...]) -> None:
    assert cli.parse(words).data == Path("m")


@pytest.mark.parametrize(
    ("x", "y"),
    [("-31.2", "-40"), ("-31.", "-.5"), ("-1e2", "-1E-2"), ("31.2", "-40"), ("+3", "-0")],
)
@pytest.mark.parametrize("before", [(), ("--json",), ("--quality", "pain"), ("--",)])
def test_negative_numbers_are_numbers(before: tuple[str, ...], x: str, y: str) -> None:
    asked = cli.parse(["locate", *before, x, y])
    assert (asked.x, asked.y) == (float(x), float(y))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("foo", "no command is called 'foo'; known: locate, check, snapshot"),
        ("map.geojson", "no command is called 'map.geojson'"),
        ("--themes dark", "no option is called --themes; did you mean --theme?"),
        ("-x", "no option is called -x"),
        ("--theme drak", "no theme is called 'drak'; did you mean 'dark'?"),
        ("--theme", "--theme: a value is missing after it"),
        ("--log-level loud", "no log level is called 'loud'; known: debug, info, warning, error"),
        ("--at 3", "'3' is not a point; write it as X,Y"),
        ("--at 3,nan", "'nan' is not a place on the sheet"),
        ("--size 1366", "'1366' is not a size; write it as WxH"),
        ("--size 10x10", "'10x10' is not a size"),
        ("--size 99999x99999", "'99999x99999' is not a size"),
        ("locate", "missing: X, Y"),
        ("locate 1", "missing: Y"),
        ("locate 1 2 3", "not understood: 3"),
        ("locate one 2", "X: 'one' is not a number"),
        ("locate 1,5 2", "'1,5' is not a number (write decimals with a point)"),
        ("locate nan 2", "'nan' is not a place on the sheet"),
        ("locate 1 -inf", "'-inf' is not a place on the sheet"),
        ("locate 1 1e400", "'1e400' is not a place on the sheet"),
        ("locate 1 2 --quality ache", "no quality is called 'ache'; known: pain, tingling, numbness"),
        ("locate 1 2 --quality numbnes", "did you mean 'numbness'?"),
        ("locate 1 2 --at 1,2", "not understood: --at 1,2"),
        ("check", "missing: FILE"),
        ("snapshot", "missing: OUT.png"),
        ("snapshot out.jpg", "'out.jpg' does not end in .png"),
        ("snapshot out.png --scale 99", "'99' is not a scale from 0.5 to 8"),
        ("snapshot out.png --scale big", "'big' is not a number"),
        ("snapshot nosuch/out.png", "the folder nosuch does not exist; make it first"),
    ],
)
def test_a_wrong_question_is_told_so_in_one_sentence(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in complaint(capsys, *words.split())


WORDS = (
    "locate", "check", "snapshot", "--data", "--settings", "--temp-profile", "--log-level", "--at", "--quality",
    "--map", "--theme", "--size", "--scale", "--json", "--exit-after", "--", "-", "-1", "-1e5", "2", "nan", "-inf",
    "a.png", "3,4", "-3,-4", "10x10", "1366x768", "dark", "pain", "all", "",
)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=8))
@example(["--help"])
@example(["snapshot", "--version"])
def test_whatever_is_typed_is_understood_or_refused(words: list[str]) -> None:
    with contextlib.suppress(SystemExit, cli.UsageError):
        assert cli.options(cli.parse(words)).scale > 0


def test_what_was_typed_cannot_change_what_the_terminal_shows(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "--a\nb\x1b[31m\u202e")
    assert said.startswith("derm-viewer: no option is called --a b [31m ; see ")


def test_a_snapshot_cannot_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "o.png").mkdir()
    assert "is a folder; name a file in it" in complaint(capsys, "snapshot", str(tmp_path / "o.png"))


@pytest.mark.parametrize(
    ("map_id", "said"), [("isnci", "did you mean 'isncsci'?"), ("zzz", "known: all, isncsci, keegan_garrett")]
)
def test_an_unknown_map_is_told_which_there_are(
    map_id: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = write_sample(tmp_path / "m.geojson")
    words = ("snapshot", str(tmp_path / "o.png"), "--data", str(sample), "--map", map_id)
    assert said in complaint(capsys, *words)
    assert not (tmp_path / "o.png").exists()


def test_without_a_display_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 3
    assert capsys.readouterr().err.startswith("derm-viewer: there is no display to open a window on; ")


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parse", interrupt)
    assert main(["locate", "1", "2"]) == 130
    assert capsys.readouterr().err == "derm-viewer: stopped\n"


def test_a_fault_of_the_program_is_one_sentence_and_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(words: object) -> None:
        raise KeyError("inner part")

    monkeypatch.setattr(cli, "parse", fail)
    assert main(["locate", "1", "2"]) == 70
    said = capsys.readouterr().err
    assert said.startswith("derm-viewer: something went wrong that should not have (KeyError in test_cli.py, line ")
    assert said.count("\n") == 1


LOADED = """
import sys
from derm_viewer.__main__ import main
code = main({words!r})
heavy = sorted({{"PySide6", "shapely", "numpy", "shiboken6"}} & set(sys.modules))
print(code, heavy, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "heavy"),
    [(["--help"], []), (["--version"], []), (["locate", "--help"], []), (["nosuch"], []), (["locate", "x", "y"], [])],
)
def test_help_and_version_bring_in_neither_qt_nor_shapely(words: list[str], heavy: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=words)], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1].endswith(str(heavy))


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"derm-viewer {__version__}\n"


@pytest.mark.parametrize("words", [["--help"], ["locate", "--help"], ["check", "--help"], ["snapshot", "--help"]])
def test_help_names_every_option_but_the_hidden_one(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    text = capsys.readouterr().out
    assert "--data FILE" in text
    assert "exit-after" not in text


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program as its users start it."""
    return subprocess.run(
        [sys.executable, "-m", "derm_viewer", *words],
        capture_output=True, text=True, check=False, env={**os.environ, **more},
    )


def test_the_module_runs_and_gives_its_exit_code() -> None:
    done = run("locate", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "derm-viewer: missing: Y; see 'derm-viewer locate --help'\n"


def test_a_full_disk_is_one_sentence() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "derm_viewer", "--version"],
            stdout=out, stderr=subprocess.PIPE, text=True, check=False,
        )
    assert (done.returncode, done.stderr) == (2, "derm-viewer: No space left on device\n")


def test_a_reader_that_left_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "derm_viewer", "--help"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")

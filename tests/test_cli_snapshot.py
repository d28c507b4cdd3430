"""`derm-viewer snapshot` and the window itself, as real processes off screen: pictures, exit codes, nothing told on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

PATIENCE = 60.0  # seconds until a process that hangs is given up


def start(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "derm_viewer", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(*words: str) -> tuple[int, str]:
    """The exit code and what the program said on either stream."""
    process = start(*words)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err


def test_the_picture_has_the_size_and_scale_that_were_asked_for(tmp_path: Path, sample: str) -> None:
    out = tmp_path / "o.png"
    words = ("--at=-84,-60", "--size", "1000x700", "--scale", "1.5", "--theme", "dark", "--map", "isncsci")
    assert run("snapshot", str(out), "--data", sample, *words) == (0, "")
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1500, 1050)
    assert picture.pixelColor(5, picture.height() // 2).lightness() < 64


def test_the_answer_is_in_the_picture(tmp_path: Path, sample: str) -> None:
    pictures = [tmp_path / "without.png", tmp_path / "with.png"]
    assert run("snapshot", str(pictures[0]), "--data", sample)[0] == 0
    assert run("snapshot", str(pictures[1]), "--data", sample, "--at=-84,-60")[0] == 0
    without, answered = (QImage(str(path)) for path in pictures)
    assert without.size() == answered.size()
    assert without != answered


def test_an_older_picture_is_replaced_and_nothing_else_is_left(tmp_path: Path, sample: str) -> None:
    out = tmp_path / "pictures" / "o.png"
    out.parent.mkdir()
    out.write_bytes(b"older")
    assert run("snapshot", str(out), "--data", sample) == (0, "")
    assert not QImage(str(out)).isNull()
    assert list(out.parent.iterdir()) == [out]


def test_a_broken_map_costs_the_picture_and_leaves_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "m.geojson").write_text("{")
    (tmp_path / "o.png").write_bytes(b"older")
    code, said = run("snapshot", str(tmp_path / "o.png"), "--data", str(tmp_path / "m.geojson"))
    assert code == 2
    assert said.startswith("derm-viewer: m.geojson")
    assert said.count("\n") == 1
    assert (tmp_path / "o.png").read_bytes() == b"older"


def test_the_log_does_not_tell_what_was_asked(tmp_path: Path, sample: str) -> None:
    words = ("--data", sample, "--at=-84,-60", "--quality", "numbness", "--log-level", "debug")
    assert run("snapshot", str(tmp_path / "o.png"), *words) == (0, "")
    logs = list(Path(os.environ["XDG_STATE_HOME"]).rglob("*.log"))
    assert logs
    written = "".join(path.read_text(encoding="utf-8") for path in logs).casefold()
    for word in ("shin", "numb", "l5", "-84", "left outer"):
        assert word not in written


def test_a_snapshot_remembers_nothing(tmp_path: Path, sample: str) -> None:
    assert run("snapshot", str(tmp_path / "o.png"), "--data", sample, "--theme", "dark") == (0, "")
    assert list(Path(os.environ["XDG_CONFIG_HOME"]).rglob("*.ini")) == []


@pytest.mark.parametrize("until", ["first-paint", "first-click"])
def test_a_start_that_is_measured_ends_by_itself(until: str, sample: str) -> None:
    assert run("--data", sample, "--at=-84,-60", "--temp-profile", "--exit-after", until) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no polite interruption of another process")
def test_an_interruption_closes_the_window_with_130(tmp_path: Path, sample: str) -> None:
    process = start("--data", sample, "--temp-profile")
    log = Path(os.environ["XDG_STATE_HOME"]) / "derm-viewer" / "derm-viewer.log"
    while not log.exists() and process.poll() is None:
        os.sched_yield()
    for _ in range(10):  # one that comes while Qt is being brought in may be lost
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=3)
        except subprocess.TimeoutExpired:
            continue
        break
    assert process.returncode == 130
    assert "Traceback" not in said

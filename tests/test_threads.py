"""Neither numpy nor Qt makes threads of its own, unless the user has asked for some."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from derm_viewer.threads import spare_threads

NAME = "OPENBLAS_NUM_THREADS"


@pytest.mark.parametrize("name", [NAME, "QT_NO_GUI_THREADPOOL"])
@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("4", "4")])
def test_one_thread_unless_the_user_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, name: str, before: str | None, after: str
) -> None:
    monkeypatch.delenv(name, raising=False)
    if before is not None:
        monkeypatch.setenv(name, before)
    spare_threads()
    assert os.environ[name] == after


def test_the_program_sees_to_it_before_numpy_comes_in() -> None:
    code = (
        "import os, sys; from derm_viewer.__main__ import main; before = 'numpy' in sys.modules;"
        "main(['locate', '3', '-55', '--json']);"
        "tasks = '/proc/self/task'; running = len(os.listdir(tasks)) if os.path.isdir(tasks) else 1;"
        f"print(before, 'numpy' in sys.modules, os.environ.get('{NAME}'), running)"
    )
    environment = {name: value for name, value in os.environ.items() if name != NAME}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    before, after, threads, running = done.stdout.splitlines()[-1].split()
    assert (before, after, threads) == ("False", "True", "1")
    assert running == "1"


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="the system does not list the threads of a process")
def test_qt_paints_the_body_on_the_windows_own_thread() -> None:
    code = (
        "import os; from pathlib import Path; from derm_viewer import app; from derm_viewer.options import Options;"
        "parts = app.build(Options(temp_profile=True, size=(1600, 1000))); parts.window.show();"
        "parts.window.canvas.settle(); parts.window.grab();"
        "names = [p.read_text().strip() for p in Path('/proc/self/task').glob('*/comm')]; print(names, flush=True);"
        "os._exit(0)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "QT_NO_GUI_THREADPOOL"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert "Thread (pooled)" not in done.stdout, done.stdout

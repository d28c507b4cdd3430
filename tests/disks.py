"""Places in which no file can be written, as the system itself refuses it, even to root; where it can, a seam does."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

OLDER = b"what was here before"
Refusal = Callable[[Path, pytest.MonkeyPatch], contextlib.AbstractContextManager[Path]]


def _older(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(OLDER)
    return file


@contextlib.contextmanager
def limited(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No file may become longer than an older one; the system says so to root, too.

    Python would keep half of what it compiles meanwhile, and stumble over it later: it keeps none.
    """
    resource = pytest.importorskip("resource", reason="only POSIX has limits for a process")
    _older(file.parent, file.name)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "dont_write_bytecode", True)
        patched.setenv("PYTHONDONTWRITEBYTECODE", "1")
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(OLDER), before[1]))
        try:
            yield file
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, heard)
    assert file.read_bytes() == OLDER


@contextlib.contextmanager
def _mounted(file: Path, *, writable: bool) -> Iterator[Path]:
    """A small disk of its own; the test is skipped where none can be had."""
    folder = file.parent / "disk"
    folder.mkdir()
    if sys.platform != "linux" or not _ran("mount", "-t", "tmpfs", "-o", "size=8k", "none", str(folder)):
        pytest.skip("no disk can be mounted here")
    try:
        older = _older(folder, file.name)
        with contextlib.suppress(OSError):
            (folder / "the rest of the disk").write_bytes(bytes(8192))
        assert writable or _ran("mount", "-o", "remount,ro", str(folder))
        before = sorted(os.listdir(folder))
        yield older
        assert older.read_bytes() == OLDER
        assert sorted(os.listdir(folder)) == before
    finally:
        _ran("umount", "-l", str(folder))


def _ran(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def full(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of eight kilobytes, of which an older file and another one take all."""
    with _mounted(file, writable=True) as older:
        yield older


@contextlib.contextmanager
def read_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk that can only be read."""
    with _mounted(file, writable=False) as older:
        yield older


@contextlib.contextmanager
def locked(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An older file that another program has open, as Windows refuses it: POSIX never does, so a seam must."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    _older(file.parent, file.name)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        yield file
    assert file.read_bytes() == OLDER


@contextlib.contextmanager
def folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder has that name."""
    file.mkdir()
    yield file
    assert os.listdir(file) == []


@contextlib.contextmanager
def no_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that was named is not there."""
    yield file.parent / "nowhere" / file.name
    assert not (file.parent / "nowhere").exists()


@contextlib.contextmanager
def too_long(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A name of more letters than a name may have."""
    yield file.with_name("x" * 300 + file.name)


REFUSALS: dict[str, tuple[Refusal, str]] = {
    "limited": (limited, "the file is larger than this disk allows"),
    "full": (full, "the disk is full"),
    "read_only": (read_only, "this disk can only be read"),
    "locked": (locked, "another program has the file open"),
    "folder": (folder, "this is a folder"),
    "no_folder": (no_folder, "there is no such folder"),
    "too_long": (too_long, "the name is too long"),
}
"""What refuses a file, and what is said about it."""

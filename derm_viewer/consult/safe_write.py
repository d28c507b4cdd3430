"""Files are written whole or not at all: a new file beside the older one, put in its place when it is on the disk."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from derm_viewer.consult.say import say

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PLAINLY = {
    errno.ENOSPC: ("the disk is full", "choose another place"),
    errno.EDQUOT: ("your share of the disk is full", "choose another place"),
    errno.EFBIG: ("the file is larger than this disk allows", "choose another place"),
    errno.EROFS: ("this disk can only be read", "choose another place"),
    errno.EACCES: ("you may not write here, or another program has the file open", "close it or choose another place"),
    errno.EPERM: ("you may not write here, or another program has the file open", "close it or choose another place"),
    errno.EBUSY: ("another program has the file open", "close it there and try again"),
    errno.ENOENT: ("there is no such folder", "make it first or choose another"),
    errno.ENOTDIR: ("there is no such folder", "make it first or choose another"),
    errno.ELOOP: ("the name leads in a circle", "choose another name"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EINVAL: ("the name cannot be used on this disk", "choose another name"),
    errno.EIO: ("the disk does not answer as it should", "choose another place"),
}


class WriteError(OSError):
    """A file that could not be written, in one sentence for a person. What had that name before is as it was."""


def write(path: Path, data: bytes) -> None:
    """Make `data` the content of the file. A link is followed; the rights of an older file are kept.

    Raises WriteError, and nothing else; the older file is intact then, and nothing is left beside it.
    """
    file = GrowingFile(path)
    try:
        file.write(data)
        file.keep()
    finally:
        file.drop()


class GrowingFile(io.RawIOBase):
    """A file that takes bytes as they come and has its name only when it is kept; until then an older one has it.

    A link is followed; the rights of an older file are kept. Every method raises WriteError, and nothing else, where
    the disk refuses; the older file is intact then. Call `drop` at the end whatever happened: it leaves nothing beside
    the file. `forget` takes and loses whatever is still written, for writers that cannot be stopped otherwise.
    """

    def __init__(self, path: Path) -> None:
        """Open it. `path` is what a person named and reads in an error."""
        super().__init__()
        self._path = path
        self._handle: int | None = None
        self._lost = False
        with self._plainly():
            self._target = Path(os.path.realpath(path))
            older = _mode(self._target)
            if older is not None and stat.S_ISDIR(older):
                raise self._refused("this is a folder", "name a file in it")
            if older is not None and not stat.S_ISREG(older):
                raise self._refused("this is a device or a pipe", "name an ordinary file")
            self._rights = None if older is None else stat.S_IMODE(older)
            self._fresh = self._target.with_name(f".{secrets.token_hex(6)}.part")
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self._fresh, flags, 0o666)

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Add all of the data."""
        left = memoryview(data).cast("B")
        size = len(left)
        if self._handle is None:
            raise ValueError("the file was kept or dropped already")
        with self._plainly():
            while left and not self._lost:
                left = left[os.write(self._handle, left) :]
        return size

    def forget(self) -> None:
        """From now on take whatever is written, and lose it; the file cannot be kept any more."""
        self._lost = True

    def keep(self) -> None:
        """Wait until the disk has everything, and let the file take its name."""
        if self._handle is None or self._lost:
            raise ValueError("the file was kept, dropped or forgotten already")
        with self._plainly():
            if self._rights is not None and os.name != "nt":
                os.chmod(self._fresh, self._rights)
            os.fsync(self._handle)
            handle, self._handle = self._handle, None
            try:
                os.close(handle)
                os.replace(self._fresh, self._target)
            except BaseException:
                self._remove()
                raise
        _settle(self._target.parent)

    def drop(self) -> None:
        """Leave nothing behind that was not kept."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                os.close(handle)
            self._remove()

    def close(self) -> None:
        """Drop it; whoever wants to keep it has done so."""
        self.drop()
        super().close()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._fresh.unlink()

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn what the disk says into a sentence that names the file."""
        try:
            yield
        except WriteError:
            raise
        except OSError as error:
            told = (error.strerror or "the disk refuses it").lower()
            raise self._refused(*_PLAINLY.get(error.errno or 0, (told, "choose another place"))) from None
        except ValueError:
            raise self._refused("the name cannot be used", "choose another name") from None

    def _refused(self, problem: str, remedy: str) -> WriteError:
        told = {"path": self._path, "problem": say(problem), "remedy": say(remedy)}
        return WriteError(say("{path} cannot be written: {problem}; {remedy}", **told))


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _settle(folder: Path) -> None:
    """Have the disk remember the new name, where a folder can be asked to."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

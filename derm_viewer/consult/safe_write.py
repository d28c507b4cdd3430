"""Files are written whole or not at all: a new file beside the older one, put in its place when it is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

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
    try:
        target = Path(os.path.realpath(path))
        older = _mode(target)
        if older is not None and stat.S_ISDIR(older):
            raise _refused(path, "this is a folder", "name a file in it")
        if older is not None and not stat.S_ISREG(older):
            raise _refused(path, "this is a device or a pipe", "name an ordinary file")
        _replace(target, data, None if older is None else stat.S_IMODE(older))
    except WriteError:
        raise
    except OSError as error:
        told = (error.strerror or "the disk refuses it").lower()
        raise _refused(path, *_PLAINLY.get(error.errno or 0, (told, "choose another place"))) from None
    except ValueError:
        raise _refused(path, "the name cannot be used", "choose another name") from None


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, rights: int | None) -> None:
    """Write a file of another name in the same folder, wait until the disk has it, and let it take the name."""
    fresh = target.with_name(f".{secrets.token_hex(6)}.part")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            if rights is not None and os.name != "nt":
                os.chmod(fresh, rights)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(fresh, target)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    _settle(target.parent)


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


def _refused(path: Path, problem: str, remedy: str) -> WriteError:
    return WriteError(f"{path} cannot be written: {problem}; {remedy}")

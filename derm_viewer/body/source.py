"""Bytes of a map file, read once and whole, with refusals for everything that is not a plain file of sane size."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from derm_viewer.body.errors import FaultError, worded

MAX_BYTES = 20_000_000

_MAGIC = (
    (b"\x89PNG", worded("a PNG picture")),
    (b"PK\x03\x04", worded("a ZIP archive or an office document")),
    (b"%PDF", worded("a PDF document")),
    (b"\x1f\x8b", worded("a gzip archive")),
    (b"\xff\xd8\xff", worded("a JPEG picture")),
    (b"SQLite format 3", worded("an SQLite or GeoPackage database")),
    (b"<", worded("HTML, XML or SVG text")),
)


def read_bytes(path: Path) -> bytes:
    """The content of the file, from one opening. Raises FaultError; refuses devices, pipes and over 20 MB unread."""
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise FaultError("the file was not found", "check the name and the folder") from None
    except PermissionError:
        if path.is_dir():
            raise _folder() from None
        raise FaultError("you have no permission to read this file", "ask for the right to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or worded("the name cannot be used")
        raise FaultError(
            worded("the file cannot be opened ({reason})", reason=reason), "check the name and the disk"
        ) from None
    try:
        return _read_open(fd)
    except OSError as error:
        raise FaultError(
            worded("the file cannot be read ({reason})", reason=error.strerror), "check the disk and try again"
        ) from None
    finally:
        os.close(fd)


def too_large(size: int, most: int) -> str:
    """What is said of a file of so many bytes, where at most so many are read."""
    return worded(
        "the file has {size} MB and the limit is {limit} MB", size=f"{size / 1e6:.1f}", limit=most // 1_000_000
    )


def _folder() -> FaultError:
    return FaultError("this is a folder, not a file", "choose the .geojson file inside it")


def _read_open(fd: int) -> bytes:
    before = os.fstat(fd)
    if stat.S_ISDIR(before.st_mode):
        raise _folder()
    if not stat.S_ISREG(before.st_mode):
        raise FaultError("this is a device or a pipe, not a file", "save the map to an ordinary file first")
    if before.st_size > MAX_BYTES:
        raise FaultError(
            too_large(before.st_size, MAX_BYTES),
            "reduce the number of vertices",
        )
    with os.fdopen(os.dup(fd), "rb") as file:
        data = file.read(MAX_BYTES + 1)
    after = os.fstat(fd)
    if len(data) != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise FaultError("the file changed while it was being read", "wait until it has been saved and try again")
    return data


def decode(data: bytes) -> str:
    """The text of the file. Raises FaultError if it is empty, binary or not UTF-8; a byte order mark is accepted."""
    if not data.strip():
        raise FaultError("the file is empty", "choose a file that holds a body map")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise FaultError(worded("this is {what}, not JSON", what=what), "choose a .geojson file")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FaultError("the file is UTF-16, not UTF-8 (byte 1)", "save it again as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.count(b"\0") * 50 > len(data):
            raise FaultError("the file is binary data, not JSON", "choose a .geojson file") from None
        raise FaultError(
            worded("the file is not UTF-8 (byte {byte})", byte=error.start + 1), "save it again as UTF-8"
        ) from None
    if "\0" in text:
        raise FaultError("the file is binary data or UTF-16, not JSON", "save it again as UTF-8")
    return text

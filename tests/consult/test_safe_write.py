"""A file is written whole or not at all, and a refusal is one sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.consult.safe_write import GrowingFile, WriteError, write

OLDER = b"what was here before"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file that is there already, alone in its folder."""
    file = tmp_path / "answer.pdf"
    file.write_bytes(OLDER)
    return file


def failing(number: int) -> Callable[..., int]:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_holds_the_bytes_and_is_alone(tmp_path: Path) -> None:
    write(tmp_path / "new.json", b"\x00\r\n\xff" * 1000)
    assert (tmp_path / "new.json").read_bytes() == b"\x00\r\n\xff" * 1000
    assert os.listdir(tmp_path) == ["new.json"]


def test_an_older_file_is_replaced_and_keeps_its_rights(older: Path) -> None:
    older.chmod(0o640)
    write(older, b"")
    assert older.read_bytes() == b""
    assert os.name == "nt" or stat.S_IMODE(older.stat().st_mode) == 0o640
    assert os.listdir(older.parent) == [older.name]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_stays_a_link(older: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(older)
    write(link, b"new")
    assert link.is_symlink()
    assert older.read_bytes() == b"new"


def test_a_reader_that_has_the_file_open_keeps_what_it_had(older: Path) -> None:
    if os.name == "nt":
        pytest.skip("there an open file is refused, see below")
    with older.open("rb") as reader:
        write(older, b"new")
        assert reader.read() == OLDER
    assert older.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "chmod"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EACCES, "another program has the file open"),
        (errno.EIO, "the disk does not answer"),
        (errno.ETIMEDOUT, "timed out"),
    ],
)
def test_a_failure_at_any_step_leaves_the_older_file(
    older: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    if os.name == "nt" and step == "chmod":
        pytest.skip("rights are not set there")
    monkeypatch.setattr(os, step, failing(number))
    with pytest.raises(WriteError, match=r"answer\.pdf cannot be written: ") as caught:
        write(older, b"new")
    monkeypatch.undo()
    assert said in str(caught.value)
    assert older.read_bytes() == OLDER
    assert os.listdir(older.parent) == [older.name]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_in_leaves_the_older_file(
    older: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "open", failing(number))
    with pytest.raises(WriteError, match=r"can only be read|may not write here"):
        write(older, b"new")
    monkeypatch.undo()
    assert older.read_bytes() == OLDER


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_leaves_the_older_file(older: Path) -> None:
    older.parent.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="you may not write here"):
            write(older, b"new")
    finally:
        older.parent.chmod(0o700)
    assert older.read_bytes() == OLDER


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "this is a folder"),
        ("nowhere/file.pdf", "there is no such folder"),
        ("plain.txt/file.pdf", "there is no such folder"),
        ("x" * 300 + ".pdf", "the name is too long"),
        ("a\0b.pdf", "the name cannot be used"),
    ],
)
def test_a_name_that_cannot_be_a_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain.txt").write_bytes(OLDER)
    with pytest.raises(WriteError, match=said) as caught:
        write(tmp_path / name, b"new")
    assert str(caught.value).count("\n") == 0
    assert sorted(os.listdir(tmp_path)) == ["folder", "plain.txt"]
    assert (tmp_path / "plain.txt").read_bytes() == OLDER


def test_a_device_is_refused() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(WriteError, match="this is a device or a pipe"):
        write(Path("/dev/full"), b"new")


def test_an_interruption_leaves_nothing_behind(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(older, b"new")
    assert older.read_bytes() == OLDER
    assert os.listdir(older.parent) == [older.name]


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_a_file_that_grows_holds_its_pieces_in_order(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    older = tmp_path_factory.mktemp("grow") / "table.csv"
    older.write_bytes(OLDER)
    with GrowingFile(older) as file:
        for piece in pieces:
            assert file.write(piece) == len(piece)
        assert older.read_bytes() == OLDER, "the older file has the name until the new one is whole"
        file.keep()
    assert older.read_bytes() == b"".join(pieces)
    assert os.listdir(older.parent) == [older.name]


def test_a_file_that_is_not_kept_leaves_the_older_one(older: Path) -> None:
    with GrowingFile(older) as file:
        file.write(b"half of it")
    assert older.read_bytes() == OLDER
    assert os.listdir(older.parent) == [older.name]
    with pytest.raises(ValueError, match="already"):
        file.keep()


def test_what_is_written_after_a_failure_is_lost_and_cannot_be_kept(older: Path) -> None:
    with GrowingFile(older) as file:
        file.forget()
        assert file.write(b"the foot of a table") == 19
        with pytest.raises(ValueError, match="forgotten"):
            file.keep()
    assert older.read_bytes() == OLDER

"""The names of files that the user gives, and what is said when a file cannot be."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path


class NameTakenError(ValueError):
    """A name that was completed names a file that is there: nobody has agreed to replace it."""


def completed(path: Path, end: str, known: Collection[str], taken: str) -> Path:
    """The path with an end that says what the file is; one of the `known` ends is left as it is.

    Raises NameTakenError, with the sentence `taken` about the `{name}`, where the completed name is another one's.
    """
    if any(path.name.casefold().endswith(one) for one in known):
        return path
    whole = Path(f"{path}{end}")
    if os.path.lexists(whole):  # unlike Path.exists(), it takes a name that is too long
        raise NameTakenError(taken.format(name=whole.name))
    return whole


def sentence(error: Exception) -> str:
    """What an error says, with one full stop at its end."""
    return f"{str(error).rstrip('.')}."

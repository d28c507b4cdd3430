"""The shipped knowledge, read once."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.knowledge import Knowledge
from tests.clinic.places import KNOWLEDGE


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that ships."""
    return Knowledge.load(KNOWLEDGE)

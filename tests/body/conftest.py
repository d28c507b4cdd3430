"""The sample map, as a file and as an atlas."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from tests.body.sample import write_sample


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample map on disk."""
    return write_sample(tmp_path_factory.mktemp("map") / "sample.geojson")


@pytest.fixture(scope="session")
def sample_atlas(sample_file: Path) -> Atlas:
    """The sample map, read."""
    return Atlas.load(sample_file)


@pytest.fixture(scope="session")
def locator(sample_atlas: Atlas) -> Locator:
    """A locator on the sample map."""
    return Locator(sample_atlas)


FIGURES = {
    "neutral": "body_regions.geojson",
    "female": "body_regions_female.geojson",
    "male": "body_regions_male.geojson",
}
"""The supplied map files, by figure."""


@pytest.fixture(scope="session")
def neutral(root: Path) -> Atlas:
    """The supplied map of the neutral figure."""
    return Atlas.load(root / "assets" / FIGURES["neutral"])


@pytest.fixture(scope="session")
def neutral_locator(neutral: Atlas) -> Locator:
    """A locator on it."""
    return Locator(neutral)

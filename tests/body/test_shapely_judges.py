"""What was clicked is judged by shapely, as the product promises: no other geometry may quietly take its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator


def test_a_click_is_judged_by_shapely(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = Atlas.supplied(root / "assets" / "body_regions.geojson")
    locator = Locator(atlas)
    spot = next(spot for spot in atlas.of(view="anterior", kind="key_point") if spot.root == "L5")
    asked = 0
    judge = shapely.intersects_xy

    def counted(*asked_of: Any) -> Any:
        nonlocal asked
        asked += 1
        return judge(*asked_of)

    monkeypatch.setattr(shapely, "intersects_xy", counted)
    place = locator.locate(spot.x, spot.y)
    assert place.readings[0].root == "L5"
    assert asked == 1

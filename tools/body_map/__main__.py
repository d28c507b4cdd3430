"""`python -m tools.body_map`: build the body map and report how faithful it is."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tools.body_map import assemble, checks, compare, mesh, shade

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "assets" / "body_regions.geojson"
FIGURES = ROOT / "resources" / "figures" / assemble.FIGURE


def write(path: Path, document: dict[str, Any]) -> None:
    """Write the map whole or not at all, one feature a line."""
    head = json.dumps({key: document[key] for key in ("type", "derm_viewer")}, ensure_ascii=False, indent=1)
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in document["features"])
    text = head[: head.rindex("}")].rstrip() + ',\n "features": [\n' + lines + "\n]}\n"
    part = path.with_suffix(".part")
    path.parent.mkdir(exist_ok=True)
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def build(scene: assemble.Scene, path: Path) -> None:
    """Build every view and write the map and the shaded figures that lie under it."""
    features = [f for spec in assemble.LEFT_VIEWS for f in assemble.view_features(scene, spec)]
    write(path, assemble.document(scene.parts.whole, features))
    if path == TARGET:
        shade.draw_all(FIGURES)


def main() -> int:
    """Build, write, check; 1 if a check fails."""
    parser = argparse.ArgumentParser(prog="python -m tools.body_map", description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET, help="where to write the map")
    parser.add_argument("--check-only", action="store_true", help="report on the map that is there")
    parser.add_argument(
        "--compare", metavar="VIEW", help="build one view again and compare it with the map that is there"
    )
    options = parser.parse_args()
    start = time.perf_counter()
    scene = assemble.Scene.of(mesh.load())
    if options.compare:
        texts, same = compare.one_view(options.out, scene, options.compare)
        print("\n".join(texts))
        return 0 if same else 1
    if not options.check_only:
        build(scene, options.out)
        print(f"{options.out.name} built in {time.perf_counter() - start:.0f} s")
    lines = list(checks.run(options.out, scene))
    for text, good in lines:
        print(text if good else f"{text}   <-- not good")
    return 0 if all(good for _, good in lines) else 1


if __name__ == "__main__":
    sys.exit(main())

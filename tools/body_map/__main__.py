"""`python -m tools.body_map`: build the body map and report how faithful it is."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tools.body_map import agreement, assemble, checks, compare, first, mesh, same_skin, shade

ROOT = Path(__file__).parents[2]


def target(figure: str) -> Path:
    """The map file of a figure; the neutral one is the default of the program."""
    return ROOT / "assets" / ("body_regions.geojson" if figure == mesh.NEUTRAL else f"body_regions_{figure}.geojson")


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
    """Build every view of a figure and write its map."""
    features = [f for spec in assemble.LEFT_VIEWS for f in assemble.view_features(scene, spec)]
    write(path, assemble.document(scene.parts.whole, features))


def make(figure: str, options: argparse.Namespace) -> bool:
    """Build and check one figure; whether all is good."""
    start = time.perf_counter()
    scene, path = assemble.Scene.of(figure), options.out or target(figure)
    if options.compare:
        texts, good = compare.one_view(path, scene, options.compare)
        print("\n".join(texts))
        return good
    if not options.check_only:
        build(scene, path)
        print(f"{path.name} built in {time.perf_counter() - start:.0f} s")
    if not (options.check_only or options.no_pictures or options.out):
        folder = ROOT / "resources" / "figures" / figure
        shade.draw_all(folder, figure)
        first.draw_all(path, folder)
    print(f"{path.name}:")
    lines = list(checks.run(path, scene))
    return all(show(lines))


def show(lines: list[same_skin.Line]) -> list[bool]:
    """Print the lines of a report and give back which are good."""
    for text, good in lines:
        print(text if good else f"{text}   <-- not good")
    return [good for _, good in lines]


def main() -> int:
    """Build, write, check; 1 if a check fails."""
    parser = argparse.ArgumentParser(prog="python -m tools.body_map", description=__doc__)
    parser.add_argument("--figure", choices=assemble.FIGURES, help="one figure only (all, otherwise)")
    parser.add_argument("--out", type=Path, help="where to write the map, without its pictures")
    parser.add_argument("--no-pictures", action="store_true", help="leave the shaded figures as they are")
    parser.add_argument("--check-only", action="store_true", help="report on the maps that are there")
    parser.add_argument("--compare", metavar="VIEW", help="build one view again and compare it with what is there")
    parser.add_argument("--agreement", action="store_true", help="print the table of skin areas on which maps agree")
    options = parser.parse_args()
    if options.agreement:
        print(agreement.table(assemble.Scene.of(mesh.NEUTRAL)))
        return 0
    figures = (
        [options.figure]
        if options.figure
        else [mesh.NEUTRAL]
        if options.out or options.compare
        else list(assemble.FIGURES)
    )
    good = [make(figure, options) for figure in figures]
    if len(figures) > 1:
        lines = list(same_skin.figures_agree({figure: target(figure) for figure in figures}))
        good += show(lines)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tools.bench`: every promise of speed and memory, measured beside its floor. Asserts nothing."""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path

from tools.bench.report import table, write

ROUNDS = 7


def main() -> None:
    """Measure, print the table, write `bench.json`."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each thing is done ({ROUNDS})")
    parser.add_argument("--data", type=Path, help="measure with this body map")
    parser.add_argument("--out", type=Path, default=Path("bench.json"), help="where the JSON goes (bench.json)")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    from derm_viewer.body.atlas import Atlas
    from derm_viewer.options import Options
    from derm_viewer.paths import data_path
    from tools.bench import marks, places, points, screen, size, starts

    words = ["--data", str(asked.data)] if asked.data else []  # the supplied map is read another way than a user's own
    rows = starts.rows(asked.rounds, words)
    atlas = Atlas.load(asked.data or data_path("assets", "body_regions.geojson"))
    rows += places.rows(asked.rounds, atlas)
    rows += points.rows(asked.rounds, atlas)
    rows += marks.rows(asked.rounds, atlas)
    rows += screen.rows(asked.rounds, Options(data_file=asked.data, temp_profile=True, size=screen.SIZE))
    rows += size.rows()
    machine = {"system": platform.platform(), "python": platform.python_version(), "cores": str(os.cpu_count())}
    print(table(rows))
    print("\nwhere a start goes, one after the other:")
    print("\n".join(starts.phases(asked.rounds, words)))
    print(f"\n{asked.rounds} rounds on {machine['cores']} cores, {machine['system']}, Python {machine['python']}")
    write(rows, machine, asked.out)


if __name__ == "__main__":
    main()

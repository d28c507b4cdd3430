"""`derm-viewer check`: everything that is wrong with a body map, one sentence each."""

from __future__ import annotations

import sys
from argparse import Namespace

UNREADABLE = 2


def run(asked: Namespace) -> int:
    """Check `asked.file` and print what was found. Gives 0 (valid), 1 (findings) or 2 (cannot be read)."""
    from derm_viewer.body.check import check_file

    report = check_file(asked.file)
    if report.exit_code == UNREADABLE:
        for finding in report.findings:
            sys.stderr.write(f"derm-viewer: {finding.sentence}\n")
        return UNREADABLE
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    for finding in report.findings:
        print(f"{finding.severity}: {finding.sentence}")
    count = len(report.findings)
    print(f"{asked.file}: " + ("valid" if count == 0 else f"{count} finding{'s' if count > 1 else ''}"))
    return int(report.exit_code)

"""The knowledge files against their schemas and against the strict reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import RECORD_FILES, Knowledge
from derm_viewer.clinic.strict import read_json


def validate(folder: Path, schemas: Path) -> tuple[str, ...]:
    """Everything wrong with the knowledge in `folder`, one sentence each, naming file and place; empty: all is well."""
    findings = []
    for file in (*RECORD_FILES, "sources"):
        try:
            value = read_json(folder / f"{file}.json")
        except KnowledgeError as error:
            findings.append(str(error))
            continue
        schema = json.loads((schemas / f"knowledge-{file.replace('_', '-')}.schema.json").read_text("utf-8"))
        findings += (f"{file}.json, {said}" for said in _faults(schema, value))
    if not findings:
        try:
            Knowledge.load(folder)
        except KnowledgeError as error:
            findings.append(str(error))
    return tuple(findings)


def _faults(schema: Any, value: object) -> Iterator[str]:
    checker = jsonschema.Draft202012Validator(schema)
    for fault in sorted(checker.iter_errors(value), key=lambda fault: list(map(str, fault.absolute_path))):
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault.absolute_path)
        yield f"{path.lstrip('.') or 'the whole file'}: {fault.message}."

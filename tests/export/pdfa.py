"""What PDF/A-1b (ISO 19005-1) asks for, as far as it can be seen in the objects of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from tests.export.sheets import read

_ACTS = ("/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/XFA", "/OCProperties")
_INFO = {"Title": "dc:title", "Creator": "xmp:CreatorTool", "Producer": "pdf:Producer"}


def faults(data: bytes) -> list[str]:
    """What is not as PDF/A-1b wants it; nothing of what needs a reader of page contents or of fonts is judged."""
    reader = read(data)
    objects = list(_objects(reader))
    return [*_file(data, reader, objects), *_metadata(reader), *_colour(reader, objects), *_fonts(objects)]


def _objects(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream that can be reached from the trailer."""
    waiting: list[Any] = [reader.trailer]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield value
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)


def _file(data: bytes, reader: pypdf.PdfReader, objects: list[DictionaryObject]) -> Iterator[str]:
    head, mark = data[:64].split(b"\n")[:2]
    if not re.fullmatch(rb"%PDF-1\.[1-4]", head):
        yield f"the header is {head!r}"
    if not (mark.startswith(b"%") and len(mark) >= 5 and all(byte > 127 for byte in mark[1:5])):
        yield "no comment of four high bytes follows the header"
    if "/Encrypt" in reader.trailer:
        yield "it is encrypted"
    if len(reader.trailer.get("/ID", ())) != 2:
        yield "it has no ID"
    for each in objects:
        yield from (f"it holds {name}" for name in _ACTS if name in each)
        if each.get("/Type") in ("/XRef", "/ObjStm"):
            yield "objects lie in streams"
        if isinstance(each, StreamObject) and "LZW" in str(each.get("/Filter")):
            yield "something is packed with LZW"
        if isinstance(each, StreamObject) and "/F" in each:
            yield "something lies in another file"
        if each.get("/Type") == "/Annot":
            yield "it has annotations"


def _metadata(reader: pypdf.PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    stream = root["/Metadata"].get_object()
    if "/Filter" in stream:
        yield "the metadata are packed"
    told = unescape(stream.get_data().decode("utf-8"))
    if not re.search(r'pdfaid:part="1"|<pdfaid:part>1<', told):
        yield "no part of PDF/A is stated"
    if not re.search(r'pdfaid:conformance="[AB]"|<pdfaid:conformance>[AB]<', told):
        yield "no conformance is stated"
    info: dict[str, Any] = dict(reader.metadata or {})
    for name, said in _INFO.items():
        value = info.get(f"/{name}")
        if value and not re.search(f"{said}[>=][^/]*{re.escape(str(value))}", told, re.DOTALL):
            yield f"{name} is {value!r}, and something else in the metadata"


def _colour(reader: pypdf.PdfReader, objects: list[DictionaryObject]) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    intents = [one.get_object() for one in root.get("/OutputIntents", ()) if one.get_object()["/S"] == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    profile = intents[0]["/DestOutputProfile"].get_object()
    data = profile.get_data()
    if profile["/N"] != 3 or data[16:20] != b"RGB " or data[36:40] != b"acsp":
        yield "the output intent has no RGB profile"
    for each in objects:
        if each.get("/SMask", "/None") != "/None" or each.get("/S") == "/Transparency":
            yield "something is transparent"
        if (each.get("/ca", 1), each.get("/CA", 1)) != (1, 1) or each.get("/BM", "/Normal") not in (
            "/Normal",
            "/Compatible",
        ):
            yield "a state is transparent"
        if each.get("/ColorSpace") == "/DeviceCMYK":
            yield "a picture is CMYK"
        if each.get("/Subtype") == "/Image" and each.get("/Interpolate", False):
            yield "a picture is to be smoothed"


def _fonts(objects: list[Any]) -> Iterator[str]:
    for each in objects:
        if each.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(each):
            yield f"{each['/FontName']} is not in the file"
        if each.get("/Type") == "/Font" and each["/Subtype"] == "/Type0":
            (below,) = (one.get_object() for one in each["/DescendantFonts"])
            if "/ToUnicode" not in each:
                yield f"the letters of {each['/BaseFont']} cannot be copied"
            if below["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in below:
                yield f"{each['/BaseFont']} has no CIDToGIDMap"
            if "+" in each["/BaseFont"] and "/CIDSet" not in below["/FontDescriptor"]:
                yield f"{each['/BaseFont']} does not say which letters it holds"

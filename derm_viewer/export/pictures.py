"""A sheet as the bytes of a file: PDF for the record, SVG and PNG for everything else."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter

from derm_viewer.consult.say import say
from derm_viewer.export.content import Content
from derm_viewer.export.figure import MarkedFigure, print_dots
from derm_viewer.export.flow import UNITS_PER_INCH
from derm_viewer.export.pdf_spaces import with_spaces
from derm_viewer.export.sheet import PAPERS, Sheet

SMALLEST, LARGEST = 200, 12_000
"""Pixels that a picture may be wide."""
_MOST_TALL = 30_000
HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
    | QPainter.RenderHint.LosslessImageRendering
)
"""How everything is painted: smoothly, and pictures without loss."""
_FALLBACK = "<style>@supports (x: y) or (not (x: y)) { text { font-family: %s, Helvetica, Arial, sans-serif } }</style>"
"""What a browser without the typeface takes. Qt itself looks for one family with the whole list as its name, and passes
over what stands in @supports."""


class PictureError(RuntimeError):
    """A picture that could not be made, in one sentence."""


def pdf(content: Content, figure: MarkedFigure | None, *, program: str, paper: str = "A4", family: str = "") -> bytes:
    """A PDF/A-1b with real text; what does not fit on a page goes on to the next. `program` with its version.

    Raises ValueError for a paper that is not in PAPERS.
    """
    if paper not in PAPERS:
        raise ValueError(f"unknown paper {paper!r}; known are {', '.join(PAPERS)}")
    width, height = PAPERS[paper]
    pages = Sheet(content, figure, family, print_dots(UNITS_PER_INCH)).on(width, height)
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(UNITS_PER_INCH)
    size = QPageSize(QSizeF(width / 10, height / 10), QPageSize.Unit.Point, paper)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(content.title)
    writer.setCreator(program)
    painter = _begin(writer)
    try:
        for number in range(len(pages.pages)):
            if number:
                writer.newPage()
            pages.draw(painter, number)
    finally:
        painter.end()
    return with_spaces(bytes(buffer.data().data()))


def svg(content: Content, figure: MarkedFigure | None, *, family: str = "", paper: str = "A4") -> bytes:
    """One page, as wide as the paper and as tall as it must be; text is text. Raises ValueError as `pdf` does."""
    from PySide6.QtSvg import QSvgGenerator  # a library of its own, for this alone

    if paper not in PAPERS:
        raise ValueError(f"unknown paper {paper!r}; known are {', '.join(PAPERS)}")
    pages = Sheet(content, figure, family, print_dots(UNITS_PER_INCH)).on(PAPERS[paper][0])
    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(UNITS_PER_INCH)
    generator.setSize(QSize(round(pages.width), round(pages.height)))
    generator.setViewBox(QRectF(0, 0, pages.width, pages.height))
    generator.setTitle(content.title)
    generator.setDescription(f"{content.limits} {content.basis}")
    painter = _begin(generator)
    try:
        painter.fillRect(QRectF(0, 0, pages.width, pages.height), Qt.GlobalColor.white)
        pages.draw(painter, 0)
    finally:
        painter.end()
    text = bytes(buffer.data().data()).decode("utf-8")
    return text.replace("<defs>", f"<defs>{_FALLBACK % (family or 'sans-serif')}", 1).encode("utf-8")


def png(content: Content, figure: MarkedFigure | None, *, width: int, family: str = "", paper: str = "A4") -> bytes:
    """One page `width` pixels wide, laid out as wide as the paper and as tall as it must be.

    Raises ValueError for a width that is not from SMALLEST to LARGEST and for an unknown paper, PictureError for a text
    so long that no picture can hold it.
    """
    if not SMALLEST <= width <= LARGEST:
        raise ValueError(f"a picture is from {SMALLEST} to {LARGEST} pixels wide, not {width}")
    if paper not in PAPERS:
        raise ValueError(f"unknown paper {paper!r}; known are {', '.join(PAPERS)}")
    pages = Sheet(content, figure, family, None).on(PAPERS[paper][0])
    scale = width / pages.width
    tall = round(pages.height * scale)
    if tall > _MOST_TALL:
        raise PictureError(
            say(
                "the picture would be {tall} pixels tall and the limit is {most}; save a PDF instead",
                tall=tall,
                most=_MOST_TALL,
            )
        )
    image = QImage(width, tall, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    per_metre = round(UNITS_PER_INCH * scale / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Title", content.title)
    image.setText("Description", f"{content.limits} {content.basis}")
    painter = _begin(image)
    try:
        painter.scale(scale, scale)
        pages.draw(painter, 0)
    finally:
        painter.end()
    return png_bytes(image)


def png_bytes(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    buffer = _open_buffer()
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise PictureError(say("the picture cannot be made: {reason}", reason=writer.errorString()))
    return bytes(buffer.data().data())


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _begin(device: QPaintDevice) -> QPainter:
    painter = QPainter()
    if not painter.begin(device):
        raise PictureError(say("there is not enough memory for the picture; choose a smaller one"))
    painter.setRenderHints(HINTS)
    return painter

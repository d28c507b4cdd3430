"""Three calm minutes: from an answered click to the printed page in five clicks, both windows looked at after each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from derm_viewer.app import Parts
from derm_viewer.screen.record.handout_dialog import HandoutDialog
from tests.export.sheets import letters, read
from tests.screen.conftest import button
from tests.screen.patient_driver import desk, gate, said, texts, view

CLINICIANS = ("maps", "ISNCSCI", "sensitiv", "consider", "candidate", "likel", "S1", ".json", "finding")
"""What no patient has a use for, on the screen or on paper."""
MOST = 5


class Clicks:
    """Clicks buttons of a window as a person does, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, window: QWidget, name: str) -> None:
        """Click the button of this name."""
        self.count += 1
        QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def fake_printer(path: Path) -> QPrinter:
    """A printer that writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def shown(parts: Parts) -> HandoutDialog:
    """The handout's dialog that is open."""
    (dialog,) = [one for one in parts.window.findChildren(HandoutDialog) if one.isVisible()]
    return dialog


def nothing_of_the_clinicians(text: str) -> None:
    """Fail if a patient would read what is not for patients."""
    for word in CLINICIANS:
        assert word.casefold() not in text.casefold(), word


def test_five_clicks_lead_from_the_answer_to_the_printed_page(led: Parts, tmp_path: Path) -> None:
    window, canvas, clicks = led.window, led.window.canvas, Clicks()
    gate(led).handout.choose_printer = lambda *_: fake_printer(tmp_path / "printed.pdf")
    led.settings.keep("handout/clinic_line", "Hill Street Clinic, 020 7946 0123")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.widget_at(3.0, -55.0).toPoint())
    assert "L5" in window.answer_words

    clicks.on(window, "Patient")
    assert "your left outer shin" in said(led)
    assert "Explaining: L5 root" in desk(led).lead.text
    assert "\n1 of 5: " in desk(led).lead.text
    nothing_of_the_clinicians("\n".join(texts(view(led))))

    clicks.on(window, "Next")
    assert "L5" in said(led)
    assert "\n2 of 5: " in desk(led).lead.text
    scene = view(led).figure.scene
    assert scene is not None
    assert {(region.root, region.side) for region in scene.skin.strip} == {("L5", "left")}
    nothing_of_the_clinicians("\n".join(texts(view(led))))

    clicks.on(window, "Handout")
    page = shown(led).view.page
    assert page is not None
    assert "your left outer shin" in shown(led).view.accessibleDescription()
    assert "Explaining: L5 root" in shown(led).explaining.text()
    assert "L5" in said(led), "the patient goes on reading"
    assert not any(isinstance(one, HandoutDialog) for one in view(led).children())

    clicks.on(shown(led), "Print")
    assert clicks.count <= MOST
    (paper,) = read((tmp_path / "printed.pdf").read_bytes()).pages
    text = " ".join(paper.extract_text().split())
    for words in ("yourleftoutershin", "L5", "Whentogethelpatonce", "passage", "HillStreetClinic,02079460123"):
        assert words in letters(text)
    nothing_of_the_clinicians(text.replace("ISNCSCI 2019", ""))
    assert not [one for one in window.findChildren(HandoutDialog) if one.isVisible()]
    assert "\n2 of 5: " in desk(led).lead.text
    assert "L5" in window.answer_words


def test_the_page_is_in_the_language_in_which_the_patient_was_spoken_to(led: Parts, tmp_path: Path) -> None:
    gate(led).handout.choose_printer = lambda *_: fake_printer(tmp_path / "printed.pdf")
    clicks = Clicks()
    clicks.on(led.window, "Patient")
    desk(led).screen.set_language("de")
    clicks.on(led.window, "Handout")
    assert "Deutsch" in shown(led).language.text()
    clicks.on(shown(led), "Print")
    (paper,) = read((tmp_path / "printed.pdf").read_bytes()).pages
    words = desk(led).languages.words("de")
    assert letters(words.handout["help"]) in letters(paper.extract_text())
    assert clicks.count <= MOST

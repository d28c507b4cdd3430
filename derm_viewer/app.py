"""Builds everything once and hands it over: the one place that constructs the parts of the program."""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from derm_viewer import __version__
from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.ask import AskLibrary
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, Consult
from derm_viewer.consult.languages import CHOICES, SETTING, chosen
from derm_viewer.consult.map_files import FIGURES, MapFiles
from derm_viewer.consult.say import say
from derm_viewer.consult.settings import Settings
from derm_viewer.log import Log
from derm_viewer.options import Options
from derm_viewer.paths import data_path, settings_path
from derm_viewer.screen.look_keeper import LookKeeper
from derm_viewer.screen.window.main_window import MainWindow
from derm_viewer.threads import spare_threads

if TYPE_CHECKING:
    from derm_viewer.body.language import Language
    from derm_viewer.screen.window.file_desk import FileDesk

_PICTURE_SIZE = (1600, 1000)
_LISTEN_MS = 250
_COLLECT_MS, _IDLE_MS = 1000, 15
_COMPLETE_MS = 150
"""What a first click can do without waits so long after everything else, for a first click to come before it."""


class Parts(NamedTuple):
    """The parts of the running program. Keep it as long as the program runs: it holds the only references."""

    app: QApplication
    settings: Settings
    files: MapFiles
    library: AskLibrary
    consult: Consult
    keeper: LookKeeper
    window: MainWindow
    reporter: Reporter
    texts: Mapping[str, Any]

    @property
    def atlas(self) -> Atlas:
        """The open body map."""
        return self.files.atlas


class Reporter(QObject):
    """Carries unforeseen errors from any thread to the window's."""

    arrived = Signal(str, str)

    def report(self, sentence: str, details: str) -> None:
        """Show an error as soon as the window's thread is free."""
        self.arrived.emit(sentence, details)


def build(options: Options) -> Parts:
    """Make all parts; nothing is shown yet and no geometry is brought in.

    A map file that was asked for and cannot be read is reported in the window, and the supplied map is used. Raises
    MapFileError or FileNotFoundError when what the program itself ships is broken, ValueError for an unknown map.
    """
    app = _application()
    settings = Settings(None if options.temp_profile else options.settings_file or settings_path())
    figure = settings.text("view/figure", FIGURES)
    language = chosen(options.language or settings.text(SETTING, CHOICES), data_path("resources", "languages"))
    files = MapFiles(data_path("assets"), data_path("resources", "figures"), figure, options.data_file, language)
    library = AskLibrary(files.atlas, data_path("resources", "knowledge"), language)
    library.use(files.atlas, files.own_name)
    if not options.temp_profile:
        library.own_template = (options.settings_file or settings_path()).with_name("note_template.txt")
    consult = _consult(options, settings, files.atlas, library)
    files.changed.connect(lambda: _take_map(files, library, consult))
    keeper = LookKeeper(app, settings, data_path("resources"), options.theme)
    texts = json.loads(data_path("resources", "words", "window.json").read_text(encoding="utf-8"))
    if language is not None:
        texts = _speak(language, app, texts)
    window = MainWindow(keeper.look, files, consult, settings, texts)
    keeper.keep(window)
    if options.size is not None:
        window.resize(*options.size)
    reporter = Reporter()
    reporter.arrived.connect(window.show_error)
    for part in (files, consult, reporter):
        part.setParent(window)  # what they hold by their signals goes with the window
    parts = Parts(app, settings, files, library, consult, keeper, window, reporter, texts)
    window.first_painted.connect(lambda: QTimer.singleShot(0, window, lambda: _make_ready(parts, options)))
    return parts


def run(options: Options, journal: Log | None = None) -> int:
    """Open the window and stay until it is closed. `journal` hands over unforeseen errors."""
    gc.disable()  # a start makes much and throws nothing away; looking for garbage would take a tenth of it
    parts = build(options)
    parts.window.first_painted.connect(lambda: QTimer.singleShot(_COLLECT_MS, parts.window, collect_again))
    if journal is not None:
        journal.show_errors_with(parts.reporter.report)
    if options.exit_after == "first-paint":
        parts.window.first_painted.connect(parts.app.quit)
    ears = _listen_to_signals(parts.app)
    parts.window.show()
    code = parts.app.exec()
    ears.stop()
    if journal is not None:
        journal.show_errors_with(None)
    end(parts)
    return code


def snapshot(options: Options) -> int:
    """Save a picture of the real window, drawn off screen, to `options.out`. Raises OSError when that fails.

    The picture has `options.size` times `options.scale` pixels. A file of that name is replaced whole or not at all.
    """
    if options.out is None:
        raise ValueError("a snapshot needs a file to write to")
    from derm_viewer.screen import picture  # no start of the window wants it

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    parts = build(options)
    try:
        window = parts.window
        window.first_painted.disconnect()  # what comes after the first paint is done below, in order
        window.setMinimumSize(1, 1)
        window.resize(*(options.size or _PICTURE_SIZE))
        window.show()
        _make_ready(parts, options)
        _make_complete(parts, options)
        parts.app.processEvents()
        window.settle()
        picture.save(picture.draw(window, options.scale), options.out)
    finally:
        end(parts)
    return 0


def _application() -> QApplication:
    found = QApplication.instance()
    if isinstance(found, QApplication):  # another program, or a test, has made it
        found.setStyle("Fusion")
        return found
    spare_threads()  # for those who build the window without the command line, too
    # Asked for so, and not by setStyle(), which would have PySide make its slowest class before the first paint.
    app = QApplication(["derm-viewer", "-style", "Fusion"])
    app.setApplicationName("derm-viewer")
    app.setApplicationDisplayName("Derm Viewer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("derm-viewer")
    return app


def _speak(language: Language, app: QApplication, texts: Any) -> Any:
    """Have Qt speak a language; the window's texts in it."""
    from derm_viewer.consult.say import say_all
    from derm_viewer.screen.translator import translators

    for translator in translators(language, app):
        app.installTranslator(translator)
    said = say_all("window", texts)
    if not language.review.reviewed:  # at the foot and in About, as long as it holds
        said["promise"] = f"{said['promise']} {language.review.sentence}"
        said["about"]["privacy"] = f"{said['about']['privacy']} {language.review.sentence}"
    return said


def collect_again() -> None:
    """Look for garbage from now on, but not among what the start made: it lives as long as the program."""
    gc.freeze()
    gc.enable()


def _consult(options: Options, settings: Settings, atlas: Atlas, library: AskLibrary) -> Consult:
    ids, described = _map_ids(atlas)
    return Consult(
        library.locate,
        library.consider,
        ids,
        quality=options.quality or QUALITIES[0],
        shown_map=options.shown_map or settings.text("view/shown_map", (ALL_MAPS, *ids, DIFFERENCES)),
        described=described,
        added=tuple(map_id for map_id in described if settings.flag(f"counts/{map_id}", usual=False)),
        alarm=library.alarm,
    )


def _map_ids(atlas: Atlas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All maps, and those that are described."""
    return tuple(i.id for i in atlas.maps), tuple(i.id for i in atlas.maps if i.status != "traced")


def _take_map(files: MapFiles, library: AskLibrary, consult: Consult) -> None:
    """Answer from the map that was just opened."""
    library.use(files.atlas, files.own_name)
    consult.use_maps(*_map_ids(files.atlas))


def _make_ready(parts: Parts, options: Options) -> None:
    """What comes right after the first paint: geometry, knowledge, and the answer to a point that was asked for."""
    parts.window.complete()
    parts.library.warm()
    parts.window.show_red_flags(*parts.library.red_flags())
    if options.at is not None:
        parts.consult.point_at(*options.at)
    if parts.files.complaint is not None:
        parts.window.show_message(say("This map file cannot be shown"), parts.files.complaint)
    QTimer.singleShot(_COMPLETE_MS, parts.window, lambda: _make_complete(parts, options))
    if options.exit_after == "first-click":
        parts.window.repaint()
        parts.app.quit()


def _make_complete(parts: Parts, options: Options) -> None:
    """What a first click can be answered without: the spine in words and as a picture, the window's icon."""
    from PySide6.QtGui import QIcon  # PySide makes a class when it is first asked for it: after the first paint

    from derm_viewer.screen.spine.reader import read_spine

    parts.app.setWindowIcon(QIcon(str(data_path("resources", "app", "derm-viewer.svg"))))
    parts.window.show_reference(parts.library, read_spine(data_path("resources", "anatomy", "spine.json")))
    files = _add_desks(parts)
    parts.keeper.notice_touch()
    parts.window.setProperty("complete", True)
    _warm_on(parts)
    if options.open_file is not None:
        files.open(options.open_file)


def _add_desks(parts: Parts) -> FileDesk:
    """Search, note, painting, files, the patient's screen: keys and buttons; what they need comes when first used."""
    from derm_viewer.screen.access.gate import AccessGate
    from derm_viewer.screen.help.gate import HelpGate
    from derm_viewer.screen.paint.gate import PaintGate
    from derm_viewer.screen.patient.gate import Desks, PatientGate
    from derm_viewer.screen.record.note_desk import NoteDesk
    from derm_viewer.screen.search.desk import SearchDesk
    from derm_viewer.screen.search.typed import TypedSearch
    from derm_viewer.screen.settings.gate import SettingsGate
    from derm_viewer.screen.window.file_desk import FileDesk
    from derm_viewer.screen.window.keys import add_keys

    window, texts = parts.window, parts.texts
    search = SearchDesk(window, parts.library, parts.consult, texts["search"])
    parts.files.changed.connect(search.forget)
    note = NoteDesk(window, parts.library, parts.consult, texts["note"])
    add_keys(window, {"Ctrl+F": search.open, "/": search.open, "Ctrl+C": note.copy})
    gate = PaintGate(window, parts.files, parts.consult, parts.library, parts.settings)
    note.painted = lambda: None if gate.begun is None else gate.begun.painting
    files = FileDesk(gate, parts.settings, texts["files"])
    told = data_path("resources", "patient")
    SettingsGate(window, parts.files, parts.consult, parts.settings, files.recent, texts, told)
    PatientGate(parts.files, parts.consult, parts.library, parts.settings, Desks(gate, search, note))
    language = parts.library.language
    HelpGate(window, texts, data_path("resources", "help") if language is None else language.folder / "help")
    AccessGate(window, parts.consult, search, gate)
    TypedSearch(window, parts.consult, search)
    return files


def _warm_on(parts: Parts) -> None:
    """Use idle moments to work out what later clicks would wait for; begin again when another map is opened."""
    timer = QTimer(parts.window)
    timer.setInterval(_IDLE_MS)
    timer.timeout.connect(lambda: None if parts.library.warm_on() else timer.stop())
    parts.files.changed.connect(timer.start)
    timer.start()


def _listen_to_signals(app: QApplication) -> QTimer:
    """Let Ctrl+C and a polite kill end the program: Python sees a signal only when it gets to run now and then."""
    signal.signal(signal.SIGINT, lambda *_: app.exit(130))
    signal.signal(signal.SIGTERM, lambda *_: app.exit(0))
    timer = QTimer()
    timer.timeout.connect(lambda: None)
    timer.start(_LISTEN_MS)
    return timer


def end(parts: Parts) -> None:
    """Take the window down before Python does, in an order that Qt likes."""
    parts.app.processEvents()  # what was put off for a moment still finds its window
    parts.window.close_now()
    parts.window.deleteLater()
    parts.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

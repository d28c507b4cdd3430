"""Opens the dialog of settings, and knows what each setting is tied to. Brought in when it is first wanted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from derm_viewer.consult.languages import CHOICES as LANGUAGES
from derm_viewer.consult.languages import SETTING as LANGUAGE
from derm_viewer.consult.map_files import FIGURES
from derm_viewer.consult.say import say
from derm_viewer.consult.settings import WHOSE
from derm_viewer.screen.dialogs import ask_dialog
from derm_viewer.screen.look import TEXT_SIZES
from derm_viewer.screen.settings.dialog import SettingsDialog
from derm_viewer.screen.settings.setting import Group, Setting, tick
from derm_viewer.screen.theme import CHOICE_WORDS, CHOICES
from derm_viewer.screen.window.map_desk import FIGURE_WORDS

if TYPE_CHECKING:
    from derm_viewer.screen.settings.gate import SettingsGate

MINUTES = (5, 0, 2, 10, 15)
"""After how many minutes without a touch the patient's screen goes blank, the usual one first; 0: never."""
PAGES = ("A4", "Letter")
LINE_MOST = 200
"""Characters of the clinic's own line."""
Rows = list[tuple[str, str]]
Now = Callable[[], str]
Choose = Callable[[str], object]


class SettingsDesk(QObject):
    """The settings, as they are tied to the window, the consultation and what is remembered."""

    def __init__(self, gate: SettingsGate) -> None:
        super().__init__(gate)
        window = gate.window
        self._window, self._files, self._consult, self._settings = window, gate.files, gate.consult, gate.settings
        self._recent, self._texts, self._words = gate.recent, gate.texts, gate.texts["settings"]
        self._languages = patient_languages(gate.patient_texts)
        self._dialog: SettingsDialog | None = None
        window.look_changed.connect(self._on_look)
        gate.files.changed.connect(self._refresh)

    def open(self) -> None:
        """Open the dialog."""
        if self._dialog is not None:
            return
        dialog = SettingsDialog(self._window.look, self._words, self.groups, self.ask_to_reset, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.rows[0].take_focus()
        dialog.open()

    def groups(self) -> list[Group]:
        """All settings, as far as they can be chosen now."""
        words = self._words
        found = [
            Group(words["screen"], (*self._looks(), self._window_language())),
            Group(words["maps"], self._counted()),
            Group(words["patient"], (*self._language(), self._motion(), self._idle())),
            Group(words["handout"], (self._page(), self._large(), self._line())),
            Group(words["files"], (self._recent_files(),)),
        ]
        return [group for group in found if group.settings]

    def ask_to_reset(self) -> None:
        """Set everything back, after asking."""
        words = self._words
        answers = [(words["stay"], _nothing), (words["reset"], self.reset)]
        dialog = ask_dialog(self._window.look, words["reset"], words["reset_sentence"], answers, self._dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def reset(self) -> None:
        """Choose what is usual for every setting that is otherwise."""
        for group in self.groups():
            for setting in group.settings:
                if setting.open and setting.now() != setting.usual:
                    setting.choose(setting.usual)
        self._refresh()

    def _refresh(self) -> None:
        if self._dialog is not None:
            self._dialog.refresh()

    def _on_look(self) -> None:
        if self._dialog is not None:
            self._dialog.set_look(self._window.look)

    def _on_closed(self) -> None:
        self._dialog = None
        self._settings.save()

    # --- the screen

    def _looks(self) -> tuple[Setting, ...]:
        return self._theme(), self._text(), self._whose_left(), self._figure()

    def _window_language(self) -> Setting:
        return self._kept("window_language", LANGUAGE, [(key, self._words[f"language_{key}"]) for key in LANGUAGES])

    def _theme(self) -> Setting:
        rows = [(key, say(CHOICE_WORDS[key])) for key in CHOICES]
        window = self._window
        return self._choice("theme", rows, lambda: window.theme_choice, window.theme_chosen.emit)

    def _text(self) -> Setting:
        window, rows = self._window, [(str(size), f"{size} %") for size in TEXT_SIZES]
        return self._choice(
            "text", rows, lambda: str(window.look.type.percent), lambda key: window.text_size_chosen.emit(int(key))
        )

    def _whose_left(self) -> Setting:
        whose, texts = self._window.whose_left, self._texts["whose_left"]
        return self._choice("whose_left", [(key, texts[key]) for key in WHOSE], lambda: whose.choice, whose.choose)

    def _figure(self) -> Setting:
        files = self._files
        rows = [(figure, say(FIGURE_WORDS[figure].partition(" ")[0])) for figure in FIGURES if figure in files.figures]
        made = self._choice("figure", rows, lambda: files.figure, self._window.desk.ask_for_figure)
        return made._replace(open=not files.own_name)

    # --- the maps

    def _counted(self) -> tuple[Setting, ...]:
        described = [info for info in self._files.atlas.maps if info.status != "traced"]
        return tuple(self._counts(info.id, info.title) for info in described)

    def _counts(self, map_id: str, title: str) -> Setting:
        label = self._words["counts"]["label"].format(map=title)
        return tick(
            f"counts/{map_id}",
            {**self._words["counts"], "label": label},
            lambda: map_id in self._consult.added,
            lambda on: self._window.desk.count(map_id, on),
            usual=False,
        )

    # --- the patient's screen and the handout

    def _language(self) -> tuple[Setting, ...]:
        if len(self._languages) < 2:
            return ()
        return (self._kept("language", "patient/language", self._languages),)

    def _motion(self) -> Setting:
        return self._kept_tick("motion", "patient/motion", usual=True)

    def _idle(self) -> Setting:
        said = self._words["idle"]
        rows = [(str(at), said["minutes"].format(minutes=at) if at else said["never"]) for at in sorted(MINUTES)]
        settings = self._settings
        return self._choice(
            "idle",
            rows,
            lambda: str(settings.number("patient/idle_minutes", MINUTES)),
            lambda key: settings.keep("patient/idle_minutes", int(key)),
            usual=str(MINUTES[0]),
        )

    def _page(self) -> Setting:
        return self._kept("page", "handout/page", [(page, page) for page in PAGES])

    def _large(self) -> Setting:
        return self._kept_tick("large", "handout/large", usual=False)

    def _line(self) -> Setting:
        key, settings = "handout/clinic_line", self._settings
        said = self._words["line"]
        return Setting(
            "line",
            said["label"],
            said["hint"],
            (),
            lambda: settings.free_text(key, LINE_MOST),
            lambda text: settings.keep(key, text),
            "",
            LINE_MOST,
        )

    def _recent_files(self) -> Setting:
        return tick("recent", self._words["recent"], lambda: self._recent.kept, self._recent.keep, usual=False)

    # --- ways to make a setting

    def _choice(self, name: str, rows: Rows, now: Now, choose: Choose, *, usual: str = "") -> Setting:
        """A choice with its words. Without another `usual` one that is the first."""
        said = self._words[name]
        return Setting(name, said["label"], said.get("hint", ""), rows, now, choose, usual or rows[0][0])

    def _kept(self, name: str, key: str, rows: Rows) -> Setting:
        """A choice that is only remembered; whoever needs it reads it. The first one is usual."""
        allowed, settings = tuple(each for each, _ in rows), self._settings
        return self._choice(name, rows, lambda: settings.text(key, allowed), lambda chosen: settings.keep(key, chosen))

    def _kept_tick(self, name: str, key: str, *, usual: bool) -> Setting:
        settings = self._settings
        return tick(
            name, self._words[name], lambda: settings.flag(key, usual), lambda on: settings.keep(key, on), usual=usual
        )


def patient_languages(folder: Path) -> list[tuple[str, str]]:
    """Code and name of each language that patients can be told in, English first; what cannot be read is left out."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            native, name = str(raw["native"]), str(raw["name"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
        found[path.stem] = native if native == name else f"{native} ({name})"
    return sorted(found.items(), key=lambda each: (each[0] != "en", each[1].casefold()))


def _nothing() -> None:
    """What Cancel does."""

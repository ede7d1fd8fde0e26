"""The look in use: light or dark, and how large; every widget follows when it changes."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from appreciation.desktop.theme.colours import DARK, LIGHT, Colours
from appreciation.desktop.theme.fonts import (
    TEXT_FAMILY,
    TITLE_FAMILY,
    register_fonts,
    register_missing_scripts,
)
from appreciation.desktop.theme.icons import drawn_icon, svg
from appreciation.desktop.theme.style_sheet import style_sheet

BASE_PX = 11 * 96 / 72
"""11 points. In pixels, so that a page looks the same where a point is a pixel (macOS)."""

SMALLEST, USUAL, LARGEST = 90, 100, 200
STEP = 10

_ICON = "iconName"
_INK = "iconInk"


class Scheme(StrEnum):
    """Which colours the owner wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours and sizes of the whole program, kept in `kept` from one start to the next.

    Everything that is measured in pixels goes through `px`, so that it grows with the text. The
    style sheet is put on once the window has been made (`put_on`): Qt would work through one that
    is there earlier anew with every widget that finds its place in another.
    """

    changed = Signal()

    def __init__(self, application: QApplication, kept: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._kept = kept
        self._sheet = ""
        self._is_on = False
        self._drawn = QTemporaryDir()
        self.scheme = _scheme(str(kept.value("look/colours", "")))
        self.percent = _percent(str(kept.value("look/text", "")))
        self.colours = self._wanted()
        register_fonts()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    def put_on(self) -> None:
        """Dress the whole program, now and whenever the look changes."""
        self._is_on = True
        self._put_sheet_on()

    def lend_type(self) -> None:
        """Let names be read in scripts that the system has no type for."""
        if register_missing_scripts():
            self.changed.emit()

    def px(self, at_usual_size: float) -> int:
        """Return a length in pixels that grows with the text."""
        return round(at_usual_size * self.percent / 100)

    def colour(self, name: str) -> QColor:
        """Return one of the colours by its name in `Colours`."""
        return QColor(str(getattr(self.colours, name)))

    def font(self, points: float = 11, *, bold: bool = False, title: bool = False) -> QFont:
        """Return type of a size in points at the usual scale."""
        font = QFont(TITLE_FAMILY if title else TEXT_FAMILY)
        font.setPixelSize(max(1, round(points / 11 * BASE_PX * self.percent / 100)))
        font.setBold(bold)
        return font

    def choose_scheme(self, scheme: Scheme) -> None:
        """Use these colours from now on."""
        self.scheme = scheme
        self._kept.setValue("look/colours", scheme.value)
        self._follow()

    def choose_percent(self, percent: int) -> None:
        """Make text and all around it this large, from 90 to 200 per cent."""
        percent = min(max(percent, SMALLEST), LARGEST)
        if percent != self.percent:
            self.percent = percent
            self._kept.setValue("look/text", str(percent))
            self._apply()

    def icon(self, name: str, ink: str = "ink", size: int = 20) -> QIcon:
        """Return an icon in one of the colours. On a button use `dress`, which keeps it current."""
        return QIcon(self.pixmap(name, ink, size))

    def pixmap(self, name: str, ink: str = "ink", size: int = 20) -> QPixmap:
        """Return an icon as a picture, `size` pixels at the usual scale."""
        ratio = self._application.devicePixelRatio()
        return drawn_icon(name, str(getattr(self.colours, ink)), self.px(size), ratio)

    def dress(self, button: QAbstractButton, icon: str, ink: str = "ink") -> None:
        """Put an icon on a button, and keep it in the colours and the size of the text."""
        button.setProperty(_ICON, icon)
        button.setProperty(_INK, ink)
        self._dress(button)

    def _dress(self, button: QAbstractButton) -> None:
        icon = self.icon(button.property(_ICON), button.property(_INK))
        disabled = self.pixmap(button.property(_ICON), "border")
        icon.addPixmap(disabled, QIcon.Mode.Disabled)
        button.setIcon(icon)
        button.setIconSize(QSize(self.px(20), self.px(20)))

    def _pictures(self) -> dict[str, str]:
        """Draw what the style sheet can only take from files, and return where."""
        wanted = {
            "check": ("check", self.colours.on_accent),
            "tick": ("check", self.colours.accent),
            "chevron": ("chevron-down", self.colours.quiet),
            "chevron_up": ("chevron-up", self.colours.quiet),
        }
        files = {}
        for key, (icon, colour) in wanted.items():
            path = Path(self._drawn.filePath(f"{icon}-{colour[1:]}.svg"))
            if not path.exists():
                path.write_text(svg(icon, colour), encoding="utf-8")
            files[key] = path.as_posix()
        return files

    def _wanted(self) -> Colours:
        if self.scheme is Scheme.SYSTEM:
            hint = self._application.styleHints().colorScheme()
            return DARK if hint is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.scheme is Scheme.DARK else LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.colours:
            self.colours = wanted
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(_palette(self.colours))
        self._application.setFont(self.font())
        self._put_sheet_on()
        for widget in self._application.allWidgets():
            if isinstance(widget, QAbstractButton) and widget.property(_ICON):
                self._dress(widget)
        self.changed.emit()

    def _put_sheet_on(self) -> None:
        sheet = style_sheet(self.colours, self.percent, self._pictures()) if self._is_on else ""
        if sheet != self._sheet:
            self._sheet = sheet
            # Over an old sheet Qt dresses every widget once for each it stands in: with all pages
            # made, larger text took 1.8 s instead of 0.35 (measured, Qt 6.12).
            self._application.setStyleSheet("")
            self._application.setStyleSheet(sheet)


def _scheme(text: str) -> Scheme:
    return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM


def _percent(text: str) -> int:
    return min(max(int(text), SMALLEST), LARGEST) if text.isdecimal() else USUAL


def _palette(colours: Colours) -> QPalette:
    """Qt's own palette, for whatever the style sheet does not reach."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, colours.paper),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.paper),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.quiet),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.alert),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.ink),
        (role.Light, colours.surface),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
    ):
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.border))
    return palette

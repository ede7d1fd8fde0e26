"""Colours and the size of text: of this computer, and at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.fields import ChoiceField, Form
from appreciation.desktop.theme.theme import LARGEST, SMALLEST, STEP, Scheme, Theme


class LookForm(QWidget):
    """Changes the look as soon as something is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colours = ChoiceField("colours", self.tr("Colours"))
        self._colours.offer(
            (
                (Scheme.SYSTEM, self.tr("As the system")),
                (Scheme.LIGHT, self.tr("Light")),
                (Scheme.DARK, self.tr("Dark")),
            )
        )
        self._size = ChoiceField(
            "text", self.tr("Size of text"), hint=self.tr("Also with Ctrl+plus and Ctrl+minus.")
        )
        percents = range(SMALLEST, LARGEST + STEP, STEP)
        self._size.offer([(str(each), f"{each} %") for each in percents])
        self._show()
        self._colours.edited.connect(self._on_colours)
        self._size.edited.connect(self._on_size)
        theme.changed.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Form(theme, self._colours, self._size))

    def _show(self) -> None:
        self._colours.show_text(self._theme.scheme)
        self._size.show_text(str(self._theme.percent))

    def _on_colours(self) -> None:
        self._theme.choose_scheme(Scheme(self._colours.text()))

    def _on_size(self) -> None:
        self._theme.choose_percent(int(self._size.text()))

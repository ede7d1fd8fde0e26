"""How often people of a status should hear from the owner: two numbers in one row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.shared.fields import Field
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import label
from appreciation.desktop.theme.theme import Theme

_WIDTH = 56


class CadenceField(Field):
    """The ideal and the longest interval in weeks; its value is as `13-26`."""

    def __init__(self, theme: Theme, key: str, title: str) -> None:
        self._theme = theme
        self._numbers = (QLineEdit(maxLength=3), QLineEdit(maxLength=3))
        editor = QWidget()
        ideal, longest = self._numbers
        units = (label(kind="quiet"), label(kind="quiet"))
        editor.setLayout(Flow(ideal, units[0], longest, units[1]))
        super().__init__(key, title, editor)
        units[0].setText(self.tr("weeks ideally,"))
        units[1].setText(self.tr("at the longest"))
        for number, says in (
            (ideal, self.tr("{title}: weeks ideally")),
            (longest, self.tr("{title}: weeks at the longest")),
        ):
            number.setAccessibleName(says.format(title=title))
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.textEdited.connect(self.edited)
        self.setFocusProxy(ideal)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def text(self) -> str:
        return "-".join(number.text().strip() for number in self._numbers)

    @override
    def show_text(self, text: str) -> None:
        for number, shown in zip(self._numbers, text.split("-"), strict=True):
            number.setText(shown)

    def _fit(self) -> None:
        for number in self._numbers:
            number.setFixedWidth(self._theme.px(_WIDTH))

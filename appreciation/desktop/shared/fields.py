"""Fields of a form: each with its title, a hint, and what is wrong with it told below."""

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.shared.widgets import GRID, column, label, plain, set_kind
from appreciation.desktop.theme.theme import Theme

_WIDEST = 460
_NARROW = 560
_NUMBER = 90


class Field(QWidget):
    """Something to fill in. Its value is a text, as the services take it.

    `edited` is emitted when the owner changed it, not when it was shown another value.
    """

    edited = Signal()

    def __init__(self, key: str, title: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.editor = editor
        self._hint = hint
        self._note = label(hint, "small", wrap=True)
        self._note.setVisible(bool(hint))
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(hint)
        self.setLayout(column(editor, self._note, gap=GRID // 2))
        self.setFocusProxy(editor)

    def text(self) -> str:
        """Return its value."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a value; that is no edit."""
        raise NotImplementedError

    def say_wrong(self, text: str) -> None:
        """Say below what is wrong with the value; an empty text takes it back."""
        self._say(text or self._hint, "alert" if text else "small", wrong=bool(text))

    def remark(self, text: str) -> None:
        """Say below what the owner should know, in place of the hint."""
        self._say(text or self._hint, "careful" if text else "small", wrong=False)

    def _say(self, text: str, kind: str, *, wrong: bool) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        set_kind(self._note, kind)
        self.editor.setAccessibleDescription(text)
        if bool(self.editor.property("wrong")) != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


class TextField(Field):
    """One line."""

    def __init__(self, key: str, title: str, *, hint: str = "", example: str = "") -> None:
        self._line = QLineEdit(placeholderText=example)
        super().__init__(key, title, self._line, hint)
        self._line.textEdited.connect(self.edited)

    @override
    def text(self) -> str:
        return " ".join(self._line.text().splitlines()).strip()  # several may have been pasted

    @override
    def show_text(self, text: str) -> None:
        self._line.setText(text)


class LinesField(Field):
    """Several lines."""

    def __init__(self, theme: Theme, key: str, title: str, *, lines: int = 3) -> None:
        self._lines = QPlainTextEdit(tabChangesFocus=True)
        self._theme = theme
        self._count = lines
        super().__init__(key, title, self._lines)
        self._fit()
        theme.changed.connect(self._fit)
        self._lines.textChanged.connect(self.edited)

    @override
    def text(self) -> str:
        return self._lines.toPlainText().strip()

    @override
    def show_text(self, text: str) -> None:
        with QSignalBlocker(self._lines):
            self._lines.setPlainText(text)

    def _fit(self) -> None:
        self._lines.setFixedHeight(self._theme.px(22 * self._count + 22))


class ChoiceField(Field):
    """One of several values, each with its words."""

    def __init__(self, key: str, title: str, *, hint: str = "") -> None:
        self._box = _CalmComboBox()
        super().__init__(key, title, self._box, hint)
        self._box.activated.connect(self.edited)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these values with their words, and keep the one shown if it is among them."""
        shown = self.text()
        self._box.clear()
        for value, words in choices:
            self._box.addItem(words, value)
        self.show_text(shown)

    def offered(self) -> list[str]:
        """Return the words of all that can be chosen."""
        return [self._box.itemText(place) for place in range(self._box.count())]

    @override
    def text(self) -> str:
        return str(self._box.currentData() or "")

    @override
    def show_text(self, text: str) -> None:
        place = self._box.findData(text)
        if place < 0 and text:
            self._box.addItem(text, text)  # what is not known is shown as it is, never changed
            place = self._box.count() - 1
        self._box.setCurrentIndex(max(place, 0))


class NumberField(Field):
    """A whole number with its unit; the arrow keys move it."""

    def __init__(self, key: str, title: str, largest: int, *, unit: str, hint: str = "") -> None:
        self._line = QLineEdit(maxLength=len(str(largest)))
        self._largest = largest
        super().__init__(key, title, self._line, hint or unit)
        self._line.textEdited.connect(self.edited)
        self._line.installEventFilter(self)

    @override
    def text(self) -> str:
        return self._line.text().strip()

    @override
    def show_text(self, text: str) -> None:
        self._line.setText(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if step and self.text().isdecimal():
                self.show_text(str(min(max(int(self.text()) + step, 0), self._largest)))
                self.edited.emit()
                return True
        return super().eventFilter(watched, event)


class SwitchField(Field):
    """Yes or no, as `true` and `false`; `title` stands beside the box."""

    def __init__(self, key: str, title: str, *, hint: str = "") -> None:
        self._box = QCheckBox(plain(title))
        super().__init__(key, title, self._box, hint)
        self._box.clicked.connect(self.edited)

    @override
    def text(self) -> str:
        return "true" if self._box.isChecked() else "false"

    @override
    def show_text(self, text: str) -> None:
        self._box.setChecked(text == "true")


class Form(QWidget):
    """Fields below one another, their titles at the left, or above where it is narrow."""

    def __init__(self, theme: Theme, *fields: Field) -> None:
        super().__init__()
        self._theme = theme
        self._fields = fields
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(3 * GRID)
        self._layout.setVerticalSpacing(GRID + 4)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._titles = []
        for field in fields:
            title = label("" if isinstance(field, SwitchField) else plain(field.title))
            title.setBuddy(field.editor)
            self._titles.append(title)
            self._layout.addRow(title, field)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        narrow = self.width() < theme.px(_NARROW)
        policy = QFormLayout.RowWrapPolicy
        self._layout.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.DontWrapRows)
        for title, field in zip(self._titles, self._fields, strict=True):
            title.setMinimumWidth(0 if narrow else theme.px(170))
            title.setContentsMargins(0, 0 if narrow else theme.px(1), 0, 0)
            title.setVisible(not narrow or bool(title.text()))
            field.setMaximumWidth(theme.px(_WIDEST))
            if isinstance(field, NumberField):
                field.editor.setMaximumWidth(theme.px(_NUMBER))


class _CalmComboBox(QComboBox):
    """Does not change by turning the wheel over it while the page scrolls.

    A space within what is typed goes on searching, so that "United States" can be typed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._since_typed = QElapsedTimer()
        self.setProperty("long", "true")  # a list below it, not one as high as the screen
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy
        self.setSizeAdjustPolicy(policy.AdjustToMinimumContentsLengthWithIcon)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pause = QApplication.keyboardInputInterval()
        typing = self._since_typed.isValid() and self._since_typed.elapsed() < pause
        if event.key() == Qt.Key.Key_Space and typing:
            self._search_on(event.text())
        else:
            super().keyPressEvent(event)
        if event.text().isprintable() and event.text().strip():
            self._since_typed.start()

    def _search_on(self, typed: str) -> None:
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        view.keyboardSearch(typed)
        self.setCurrentIndex(view.currentIndex().row())
        self.activated.emit(self.currentIndex())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

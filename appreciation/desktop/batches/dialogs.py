"""What is asked about one piece: other words, another design, why it is left out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import (
    label,
    translated,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.services.batches.other_designs import DesignChoices
from appreciation.services.batches.reviewing import Words

_DESIGN_WIDTH = 120
_DESIGNS_A_ROW, _MOST_ROWS = 4, 2


class WordsDialog(Question):
    """Other words for one person."""

    def __init__(self, theme: Theme, parent: QWidget, who: str, words: Words) -> None:
        super().__init__(theme, parent, scrolls=True)
        self.entitle(
            self.tr("Change the words"),
            self.tr("Keep these words"),
            heading=self.tr("The words for {name}").format(name=who),
        )
        self._front = self._field(self.tr("On the front"), words.front, 2)
        self._salutation = QLineEdit(words.salutation)
        self.ask(self.tr("Greeting"), self._salutation)
        self._body = self._field(
            self.tr("Words inside, each paragraph on its own line"), words.body, 6
        )
        self._close = QLineEdit(words.close)
        self.ask(self.tr("Closing words"), self._close)
        self._body.setFocus()
        self.fit(540)

    def words(self) -> Words:
        """Return what is written now."""
        return Words(
            front=self._front.toPlainText(),
            salutation=self._salutation.text(),
            body=self._body.toPlainText(),
            close=self._close.text(),
        )

    def _field(self, title: str, text: str, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit(text, tabChangesFocus=True)
        field.setMinimumHeight(self.theme.px(20 * lines + 20))
        self.ask(title, field)
        self.body.setStretchFactor(field, lines)
        return field

    @override
    def missing(self) -> str:
        written = self._body.toPlainText().strip()
        return "" if written else self.tr("Write some words for the inside first.")


class LeaveOutDialog(Question):
    """Why somebody gets no piece this time."""

    def __init__(self, theme: Theme, parent: QWidget, who: str) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Leave out"),
            self.tr("Leave out"),
            heading=self.tr("Leave {name} out of this batch").format(name=who),
        )
        self._reason = QComboBox(editable=True)
        for reason in (
            self.tr("I call or visit instead"),
            self.tr("Not this year"),
            self.tr("They would not like it now"),
        ):
            self._reason.addItem(reason)
        self.ask(self.tr("Why?"), self._reason)
        hint = self.tr("They stay listed here with the reason, and you can put them back.")
        self.body.addWidget(label(hint, "small", wrap=True))
        self.fit(420)

    def reason(self) -> str:
        """Return the reason as it is written now."""
        return self._reason.currentText().strip()

    @override
    def missing(self) -> str:
        return "" if self.reason() else self.tr("Write down first why.")


class ReturnedDialog(Question):
    """What the post wrote on a piece that came back."""

    def __init__(self, theme: Theme, parent: QWidget, who: str) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Came back"),
            self.tr("Mark as returned"),
            heading=self.tr("What did the post write on it? ({name})").format(name=who),
        )
        self._reason = return_reasons(self.tr("Reason"))
        self.ask(self.tr("Reason"), self._reason)
        hint = self.tr("Nothing more is printed for that address until you mend it.")
        self.body.addWidget(label(hint, "small", wrap=True))
        self.fit(420)

    def reason(self) -> str:
        """Return the reason that is chosen or written now."""
        return self._reason.currentText().strip()


class DesignDialog(Question):
    """The designs that suit the day, each drawn with the words of this piece."""

    def __init__(self, theme: Theme, parent: QWidget, who: str, choices: DesignChoices) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Other design"),
            self.tr("Use this design"),
            heading=self.tr("A design for {name}").format(name=who),
        )
        self._choices = choices
        self._pictures = BatchPictures(choices.pages, self)
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._view.setViewMode(QListView.ViewMode.IconMode)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setMovement(QListView.Movement.Static)
        self._view.setProperty("kind", "pictures")
        self._view.setModel(self._model)
        self._view.activated.connect(self.accept)
        self.ask(self.tr("Designs that suit the day"), self._view)
        self._fill()
        rows = -(-len(choices.choices) // _DESIGNS_A_ROW)
        self.fit(640, 164 + 224 * min(rows, _MOST_ROWS))

    def design(self) -> str:
        """Return the id of the design that is chosen now."""
        return self._choices.choices[max(0, self._view.currentIndex().row())].id

    def _fill(self) -> None:
        width = self.theme.px(_DESIGN_WIDTH)
        height = round(width * 297 / 210)
        self._view.setIconSize(QSize(width, height))
        blank = QPixmap(width, height)
        blank.fill(Qt.GlobalColor.white)
        for each in self._choices.choices:
            item = QStandardItem(QIcon(blank), each.name)
            item.setEditable(False)
            self._model.appendRow(item)
            for face in self._pictures.faces(each.number)[:1]:
                ratio = self.devicePixelRatioF()
                self._pictures.draw(face, width, ratio, partial(self._put, item))
            if each.id == self._choices.chosen:
                self._view.setCurrentIndex(item.index())

    def _put(self, item: QStandardItem, picture: QImage) -> None:
        icon = QIcon(QPixmap.fromImage(picture))
        icon.addPixmap(QPixmap.fromImage(picture), QIcon.Mode.Selected)  # else Qt tints it
        item.setIcon(icon)


def return_reasons(says: str) -> QComboBox:
    """Return a field for why post came back, with the usual reasons to choose from."""
    field = QComboBox(editable=True)
    field.setAccessibleName(says)
    for reason in (_tr("moved away"), _tr("address unknown"), _tr("not collected"), _tr("refused")):
        field.addItem(reason)
    return field


def opened(question: Question, answered: Callable[[], None]) -> None:
    """Open a question beside the window, and call when it was answered."""
    question.accepted.connect(answered)
    question.open()


def _tr(text: str) -> str:
    return translated("Batches", text)

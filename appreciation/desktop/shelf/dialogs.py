"""Putting something on the shelf or changing it, and noting what came of an offer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.files import ask_for_file
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import button, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import GivenTo

_WIDTH = 460


class ArticleDialog(Question):
    """An article: what it is called, where it appeared, and where it is."""

    def __init__(self, theme: Theme, parent: QWidget, article: Article) -> None:
        super().__init__(theme, parent, scrolls=True)
        self._article = article
        self.clipping: Path | None = None
        is_new = not article.id
        self.entitle(
            self.tr("An article"),
            self.tr("Put it on the shelf") if is_new else self.tr("Keep"),
            heading=self.tr("A new article") if is_new else self.tr("Change the article"),
        )
        self.title = QLineEdit(article.title)
        self.ask(self.tr("What is it called?"), self.title)
        self.source = QLineEdit(article.source)
        self.ask(self.tr("Where did it appear?"), self.source)
        self.link = QLineEdit(article.link)
        self.ask(self.tr("Where is it found? (a link, if it has one)"), self.link)
        self.note = QLineEdit(article.note)
        self.ask(self.tr("A note for you"), self.note)
        self._file = label(article.file_name, "small", wrap=True)
        if is_new:
            choose = button(theme, self.tr("Keep a clipping…"), "paperclip")
            choose.clicked.connect(self._choose)
            self.body.addWidget(choose)
        self.body.addWidget(self._file)
        self.body.addStretch(1)
        self.title.setFocus()
        self.fit(_WIDTH)

    def article(self) -> Article:
        """Return what was filled in."""
        return replace(
            self._article,
            title=self.title.text().strip(),
            source=self.source.text().strip(),
            link=self.link.text().strip(),
            note=self.note.text().strip(),
        )

    def _choose(self) -> None:
        kinds = self.tr("Clippings (*.pdf *.png *.jpg *.jpeg);;All files (*)")
        ask_for_file(self, self.tr("Keep a clipping"), kinds, self._on_chosen)

    def _on_chosen(self, file: Path) -> None:
        self.clipping = file
        self._file.setText(self.tr("{file} goes into the envelope").format(file=file.name))

    @override
    def missing(self) -> str:
        named = self.title.text().strip()
        return "" if named else self.tr("Write down first what it is called.")


class OfferDialog(Question):
    """An offer: what it is, what it is worth in plain words, and until when."""

    def __init__(self, theme: Theme, parent: QWidget, offer: Offer, today: date) -> None:
        super().__init__(theme, parent, scrolls=True)
        self._offer = offer
        is_new = not offer.id
        self.entitle(
            self.tr("An offer"),
            self.tr("Put it on the shelf") if is_new else self.tr("Keep"),
            heading=self.tr("A new offer") if is_new else self.tr("Change the offer"),
        )
        self.title = QLineEdit(offer.title)
        self.title.setPlaceholderText(self.tr("as: a day in our workshop"))
        self.ask(self.tr("What do you offer?"), self.title)
        self.value = QLineEdit(offer.value)
        self.ask(self.tr("What is it worth, in plain words?"), self.value)
        self.price = QLineEdit(offer.normal_price)
        self.ask(self.tr("What does it cost otherwise?"), self.price)
        self.ends = QCheckBox(self.tr("It ends on a day"))
        self.ends.setChecked(is_new or offer.valid_until is not None)
        self.body.addWidget(self.ends)
        self._until = day_field(offer.valid_until or _in_three_months(today), earliest=today)
        self.ask(self.tr("Valid until"), self._until)
        note = self.tr("An offer goes out only in a letter of its own, to those who left.")
        self.body.addWidget(label(note, "small", wrap=True))
        self.body.addStretch(1)
        self.ends.toggled.connect(self._until.setEnabled)
        self._until.setEnabled(self.ends.isChecked())
        self.title.setFocus()
        self.fit(_WIDTH)

    def offer(self) -> Offer:
        """Return what was filled in."""
        return replace(
            self._offer,
            title=self.title.text().strip(),
            value=self.value.text().strip(),
            normal_price=self.price.text().strip(),
            valid_until=day_of(self._until) if self.ends.isChecked() else None,
        )

    @override
    def missing(self) -> str:
        named = self.title.text().strip()
        return "" if named else self.tr("Write down first what you offer.")


class TakenUpDialog(Question):
    """Whether somebody took an offer up, when, and what came of it."""

    def __init__(self, theme: Theme, parent: QWidget, given: GivenTo, today: date) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("What came of it"),
            self.tr("Note it"),
            heading=self.tr("What came of it with {name}").format(name=given.name),
        )
        self.taken = QCheckBox(self.tr("They took it up"))
        self.taken.setChecked(True)
        self.body.addWidget(self.taken)
        self._day = day_field(given.given.taken_up_on or today, latest=today)
        self.ask(self.tr("On which day?"), self._day)
        self.came_of_it = QLineEdit(given.given.came_of_it)
        self.ask(self.tr("What came of it?"), self.came_of_it)
        self.body.addStretch(1)
        self.taken.toggled.connect(self._day.setEnabled)
        self.came_of_it.setFocus()
        self.fit(_WIDTH)

    def answer(self) -> tuple[date | None, str]:
        """Return the day they took it up on, None if they did not, and what came of it."""
        return (day_of(self._day) if self.taken.isChecked() else None), self.came_of_it.text()


def _in_three_months(today: date) -> date:
    month = today.month + 3
    return date(today.year + (month - 1) // 12, (month - 1) % 12 + 1, min(today.day, 28))

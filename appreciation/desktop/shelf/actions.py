"""What the owner does with the shelf: each with its Undo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.files import ask_where_to_save
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.domain.contacts import ContactId
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings import sending, shelf
from appreciation.services.dealings.sending import Sent
from appreciation.services.dealings.shelf import GivenTo, Kept
from appreciation.services.desk import Desk


class Actions(QObject):
    """Changes what is on the shelf. `kept` carries the article or offer that was."""

    kept = Signal(object)

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def ask_article(self, article: Article | None) -> None:
        """Ask what an article is; None for a new one."""
        from appreciation.desktop.shelf.dialogs import ArticleDialog

        new = article or Article(title="", added_on=self._shell.office.today())
        dialog = ArticleDialog(self._shell.theme, self._over.window(), new)

        def keep() -> None:
            filled, clipping = dialog.article(), dialog.clipping
            if article:
                self._keep(lambda desk: shelf.change(desk, filled))
            else:
                self._keep(lambda desk: shelf.add_article(desk, filled, clipping))

        dialog.accepted.connect(keep)
        dialog.open()

    def ask_offer(self, offer: Offer | None) -> None:
        """Ask what an offer is; None for a new one."""
        from appreciation.desktop.shelf.dialogs import OfferDialog

        today = self._shell.office.today()
        new = offer or Offer(title="", added_on=today)
        dialog = OfferDialog(self._shell.theme, self._over.window(), new, today)

        def keep() -> None:
            filled = dialog.offer()
            change = shelf.change if offer else shelf.add_offer
            self._keep(lambda desk: change(desk, filled))

        dialog.accepted.connect(keep)
        dialog.open()

    def ask_change(self, item: Article | Offer) -> None:
        """Ask what an article or offer is to be from now on."""
        if isinstance(item, Article):
            self.ask_article(item)
        else:
            self.ask_offer(item)

    def remove(self, item: Article | Offer) -> None:
        """Take something off the shelf that nobody has."""
        change_and_say(
            self._shell,
            lambda desk: shelf.remove(desk, item),
            self.tr("“{title}” is off the shelf.").format(title=item.title),
        )

    def ask_whom(self, item: Article | Offer) -> None:
        """Ask to whom it goes, and prepare the letter."""
        from appreciation.desktop.contacts.picking import PersonPicker

        title = self.tr("Send it to whom?")
        picker = PersonPicker(self._shell, title, None, self._over.window())
        picker.picked.connect(partial(self._send, item))
        picker.open()

    def ask_what_came(self, offer: Offer, given: GivenTo) -> None:
        """Ask whether somebody took an offer up, and what came of it."""
        from appreciation.desktop.shelf.dialogs import TakenUpDialog

        today = self._shell.office.today()
        dialog = TakenUpDialog(self._shell.theme, self._over.window(), given, today)
        said = self.tr("What came of it with {name} is noted.").format(name=given.name)
        who = given.given.contact_id

        def keep() -> None:
            on, came = dialog.answer()
            change_and_say(
                self._shell,
                lambda desk: sending.take_up(desk, offer.id, who, on=on, came_of_it=came),
                said,
            )

        dialog.accepted.connect(keep)
        dialog.open()

    def open_link(self, article: Article) -> None:
        """Open an article in the browser; what leads anywhere but the web stays closed."""
        url = QUrl.fromUserInput(article.link)
        if url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)
        else:
            said = self.tr("“{link}” leads nowhere on the web, so it was not opened.")
            self._shell.toast(said.format(link=article.link))

    def save_clipping(self, article: Article) -> None:
        """Write the clipping of an article to where the owner says."""

        def save(file: Path) -> None:
            self._shell.office.ask(
                lambda desk: shelf.save_clipping(desk, article.id, file),
                lambda _saved: self._shell.toast(self.tr("Saved as {file}").format(file=str(file))),
            )

        title, kinds = self.tr("Save the clipping"), self.tr("All files (*)")
        ask_where_to_save(self._over.window(), title, kinds, article.file_name, save)

    def _send(self, item: Article | Offer, contact_id: ContactId) -> None:
        def send(desk: Desk) -> Sent:
            if isinstance(item, Article):
                return sending.send_article(desk, item.id, [contact_id])
            return sending.send_offer(desk, item.id, [contact_id])

        self._shell.office.do(send, self._on_sent, touches=its_changes)

    def _on_sent(self, sent: Sent) -> None:
        for line in sent.lines:
            said = self.tr("A letter to {name} goes out with this week's batch.")
            self._shell.toast_with_undo(said.format(name=line.name))
        for name in sent.had_it:
            said = self.tr("{name} had it before, so nothing was prepared.")
            self._shell.toast(said.format(name=name))

    def _keep(self, change: Callable[[Desk], Kept]) -> None:
        def done(kept: Kept) -> None:
            self.kept.emit(kept.item)
            said = self.tr("“{title}” is on the shelf.").format(title=kept.item.title)
            self._shell.toast_with_undo(said)

        self._shell.office.do(change, done, touches=its_changes)

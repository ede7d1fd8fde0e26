"""The page Settings. What is typed is kept until it is saved, all of it as one change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.settings import asks
from appreciation.desktop.settings.asks import Saved, Shown
from appreciation.desktop.settings.backups import BackupsSection
from appreciation.desktop.settings.book_form import BookForm
from appreciation.desktop.settings.look import LookForm
from appreciation.desktop.settings.pictures import PictureField
from appreciation.desktop.shared.files import ask_for_file
from appreciation.desktop.shared.leaving import ask_to_save
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    counted,
    scrolling,
    section,
    set_text,
    stand,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import UserError

_WIDEST = 820
_NARROW = 720


class SettingsPage(Page):
    """Everything an owner can set, with one button that saves it."""

    concerns = frozenset({Kind.SETTING})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Settings"))
        theme = shell.theme
        self.form = BookForm(theme)
        self.form.edited.connect(self._on_edited)
        self.form.country_chosen.connect(self._on_country)
        self.logo = PictureField(
            theme, "logo", self.tr("Logo"), self.tr("Stands on the back of cards and on letters.")
        )
        self.signature = PictureField(
            theme,
            "signature",
            self.tr("Signature"),
            self.tr("Sign on white paper and photograph it: the paper is taken away."),
        )
        self._pictures = {each.key: each for each in (self.logo, self.signature)}
        self._stored_pictures: dict[str, bytes] = {}
        self._then: Callable[[], object] | None = None
        for each in self._pictures.values():
            each.wished.connect(partial(self._on_picture_wished, each))
            each.edited.connect(self._on_edited)
        self.backups = BackupsSection(shell)
        self._discard = button(theme, self.tr("Discard"), kind="quiet")
        self._discard.clicked.connect(self._on_discard)
        self.add_at_right(self._discard)
        self._save = self.primary_button(self.tr("Save"), "check", self.save)
        self._arrange()
        self._on_edited()

    def _arrange(self) -> None:
        theme = self.shell.theme
        self._pictures_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures_row.setContentsMargins(0, 0, 0, 0)
        self._pictures_row.setSpacing(4 * GRID)
        for each in self._pictures.values():
            self._pictures_row.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        pictures = QWidget()
        pictures.setLayout(self._pictures_row)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID)
        for title, part in (
            (self.tr("Your business"), self.form.business),
            (self.tr("Logo and signature"), pictures),
            (self.tr("When the post has to go"), self.form.timing),
            (self.tr("Holidays"), self.form.holidays),
            (self.tr("How often people should hear from you"), self.form.caring),
            (self.tr("Paper and words"), self.form.paper),
            (self.tr("How the program looks on this computer"), LookForm(theme)),
            (self.tr("Backups"), self.backups),
        ):
            self._add(title, part)
        self._column.addStretch(1)
        self._content = content
        theme.changed.connect(self._fit)
        self._fit()
        self.body.addWidget(scrolling(content), 1)

    def _add(self, title: str, part: QWidget) -> None:
        frame, inside = card()
        inside.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        inside.addWidget(part)
        self._column.addWidget(section(title))
        self._column.addWidget(frame)
        self._column.addSpacing(GRID)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self.shell.theme.px(_NARROW)
        stand(self._pictures_row, upright=narrow)
        self._content.setMaximumWidth(self.shell.theme.px(_WIDEST))

    @override
    def refresh(self, kinds: Changes) -> None:
        self.shell.office.ask(asks.shown, self._show, key="settings")
        self.backups.refresh()

    @override
    def start_search(self) -> None:
        self.form.business.setFocus()

    @override
    def may_leave(self, then: Callable[[], object]) -> bool:
        if not self._count():
            return True
        ask_to_save(self, partial(self._save_then, then), partial(self._drop_then, then))
        return False

    def _save_then(self, then: Callable[[], object]) -> None:
        self._then = then
        self.save()

    def _drop_then(self, then: Callable[[], object]) -> None:
        self._on_discard()
        then()

    def save(self) -> None:
        """Keep everything that was changed, as one change."""
        if not self._save.isEnabled():
            return
        texts, pictures = self.form.changed(), self._changed_pictures()
        self._save.setEnabled(False)
        self.shell.office.do(
            lambda desk: asks.saved(desk, texts, pictures),
            self._on_saved,
            touches=its_changes,
            otherwise=self._on_not_saved,
        )

    def _show(self, shown: Shown) -> None:
        self.form.show_settings(shown)
        for key, field in self._pictures.items():
            content = shown.profile.pictures.get(key, b"")
            if field.content == self._stored_pictures.get(key, b""):
                field.show_content(content)
            self._stored_pictures[key] = content
        self._on_edited()

    def _changed_pictures(self) -> dict[str, bytes]:
        return {
            key: field.content
            for key, field in self._pictures.items()
            if field.content != self._stored_pictures.get(key, b"")
        }

    def _count(self) -> int:
        """Return how much was changed and is not saved."""
        return len(self.form.changed()) + len(self._changed_pictures())

    def _on_edited(self) -> None:
        count = self._count()
        read_only = self.shell.office.standing.read_only
        self._save.setEnabled(count > 0 and not read_only)
        self._discard.setVisible(count > 0)
        set_text(
            self._save,
            counted(count, self.tr("Save 1 change"), self.tr("Save {n} changes"))
            if count
            else self.tr("Saved"),
        )

    def _on_saved(self, saved: Saved) -> None:
        then, self._then = self._then, None
        if saved.wrong:
            self._on_edited()
            self.form.say_wrong(saved.wrong)
            return
        self.form.keep()
        self._stored_pictures |= self._changed_pictures()
        self._on_edited()
        self.shell.toast_with_undo(
            counted(saved.count, self.tr("1 setting changed"), self.tr("{n} settings changed"))
        )
        if then is not None:
            then()

    def _on_not_saved(self, error: BaseException) -> None:
        self._then = None
        self._on_edited()
        self.shell.office.explain(error)

    def _on_discard(self) -> None:
        self.form.discard()
        for key, field in self._pictures.items():
            field.show_content(self._stored_pictures.get(key, b""))
        self._on_edited()

    def _on_country(self, country: str) -> None:
        self.shell.office.ask(
            lambda desk: asks.regions(desk, country), self.form.offer_regions, key="regions"
        )

    def _on_picture_wished(self, field: PictureField) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg)")
        ask_for_file(self, self.tr("Choose a picture"), kinds, partial(self.take_picture, field))

    def take_picture(self, field: PictureField, file: Path) -> None:
        """Show a picture out of a file, as it would be kept."""
        self.shell.office.work(
            lambda _desk, _progress: asks.picture(field.key, file),
            partial(self._on_picture, field),
            key=f"picture {field.key}",
            otherwise=partial(self._on_no_picture, field),
        )

    def _on_no_picture(self, field: PictureField, error: BaseException) -> None:
        if isinstance(error, UserError):
            field.say_wrong(str(error))
        else:
            self.shell.office.explain(error)

    def _on_picture(self, field: PictureField, content: bytes) -> None:
        field.show_content(content)
        self._on_edited()

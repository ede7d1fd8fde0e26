"""What to say when it is not easy: a guide for each situation, to read and to change."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.guides.words import guide_name, part_name
from appreciation.desktop.shared.fields import ChoiceField, Field, Form, LinesField, TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.leaving import ask_to_save
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, clear, column, label, scrolling
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import UserError
from appreciation.domain.guides import PARTS, Guide, GuideName, with_texts
from appreciation.services.choices import Choice
from appreciation.services.desk import Desk
from appreciation.services.words import guides
from appreciation.services.words.guides import SavedGuide

_SIZE = (940, 680)
_LIST_WIDTH = 250
_ONE_LINE = frozenset({"title"})
_LINES = {"gently": 3, "questions": 9, "slip": 5}
_USUAL_LINES = 7
_BETWEEN = "\n\n"


class GuidesWindow(QDialog):
    """A list of guides at the left, the chosen one at the right. Does not block."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What to say"))
        self._shell = shell
        self._shown: Guide | None = None
        self._fields: tuple[Field, ...] = ()
        self._language = ChoiceField("language", self.tr("In which language"))
        self._language.edited.connect(self._on_language)
        self._list = QListView()
        self._list.setProperty("kind", "names")
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.ensurePolished()  # else the rows are measured without the style sheet
        self._list.setAccessibleName(self.tr("Guides"))
        self._list.setModel(QStringListModel([guide_name(each) for each in GuideName], self))
        self._choose(GuideName.INTERVIEW)
        self._list.selectionModel().currentChanged.connect(self._on_row)
        self._trouble = label(kind="alert", wrap=True)
        self._trouble.hide()
        self._arrange(parent)
        shell.office.changed.connect(self._on_changed)
        shell.office.ask(_languages, self._offer_languages, otherwise=self._on_not_done)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save(lambda: None)
        else:
            super().keyPressEvent(event)

    @override
    def reject(self) -> None:
        self._leave(partial(self.done, 0))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._changed():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _arrange(self, over: QWidget) -> None:
        theme = self._shell.theme
        left = QWidget()
        left.setLayout(column(self._language, self._list, gap=2 * GRID))
        left.setFixedWidth(min(theme.px(_LIST_WIDTH), over.width() * 3 // 8))
        content = QWidget()
        self._page = QVBoxLayout(content)
        self._page.setContentsMargins(0, 0, GRID, 0)
        self._page.setSpacing(2 * GRID)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        sides.addWidget(left)
        sides.addWidget(scrolling(content), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(sides, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(self._foot())
        width, height = (theme.px(each) for each in _SIZE)
        room = over.size()
        self.resize(min(width, room.width()), min(height, room.height()))

    def _foot(self) -> Flow:
        theme = self._shell.theme
        self._supplied = button(theme, self.tr("Take the supplied words again"), kind="link")
        self._supplied.clicked.connect(self._take_supplied)
        self._supplied.hide()
        close = button(theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        self._keep = button(theme, self.tr("Save"), kind="primary")
        self._keep.clicked.connect(lambda: self._save(lambda: None))
        foot = Flow(self._supplied)
        foot.add_at_right(close)
        foot.add_at_right(self._keep)
        return foot

    def _offer_languages(self, found: tuple[tuple[Choice, ...], str]) -> None:
        languages, usual = found
        self._language.offer((each.value, each.words) for each in languages)
        self._language.show_text(usual)
        self._ask()

    @property
    def _name(self) -> GuideName:
        return list(GuideName)[self._list.currentIndex().row()]

    def _choose(self, name: GuideName) -> None:
        self._list.setCurrentIndex(self._list.model().index(list(GuideName).index(name), 0))

    def _ask(self) -> None:
        name, language = self._name, self._language.text()
        self._shell.office.ask(
            lambda desk: guides.guide(desk, name, language),
            self._show_anew,
            key="guide",
            otherwise=self._on_not_done,
        )

    def _on_changed(self, kinds: Changes) -> None:
        if Kind.SETTING in kinds and not self._changed():
            self._ask()

    def _show_anew(self, guide: Guide) -> None:
        if guide != self._shown:
            self._show(guide)

    def _show(self, guide: Guide) -> None:
        self._shown = guide
        self._trouble.hide()
        clear(self._page)
        self._page.addWidget(label(guide_name(guide.name), "title", wrap=True))
        self._page.addWidget(label(self._hint(guide), "quiet", wrap=True))
        texts = guide.texts
        self._fields = tuple(self._field(guide.name, part) for part in PARTS if texts[part])
        for field in self._fields:
            field.show_text(texts[field.key].replace("\n", _BETWEEN))
            field.edited.connect(self._on_edited)
        self._page.addWidget(Form(self._shell.theme, *self._fields))
        self._page.addStretch(1)
        self._supplied.setVisible(guide.edited)
        self._on_edited()

    def _hint(self, guide: Guide) -> str:
        lines = [
            self.tr("Put it into your own words. A field left empty takes the supplied ones again.")
        ]
        blanks = [blank for blank in guides.BLANKS if any(blank in each for each in _blanks(guide))]
        if blanks:
            written = ", ".join(f"{{{{ {blank} }}}}" for blank in blanks)
            lines.append(self.tr("{blanks} is filled in for you.").format(blanks=written))
        if guide.name is GuideName.SURVEY:
            lines.append(self.tr("One question a line; answers to tick stand behind a | each."))
        return " ".join(lines)

    def _field(self, name: GuideName, part: str) -> Field:
        title = part_name(name, part)
        if part in _ONE_LINE:
            return TextField(part, title)
        lines = _LINES.get(part, _USUAL_LINES)
        return LinesField(self._shell.theme, part, title, lines=lines)

    def _texts(self) -> dict[str, str]:
        return {field.key: field.text() for field in self._fields}

    def _changed(self) -> bool:
        if self._shown is None:
            return False
        return with_texts(self._shown, self._texts()).texts != self._shown.texts

    def _on_edited(self) -> None:
        self._keep.setEnabled(self._changed())

    def _on_row(self) -> None:
        if self._shown and self._name is not self._shown.name:
            self._leave(self._ask, self._stay)

    def _on_language(self) -> None:
        self._leave(self._ask, self._stay)

    def _stay(self) -> None:
        """Choose again what is still in sight, while it is asked whether to keep it."""
        if self._shown:
            self._choose(self._shown.name)
            self._language.show_text(self._shown.language)

    def _leave(
        self, then: Callable[[], object], meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        if not self._changed():
            then()
            return
        wanted = self._name, self._language.text()
        meanwhile()

        def go_on() -> None:
            self._shown = None
            self._choose(wanted[0])
            self._language.show_text(wanted[1])
            then()

        ask_to_save(self, lambda: self._save(go_on), go_on)

    def _save(self, then: Callable[[], object]) -> None:
        if self._changed():
            self._keep_texts(self._texts(), then)

    def _take_supplied(self) -> None:
        self._keep_texts(dict.fromkeys(PARTS, ""), lambda: None)

    def _keep_texts(self, texts: dict[str, str], then: Callable[[], object]) -> None:
        if self._shown is None:
            return
        name, language = self._shown.name, self._shown.language
        self._keep.setEnabled(False)
        self._shell.office.do(
            lambda desk: guides.save_guide(desk, name, texts, language),
            lambda saved: self._on_saved(saved, then),
            touches=its_changes,
            otherwise=self._on_not_done,
        )

    def _on_saved(self, saved: SavedGuide, then: Callable[[], object]) -> None:
        self._show(saved.guide)
        said = self.tr("{guide}: your words are kept.").format(guide=guide_name(saved.guide.name))
        if not saved.guide.edited:
            said = self.tr("{guide}: as supplied again.").format(guide=guide_name(saved.guide.name))
        self._shell.toast_with_undo(said)
        then()

    def _on_not_done(self, error: BaseException) -> None:
        self._on_edited()
        if not isinstance(error, UserError):
            self._shell.office.explain(error)
            return
        self._trouble.setText(str(error))
        self._trouble.show()


def _languages(desk: Desk) -> tuple[tuple[Choice, ...], str]:
    from appreciation.services.choices import languages

    return languages(), guides.guide(desk, GuideName.INTERVIEW).language


def _blanks(guide: Guide) -> list[str]:
    return [text for text in guide.texts.values() if "{{" in text]

"""The banner over every page when printed post must not go out: somebody died, or opted out."""

from PySide6.QtCore import QObject, QTimer

from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import counted, number
from appreciation.domain.changes import Changes, Kind
from appreciation.services.batches.post_desk import TakeOut
from appreciation.services.desk import Desk

_CONCERNS = frozenset({Kind.CONTACT, Kind.HOUSEHOLD, Kind.BATCH})
_AT_FIRST_MS = 500


class TakeOutWatch(QObject):
    """Looks whenever people or batches have changed, and once after the start."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._batch_id = 0
        shell.office.changed.connect(self._on_changed)
        QTimer.singleShot(_AT_FIRST_MS, self, self._look)

    def _on_changed(self, kinds: Changes) -> None:
        if kinds & _CONCERNS:
            self._look()

    def _look(self) -> None:
        self._shell.office.ask(_take_outs, self._show, key="take outs")

    def _show(self, outs: tuple[TakeOut, ...]) -> None:
        text = ""
        if outs:
            first = outs[0]
            self._batch_id = first.piece.batch_id
            text = self.tr("Take out piece {n}: {name}, {why}.").format(
                n=number(first.piece.number), name=first.name, why=first.refusal.reason
            )
        if len(outs) > 1:
            one, many = self.tr("{first} And 1 more."), self.tr("{first} And {n} more.")
            text = counted(len(outs) - 1, one, many, first=text)
        self._shell.banner("take out", text, self.tr("Show"), self._on_show)

    def _on_show(self) -> None:
        self._shell.go("batches", self._batch_id)


def _take_outs(desk: Desk) -> tuple[TakeOut, ...]:
    from appreciation.services.batches import post_desk

    return post_desk.take_outs(desk)

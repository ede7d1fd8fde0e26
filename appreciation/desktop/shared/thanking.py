"""Thanking for referrals, from wherever they are shown."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.domain.batches import PieceKind
from appreciation.services.dealings import gratitude, referrals
from appreciation.services.dealings.referrals import STILL_TO_GIVE, ReferralLine, Thanks


class Thanking(QObject):
    """Prepares thanks on paper or notes that they were given; each with its Undo."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell

    def add_to(self, menu: QMenu, line: ReferralLine) -> None:
        """Offer in a menu what can be done about the thanks for a referral."""
        if line.thanks in STILL_TO_GIVE:
            for text, form in (
                (self.tr("Thank with a &card"), PieceKind.CARD),
                (self.tr("Thank with a &letter"), PieceKind.LETTER),
            ):
                menu.addAction(text, partial(self.prepare, line, form))
        if line.thanks in STILL_TO_GIVE | {Thanks.PREPARED}:
            menu.addAction(self.tr("I have &thanked them"), partial(self.mark, line))

    def prepare(self, line: ReferralLine, form: PieceKind) -> None:
        """Prepare a card or letter of thanks for this week's batch."""
        said = self.tr("A card of thanks to {name} goes out with this week's batch.")
        if form is PieceKind.LETTER:
            said = self.tr("A letter of thanks to {name} goes out with this week's batch.")
        change_and_say(
            self._shell,
            lambda desk: gratitude.accept(desk, [line.referral.cause], form=form),
            said.format(name=line.name),
        )

    def mark(self, line: ReferralLine) -> None:
        """Note that somebody was thanked today, in whatever way."""
        change_and_say(
            self._shell,
            lambda desk: referrals.mark_thanked(desk, line.referral.id, desk.today),
            self.tr("{name} is thanked.").format(name=line.name),
        )

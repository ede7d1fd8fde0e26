"""What passes between somebody and the business: its parts of the pane, and what they do."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from appreciation.desktop.contacts.departure_part import DeparturePart
from appreciation.desktop.contacts.foothold_part import FootholdPart
from appreciation.desktop.contacts.portrait import Parts
from appreciation.desktop.contacts.promises_part import PromisesPart
from appreciation.desktop.contacts.proposals_part import ProposalsPart
from appreciation.desktop.contacts.prospect_part import ProspectPart
from appreciation.desktop.contacts.referrals_part import ReferralsPart
from appreciation.desktop.contacts.words import named
from appreciation.desktop.contacts.writing import Writing
from appreciation.desktop.shared.approval import Approval
from appreciation.desktop.shared.asking_needs import AskingNeeds
from appreciation.desktop.shared.dealing_words import outcome_word
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.thanking import Thanking
from appreciation.desktop.shared.widgets import button
from appreciation.domain.contacts import Contact, Status
from appreciation.domain.eligibility import Reason
from appreciation.domain.proposals import Outcome, Proposal
from appreciation.services.contact_details import ContactDetails
from appreciation.services.dealings import proposals, referrals
from appreciation.services.dealings.referrals import ReferralLine


class Dealings(QObject):
    """Makes the parts for whoever is shown, and carries their wishes out, each with its Undo."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over
        self._needs = AskingNeeds(shell, over)
        self._keeping = Keeping(shell, over)
        self._thanking = Thanking(shell, over)
        self._writing = Writing(shell, over)

    def parts(self, details: ContactDetails) -> Parts:
        """Return the parts for somebody: none for who is in the bin."""
        contact, theme = details.contact, self._shell.theme
        if contact.binned_on is not None:
            return Parts()
        today, read_only = self._shell.office.today(), self._shell.office.standing.read_only
        promised = PromisesPart(self._shell, self._keeping, contact, details.promises)
        above: list[QWidget] = [promised]
        if contact.status is Status.FORMER_CUSTOMER:
            left = details.departure
            above.append(DeparturePart(self._shell, contact, left, read_only=read_only))
        if _waits_for_approval(details) and not read_only:
            approval = Approval(self._shell)
            approval.show_prospect(contact.id, named(contact), contact.met)
            above.append(approval)
        if details.foothold is not None:
            above.append(FootholdPart(self._shell, details.foothold, contact))
        if details.insight is not None and not contact.deceased:
            prospect = ProspectPart(theme, details.insight, today, read_only=read_only)
            prospect.asked.connect(partial(self._needs.begin, contact.id))
            above.append(prospect)
        written = self._writing.part(details)
        begin = [*promised.begin, *(each for part in written for each in part.begin)]
        if _has_business(details):
            below = self._below(details, today, read_only=read_only)
        else:
            below = ()
            begin += [] if read_only else self._beginnings(contact)
        return Parts(above=tuple(above), below=(*written, *below), begin=tuple(begin))

    def _below(
        self, details: ContactDetails, today: date, *, read_only: bool
    ) -> tuple[QWidget, ...]:
        """Return referrals and proposals."""
        contact, theme = details.contact, self._shell.theme
        sent = ReferralsPart(theme, details, today, None if read_only else self._thanking)
        sent.new_wished.connect(partial(self._note_referral, contact))
        sent.mistaken.connect(self._take_referral_back)
        offered = ProposalsPart(theme, details.proposals, today, read_only=read_only)
        offered.new_wished.connect(partial(self._note_proposal, contact))
        offered.settled.connect(self._settle)
        offered.mistaken.connect(self._take_proposal_back)
        return (sent, offered)

    def _beginnings(self, contact: Contact) -> list[QPushButton]:
        """Return how to note a first referral or proposal."""
        theme = self._shell.theme
        referral = button(theme, self.tr("Note a referral"), kind="link")
        referral.clicked.connect(partial(self._note_referral, contact))
        proposal = button(theme, self.tr("Note a proposal"), kind="link")
        proposal.clicked.connect(partial(self._note_proposal, contact))
        return [referral, proposal]

    def _note_referral(self, contact: Contact) -> None:
        from appreciation.desktop.contacts.referral_dialog import ReferralDialog

        dialog = ReferralDialog(self._shell, contact, self._over.window())
        said = self.tr("The referral is noted.")

        def keep() -> None:
            new = dialog.referral()
            change_and_say(self._shell, lambda desk: referrals.note(desk, new), said)

        dialog.accepted.connect(keep)
        dialog.open()

    def _take_referral_back(self, line: ReferralLine) -> None:
        change_and_say(
            self._shell,
            lambda desk: referrals.take_back(desk, line.referral.id),
            self.tr("The referral is taken out."),
        )

    def _note_proposal(self, contact: Contact) -> None:
        from appreciation.desktop.contacts.proposal_dialogs import ProposalDialog

        today = self._shell.office.today()
        dialog = ProposalDialog(self._shell.theme, self._over.window(), contact, today)
        said = self.tr("The proposal to {name} is noted.").format(name=named(contact))

        def keep() -> None:
            new = dialog.proposal()
            change_and_say(self._shell, lambda desk: proposals.make(desk, new), said)

        dialog.accepted.connect(keep)
        dialog.open()

    def _settle(self, made: Proposal, outcome: Outcome) -> None:
        from appreciation.desktop.contacts.proposal_dialogs import OutcomeDialog

        today = self._shell.office.today()
        said = self.tr("The proposal is {outcome}.").format(outcome=outcome_word(outcome))
        if outcome is Outcome.OPEN:
            change_and_say(
                self._shell, lambda desk: proposals.settle(desk, made.id, outcome, made.on), said
            )
            return
        dialog = OutcomeDialog(self._shell.theme, self._over.window(), made, outcome, today)

        def keep() -> None:
            on, reason = dialog.answer()
            change_and_say(
                self._shell, lambda desk: proposals.settle(desk, made.id, outcome, on, reason), said
            )

        dialog.accepted.connect(keep)
        dialog.open()

    def _take_proposal_back(self, made: Proposal) -> None:
        change_and_say(
            self._shell,
            lambda desk: proposals.take_back(desk, made.id),
            self.tr("The proposal is taken out."),
        )


def _waits_for_approval(details: ContactDetails) -> bool:
    refusal = details.refusal
    return refusal is not None and refusal.reason is Reason.NOT_APPROVED


def _has_business(details: ContactDetails) -> bool:
    business = details.contact.status in {Status.PARTNER, Status.FORMER_CUSTOMER}
    return business or bool(details.referrals.lines or details.proposals)

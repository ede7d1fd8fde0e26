"""Referrals, proposals, prospects and organisations in the real window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.contacts.proposal_dialogs import OutcomeDialog, ProposalDialog
from appreciation.desktop.contacts.referral_dialog import ReferralDialog, Way
from appreciation.desktop.contacts.send_to import SendToWindow
from appreciation.desktop.departures.leaving import LeavingDialog
from appreciation.desktop.organisations.adding import AddingThere
from appreciation.desktop.organisations.page import OrganisationsPage
from appreciation.desktop.shared.approval import Approval
from appreciation.desktop.shared.office import EVERYTHING
from appreciation.desktop.shared.prospect_dialog import ProspectDialog
from appreciation.desktop.shared.two_lines import ROW_ROLE
from appreciation.desktop.this_week.business_panels import AskAgainPanel, CallOrganisationsPanel
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.organisations import Footing
from appreciation.domain.proposals import Outcome
from appreciation.domain.prospects import Insight, WhyNot
from appreciation.services.dealings import proposals, prospects, referrals
from appreciation.services.dealings.referrals import Thanks
from appreciation.services.people import contacts
from tests.desktop.conftest import TODAY, enter, person
from tests.desktop.people_on_screen import OpenScreen, Screen, buttons


@pytest.fixture(name="screen")
def _screen(open_screen: OpenScreen) -> Screen:
    return open_screen()


def choose_from(screen: Screen, says: str, inside: QWidget | None = None) -> None:
    """Choose an entry of the menu of a button that begins so."""
    place = inside or screen.page
    screen.until(lambda: any(name.startswith("What") for name in buttons(place)))
    name = next(name for name in buttons(place) if name.startswith("What"))
    (menu,) = buttons(place)[name].findChildren(QMenu)
    next(each for each in menu.actions() if each.text().replace("&", "") == says).trigger()


def note_referral(screen: Screen, whom: str) -> None:
    screen.press("Note a referral")
    dialog = screen.found(ReferralDialog)
    screen.qtbot.keyClicks(dialog.person.search, whom[:3].lower())
    rows = dialog.person._model
    screen.until(lambda: rows.rowCount() == 1)
    dialog.person._on_picked(dialog.person._list.current_item())
    screen.press("Note it", dialog)
    screen.until(lambda: screen.toast == "The referral is noted.")


def test_a_referral_is_noted_in_the_pane_and_its_thanks_prepared_and_undone(
    screen: Screen,
) -> None:
    screen.choose("Ann Müller")
    note_referral(screen, "Rosa Diaz")
    screen.until(lambda: "Ann Müller sent us Rosa Diaz" in screen.texts())
    screen.until(lambda: "today · thanks due" in screen.texts())
    assert "They sent us 1 person, we sent them 0." in screen.texts()
    choose_from(screen, "Thank with a card")
    screen.until(lambda: "today · thanks go out with a batch" in screen.texts())
    assert referrals.noted(screen.desk)[0].thanks is Thanks.PREPARED
    screen.window.undo()
    screen.until(lambda: "today · thanks due" in screen.texts())
    choose_from(screen, "I have thanked them")
    screen.until(lambda: "today · thanked" in screen.texts())
    choose_from(screen, "Noted by mistake")
    screen.until(lambda: "Ann Müller sent us Rosa Diaz" not in screen.texts())
    assert referrals.noted(screen.desk) == ()


def test_enter_takes_who_was_found_and_only_then_notes_the_referral(screen: Screen) -> None:
    screen.choose("Ann Müller")
    screen.press("Note a referral")
    dialog = screen.found(ReferralDialog)
    person = dialog.person
    screen.qtbot.keyClicks(person.search, "ros")
    screen.until(lambda: person._model.rowCount() == 1)
    screen.qtbot.keyClick(person.search, Qt.Key.Key_Down)
    screen.qtbot.keyClick(person._list, Qt.Key.Key_Return)
    assert person.search.text() == "Rosa Diaz"
    person.search.clear()
    screen.qtbot.keyClicks(person.search, "ros")
    screen.until(lambda: person._model.rowCount() == 1)
    screen.qtbot.keyClick(person.search, Qt.Key.Key_Return)
    assert person.search.text() == "Rosa Diaz"
    assert dialog.isVisible()
    assert referrals.noted(screen.desk) == ()
    screen.qtbot.keyClick(person.search, Qt.Key.Key_Return)
    screen.until(lambda: len(referrals.noted(screen.desk)) == 1)


def test_who_has_left_is_written_down_from_the_menu_of_their_pane(screen: Screen) -> None:
    screen.choose("Ann Müller")
    actions = [each for menu in screen.page.findChildren(QMenu) for each in menu.actions()]
    next(each for each in actions if each.text() == "They have &left us…").trigger()
    dialog = screen.found(LeavingDialog)
    assert dialog.windowTitle() == "Ann Müller has left us"
    dialog.reject()
    screen.window.go("contacts")
    screen.choose("Bo Lund")  # who left before cannot leave again
    actions = [each for menu in screen.page.findChildren(QMenu) for each in menu.actions()]
    assert not any(each.text().startswith("They have") and each.isEnabled() for each in actions)


def test_the_keyboard_stays_where_it_was_when_something_is_noted(screen: Screen) -> None:
    screen.choose("Ann Müller")
    button = buttons(screen.page)["Note a referral"]
    button.setFocus()
    note_referral(screen, "Rosa Diaz")
    screen.until(lambda: "Ann Müller sent us Rosa Diaz" in screen.texts())
    screen.until(lambda: screen.window.focusWidget() is buttons(screen.page)["Note a referral"])


def test_a_missing_address_is_one_press_away(screen: Screen) -> None:
    enter(screen.desk, person("Di Ash", "1970-11-27", street=""))
    screen.page.refresh(EVERYTHING)
    screen.until(lambda: "Di Ash" in screen.names)
    screen.choose("Di Ash")
    screen.press("Add an address")
    screen.until(lambda: screen.page.pane.editor.is_open)


def test_an_event_can_have_brought_somebody(screen: Screen) -> None:
    screen.choose("Ann Müller")
    screen.press("Note a referral")
    dialog = screen.found(ReferralDialog)
    dialog.way.setCurrentIndex(dialog.way.findData(Way.SENT_BY_EVENT))
    screen.press("Note it", dialog)
    assert "Write down first which event it was." in screen.texts(dialog)
    assert not dialog.person.isVisible()
    dialog.event_name.setText("Trade fair")
    screen.press("Note it", dialog)
    screen.until(lambda: "Trade fair sent us Ann Müller" in screen.texts())


def test_a_former_customer_is_worth_sending_business_to(screen: Screen) -> None:
    screen.choose("Bo Lund")
    said = "They have left, and are worth sending business to all the same."
    screen.until(lambda: any(said in each for each in screen.texts()))


def test_whom_one_could_send_business_to_is_asked_from_the_menu(screen: Screen) -> None:
    ann = screen.choose("Ann Müller").id
    contacts.edit(screen.desk, ann, {"status": "partner"})
    screen.window.command("contacts", "send")
    window = screen.found(SendToWindow)
    screen.until(lambda: window.model.rowCount() == 2)
    rows = [window.model.index(at).data(ROW_ROLE) for at in range(2)]
    assert [(row.title, row.subtitle) for row in rows] == [
        ("Bo Lund", "sent us 0, was sent 0"),
        ("Ann Müller", "sent us 0, was sent 0"),
    ]
    window._on_opened(window._list.current_item())
    screen.until(lambda: screen.shown == "Bo Lund")


def test_a_proposal_is_noted_and_lost_with_its_reason(screen: Screen) -> None:
    screen.choose("Ann Müller")
    screen.press("Note a proposal")
    dialog = screen.found(ProposalDialog)
    dialog.what.setText("Oak table")
    dialog.amount.setText("1,250")
    screen.press("Note it", dialog)
    assert dialog.isVisible()
    dialog.amount.setText("1250")
    screen.press("Note it", dialog)
    screen.until(lambda: "Oak table, 1250 GBP: open" in screen.texts())
    choose_from(screen, "It is lost…")
    asked = screen.found(OutcomeDialog)
    asked.reason.setText("too dear")
    screen.press("It is lost", asked)
    screen.until(lambda: "Oak table, 1250 GBP: lost" in screen.texts())
    assert "today · too dear" in screen.texts()
    (made,) = proposals.made(screen.desk)
    assert (made.proposal.outcome, made.proposal.settled_on) == (Outcome.LOST, TODAY)
    choose_from(screen, "It is open again")
    screen.until(lambda: "Oak table, 1250 GBP: open" in screen.texts())


def prospect(screen: Screen, name: str) -> ContactId:
    """Make somebody a prospect, and show them."""
    id_ = screen.choose(name).id
    contacts.edit(screen.desk, id_, {"status": "prospect"})
    screen.window.office.look_again()
    screen.until(lambda: "prospect since today" in screen.texts())
    return id_


def test_a_first_greeting_is_approved_from_the_pane(screen: Screen) -> None:
    id_ = prospect(screen, "Rosa Diaz")
    approval = screen.found(Approval)
    screen.qtbot.keyClicks(approval._met, "at the fair")
    screen.press("Approve their first greeting", approval)
    screen.until(lambda: screen.stored(id_).approved)
    assert screen.stored(id_).met == "at the fair"
    screen.until(lambda: "Gets no greetings: not approved" not in screen.texts())


def test_a_prospect_is_asked_gently_what_they_need(screen: Screen) -> None:
    id_ = prospect(screen, "Rosa Diaz")
    screen.press("Ask what they need")
    dialog = screen.found(ProspectDialog)
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    assert "“What would it take for you to sign today?”" in texts
    dialog.reason.setCurrentIndex(dialog.reason.findData(WhyNot.NEVER_POSSIBLE))
    assert not dialog.again.isEnabled()
    dialog.reason.setCurrentIndex(dialog.reason.findData(WhyNot.WRONG_TIME))
    dialog.needs.setPlainText("a late visit")
    dialog.again.setChecked(True)
    screen.press("Keep it", dialog)
    screen.until(lambda: "Needs: a late visit" in screen.texts())
    kept = prospects.insight(screen.desk, id_)
    assert (kept.reason, kept.needs) == (WhyNot.WRONG_TIME, "a late visit")
    assert kept.ask_again_on == date(2027, 5, 24)


def test_the_week_lists_whom_to_ask_again_and_who_may_follow(screen: Screen) -> None:
    ann = screen.choose("Ann Müller").id
    rosa = prospect(screen, "Rosa Diaz")
    prospects.understand(screen.desk, rosa, Insight(reason=WhyNot.MONEY, ask_again_on=TODAY))
    contacts.edit(screen.desk, ann, {"deceased": "true"})
    screen.window.go("this_week")
    screen.window.office.look_again()
    again, follows = screen.found(AskAgainPanel), screen.found(CallOrganisationsPanel)
    assert {"Rosa Diaz", "Ask Rosa Diaz"} <= set(buttons(again))
    screen.until(lambda: "Acme Ltd" in buttons(follows))
    assert any("Condolence first" in each.text() for each in follows.findChildren(QLabel))
    screen.press("Acme Ltd", follows)
    page = screen.window.page
    assert isinstance(page, OrganisationsPage)
    screen.until(lambda: page.details is not None)


def organisations_page(screen: Screen) -> OrganisationsPage:
    screen.window.go("organisations")
    page = screen.window.page
    assert isinstance(page, OrganisationsPage)
    screen.until(lambda: page.details is not None)
    return page


def test_somebody_is_added_where_all_rests_on_one(screen: Screen) -> None:
    page = organisations_page(screen)
    assert page.details is not None
    assert page.details.foothold.the_one == "Ann Müller"
    screen.press("Add somebody there", page)
    dialog = screen.found(AddingThere)
    dialog.given.setText("Ida")
    dialog.family.setText("Berg")
    dialog.status.setCurrentIndex(dialog.status.findData(Status.PARTNER))
    screen.press("Add them", dialog)
    screen.until(lambda: len(page.details.people) == 2 if page.details else False)
    assert page.details.foothold.line.footing is Footing.SEVERAL
    assert [each.name for each in page.details.people] == ["Ida Berg", "Ann Müller"]
    assert screen.toast == "Ida Berg is in the book, at Acme Ltd."


def test_what_an_organisation_lost_can_be_let_rest(screen: Screen) -> None:
    ann = screen.choose("Ann Müller").id
    contacts.edit(screen.desk, ann, {"deceased": "true"})
    page = organisations_page(screen)
    screen.press("Nothing more to do", page)
    screen.until(lambda: screen.toast == "Nothing more is asked about Acme Ltd.")
    screen.until(lambda: page.details is not None and not page.details.foothold.due)
    screen.window.undo()
    screen.until(lambda: page.details is not None and page.details.foothold.due)


def test_organisations_are_found_by_name_and_by_how_one_stands_there(screen: Screen) -> None:
    bo = replace(person("Ida Berg"), organisation="Beta AG")
    enter(screen.desk, bo, replace(bo, full_name="Per Berg"))
    page = organisations_page(screen)
    screen.window.office.look_again()
    screen.until(lambda: page.model.rowCount() == 2)
    screen.until(lambda: "Rest on one person 1" in buttons(page))
    screen.press("Rest on one person 1", page)
    screen.until(lambda: page.model.rowCount() == 1)
    screen.qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page._detail is not None
    assert page._detail.people is not None
    screen.qtbot.keyClick(page._detail.people.rows, Qt.Key.Key_Return)
    screen.until(lambda: screen.window.page is screen.page and screen.shown == "Ann Müller")
    screen.window.go("organisations")
    page.search.setText("beta")
    screen.until(lambda: page.details is None)
    assert page.model.rowCount() == 0
    assert "No organisation of that name is in the book." in screen.texts(page)


def test_who_waits_for_approval_is_approved_where_they_are_left_out(screen: Screen) -> None:
    id_ = prospect(screen, "Ann Müller")
    window = screen.window
    window.go("this_week")
    screen.press("1 left out · see why", window.page)
    approval = screen.found(Approval)
    approval._met.setText("at the fair")
    screen.press("Approve their first greeting", approval)
    screen.until(lambda: screen.stored(id_).approved)
    screen.until(lambda: "Print 1 greeting" in buttons(window.page))


def test_who_is_approved_beside_a_draft_gets_a_page_in_it(screen: Screen) -> None:
    id_ = prospect(screen, "Ann Müller")
    bo = screen.choose("Bo Lund").id
    contacts.edit(screen.desk, bo, {"birthday": "1980-11-27"})
    window = screen.window
    window.go("batches")
    page = window.page
    assert isinstance(page, BatchesPage)
    page.begin(None)
    approval = screen.found(Approval)
    approval._met.setText("at the fair")
    screen.press("Approve their first greeting", approval)
    screen.until(lambda: screen.stored(id_).approved)
    screen.until(lambda: not approval.isVisible())
    with screen.desk.book.reading() as book:
        (draft,) = book.batches.drafts()
    assert {each.recipient for each in draft.pieces} == {"Ann Müller", "Bo Lund"}

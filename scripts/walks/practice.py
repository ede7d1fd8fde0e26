"""The pages, parts and dialogs of the practice: promises, departures, the shelf and the rest."""

from PySide6.QtWidgets import QScrollArea, QWidget

from appreciation.desktop.insights.asks import YearKey
from appreciation.desktop.insights.page import InsightsPage
from appreciation.desktop.insights.picture import ChartPicture
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.organisations.page import OrganisationsPage
from appreciation.desktop.shared.departures import Leaver
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.insights import Happening
from appreciation.services.dealings import gratitude, sending
from appreciation.services.departures import departure_lists
from appreciation.services.desk import Desk
from appreciation.services.people import contacts

from walks.camera import Camera, choose, page_of, press

_FIRST_OF = 3


def walk_the_practice(camera: Camera, window: MainWindow) -> None:
    """Take every page, part and dialog of the practice."""
    people = _somebody_of_each(camera, window)
    _panes(camera, window, people)
    _organisations(camera, window)
    _promises(camera, window)
    _departures(camera, window, people)
    _shelf(camera, window, people)
    _insights(camera, window)


def _somebody_of_each(camera: Camera, window: MainWindow) -> dict[Status, ContactId]:
    """Find somebody of each status, the one who left lately enough to be asked still."""
    found: dict[Status, ContactId] = {}

    def look(desk: Desk) -> None:
        for each in contacts.listed(desk):
            if not each.deceased:
                found.setdefault(each.status, each.id)
        left = departure_lists.departure_list(desk, settled=False, limit=_FIRST_OF)
        found[Status.FORMER_CUSTOMER] = left.lines[0].line.departure.contact_id

    window.office.ask(look, lambda _nothing: None)
    camera.settle()
    return found


def _panes(camera: Camera, window: MainWindow, people: dict[Status, ContactId]) -> None:
    customer = people[Status.CUSTOMER]
    window.office.do(
        lambda desk: gratitude.note_order(desk, customer, what="12 chairs"), touches=its_changes
    )
    window.go("contacts")
    for status, contact_id in people.items():
        window.go("contacts", contact_id)
        camera.take_to_the_end(f"pane of a {status}", window)
    window.go("contacts", customer)
    camera.settle()
    for verb, name in (
        ("Promise something", "new promise"),
        ("Note a referral", "new referral"),
        ("Note a proposal", "new proposal"),
        ("Note an order", "new order"),
        ("Change how often", "how often"),
    ):
        press(window, verb)
        camera.take_and_close(name)
    press(window, "Little extra")
    camera.take_and_close("little extra")
    choose(window.page, "Household")
    camera.take_and_close("household")
    window.go("contacts", people[Status.PROSPECT])
    camera.settle()
    press(window, "Ask what they need")
    camera.take_and_close("what they need")
    former = people[Status.FORMER_CUSTOMER]
    window.go("contacts", former)
    camera.settle()
    press(window, "Log call")
    camera.take_and_close("call log, somebody who left")
    choose(window, "Whom could I send business to")
    camera.take_and_close("send business to")


def _organisations(camera: Camera, window: MainWindow) -> None:
    window.go("organisations")
    camera.take("organisations", window)
    page_of(window, OrganisationsPage).add()
    camera.take_and_close("somebody there")


def _promises(camera: Camera, window: MainWindow) -> None:
    window.go("promises")
    _take_two_screens(camera, "promises", window)
    promised = window.page.findChildren(PromiseRow)[0].promised
    keeping = Keeping(window, window)
    for ask, name in (
        (keeping.agree_anew, "agree anew"),
        (keeping.ask_how_kept, "how it was kept"),
        (keeping.ask_why_broken, "why it was broken"),
    ):
        ask(promised)
        camera.take_and_close(name)


def _departures(camera: Camera, window: MainWindow, people: dict[Status, ContactId]) -> None:
    window.go("departures", Leaver(contact_id=people[Status.CUSTOMER]))
    camera.take_and_close("somebody leaves")
    camera.take_to_the_end("departed", window)
    choose(window.page, "Write down what they say")
    camera.take_and_close("what they say")
    choose(window.page, "Another plan")
    camera.take_and_close("another plan")
    choose(window.page, "Another day")
    camera.take_and_close("another day")
    press(window, "Say why")
    camera.take_and_close("why they left")
    press(window, "Settled")
    camera.take("departed, settled", window)
    press(window, "Settled")
    camera.settle()


def _shelf(camera: Camera, window: MainWindow, people: dict[Status, ContactId]) -> None:
    customer = people[Status.CUSTOMER]
    window.office.do(lambda desk: sending.send_article(desk, 1, [customer]), touches=its_changes)
    window.go("shelf")
    camera.take_to_the_end("shelf", window)
    for verb in ("New article", "New offer", "Send to"):
        press(window, verb)
        camera.take_and_close(verb.lower())


def _insights(camera: Camera, window: MainWindow) -> None:
    window.go("insights")
    _take_two_screens(camera, "insights", window)
    years = page_of(window, InsightsPage).findChildren(ChartPicture)[1]
    years.chosen.emit(YearKey(happening=Happening.LOST, year=window.office.today().year))
    camera.take_and_close("who is behind a bar")


def _take_two_screens(camera: Camera, name: str, window: QWidget) -> None:
    camera.take(name, window)
    for area in window.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisible() and bar.maximum() > 0:
            for screen in range(1, 4):
                if bar.value() < bar.maximum():
                    bar.setValue(screen * bar.pageStep())
                    camera.take(f"{name}, screen {screen + 1}", window)
            bar.setValue(0)
            return

"""The page Contacts: type three letters, and there they are."""

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from appreciation.desktop.contacts.actions import Actions
from appreciation.desktop.contacts.browser import Browser
from appreciation.desktop.contacts.filters import Filters
from appreciation.desktop.contacts.pane import Pane
from appreciation.desktop.shared.list_page import ListPage
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.widgets import counted
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contact_lines import ContactLine, ContactQuery, Tally
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.services.people import contact_lists


class ContactsPage(ListPage):
    """The list with its search and chips, and who is chosen beside it."""

    concerns = frozenset(
        {
            Kind.CONTACT,
            Kind.TOUCH,
            Kind.HOUSEHOLD,
            Kind.ORGANISATION,
            Kind.BATCH,
            Kind.PURCHASE,
            Kind.LETTER,
            Kind.REFERRAL,
            Kind.PROPOSAL,
            Kind.PROMISE,
            Kind.DEPARTURE,
            Kind.SHELF,
            Kind.SETTING,
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title.setText(self.tr("Contacts"))
        self._actions = Actions(shell, self)
        self.search = SearchField(shell.theme, self.tr("Find by name, town, phone…"))
        self.add_at_right(self.search)
        self._new = self.primary_button(self.tr("New contact"), "plus", self._on_new)
        self.filters = Filters(shell.theme)
        self.add_beside_title(self.filters.sort)
        self.browser = Browser(shell, self.search, self.filters)
        self.pane = Pane(shell)
        self.arrange(self.search, self.filters, self.browser, self.pane, self.browser.list)
        self._connect()
        self._allow()

    @override
    def refresh(self, kinds: Changes) -> None:
        self.browser.look_again()
        self.pane.look_again()
        if self.browser.is_settled:
            self._ask_tally()

    @override
    def show_subject(self, subject: object) -> None:
        if isinstance(subject, ContactQuery):
            self.show_list()
            self.search.clear()
            self.filters.choose_order(subject.sort)
            self.filters.choose(subject)
            self.browser.ask()
        elif isinstance(subject, int) and self.pane.may_leave(partial(self.show_subject, subject)):
            self.show_one()
            self.pane.show_contact(ContactId(subject))
            self.browser.find_contact(ContactId(subject))

    @override
    def may_leave(self, then: Callable[[], object]) -> bool:
        return self.pane.may_leave_page(then)

    @override
    def takes_over(self, page: str, name: str) -> bool:
        if (page, name) != ("departures", "left") or self.pane.contact is None:
            return False
        from appreciation.desktop.shared.departures import Leaver

        self.shell.go("departures", Leaver(contact_id=self.pane.contact.id))
        return True

    @override
    def command(self, name: str) -> None:
        {
            "new": self._on_new,
            "edit": self._on_edit,
            "call": self._on_call,
            "duplicates": self.pane.show_duplicates,
            "send": self.pane.show_whom_to_send,
        }[name]()

    def _connect(self) -> None:
        browser, pane, chosen = self.browser, self.pane, self.pane.selection
        self.search.returnPressed.connect(self._on_opened)
        browser.one_chosen.connect(self._on_one_chosen)
        browser.many_chosen.connect(self._on_many_chosen)
        browser.none_chosen.connect(self._on_none_chosen)
        browser.counted.connect(self._on_counted)
        browser.settled.connect(self._ask_tally)
        browser.opened.connect(self._on_opened)
        browser.call_wished.connect(self._on_line_called)
        browser.bin_wished.connect(self._on_bin)
        pane.person_wished.connect(self.show_subject)
        pane.call_wished.connect(self._on_contact_called)
        pane.closed.connect(self.to_list)
        chosen.status_wished.connect(self._on_status)
        chosen.greeting_wished.connect(partial(self._on_greeting, greet=True))
        chosen.no_greeting_wished.connect(partial(self._on_greeting, greet=False))
        chosen.bin_wished.connect(self._on_bin)
        chosen.restore_wished.connect(lambda: self._actions.restore_many(self.browser.chosen()))
        chosen.merge_wished.connect(lambda: self.pane.show_merge(self.browser.chosen()))
        self.shell.office.standing_changed.connect(lambda _standing: self._allow())

    def _allow(self) -> None:
        self._new.setEnabled(not self.shell.office.standing.read_only)

    def _on_opened(self) -> None:
        self.show_one()
        self.pane.focus_first()

    def _on_one_chosen(self, contact_id: ContactId) -> None:
        # A list that has only just been filled must not take away the form of somebody new.
        unasked = self.pane.contact is None and not self.browser.list.hasFocus()
        if (unasked and self.pane.editor.is_open) or self.pane.may_leave(
            partial(self.pane.show_contact, contact_id)
        ):
            self.pane.show_contact(contact_id)

    def _on_many_chosen(self, count: int) -> None:
        binned = self.browser.query.binned
        show = partial(self.pane.show_many, count, binned=binned)
        if self.pane.may_leave(show):
            show()

    def _on_none_chosen(self) -> None:
        if self.pane.may_leave(self.pane.show_nobody):
            self.pane.show_nobody()

    def _on_counted(self, count: int) -> None:
        words = counted(count, self.tr("1 person"), self.tr("{n} people"))
        self.subtitle.setText(words)

    def _ask_tally(self) -> None:
        self.shell.office.ask(contact_lists.tally, self._on_tally, key="contact tally")

    def _on_tally(self, tally: Tally) -> None:
        self.filters.show_tally(tally)

    def _on_line_called(self, line: ContactLine) -> None:
        if self.browser.query.binned:
            return
        self.shell.log_call(line.id, line.full_name, line.organisation)

    def _on_contact_called(self, contact: Contact) -> None:
        self.shell.log_call(contact.id, contact.full_name, contact.organisation)

    def _on_call(self) -> None:
        line = self.browser.list.current_line()
        if line is not None:
            self._on_line_called(line)

    def _on_new(self) -> None:
        if self._new.isEnabled() and self.pane.may_leave(self._on_new):
            self.show_one()
            self.pane.start_new()

    def _on_edit(self) -> None:
        if self._new.isEnabled() and self.pane.contact is not None:
            self.show_one()
            self.pane.start_editing()

    def _on_status(self, status: Status) -> None:
        self._actions.give_status(self.browser.chosen(), status)

    def _on_greeting(self, *, greet: bool) -> None:
        self._actions.switch_greeting(self.browser.chosen(), greet=greet)

    def _on_bin(self) -> None:
        if self.browser.query.binned or not self._new.isEnabled() or not self.browser.list.ranges():
            return
        self._actions.put_many_in_bin(self.browser.chosen())

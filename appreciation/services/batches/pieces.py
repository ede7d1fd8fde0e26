"""From a planned greeting to a piece: its words, its design, the name and address on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from appreciation.domain.batches import Piece, PieceKind
from appreciation.domain.candidates import Recipient
from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.holidays.rules import HolidayRules
from appreciation.domain.households import Household
from appreciation.domain.milestones import milestone
from appreciation.domain.naming import envelope_name, salutation_name
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.planning import PlannedGreeting
from appreciation.domain.settings import Settings
from appreciation.printing.addresses import address_lines
from appreciation.printing.designs import chosen_design, designs, suitable
from appreciation.services import supplied
from appreciation.services.letters.letter_words import SpokenOf, spoken_of
from appreciation.services.words.wordings import Request, Wordings, supplied_wordings
from appreciation.store.transactions import Reading

_AT_WORK = frozenset({"work", "business", "office"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Everything that a batch's pieces are composed from, read once."""

    settings: Settings
    wordings: Wordings
    holiday_rules: HolidayRules
    people: Mapping[ContactId, Contact]
    households: Mapping[int, Household]
    last_designs: Mapping[tuple[ContactId, str], str]
    kind: PieceKind
    spoken_of: Mapping[int, SpokenOf]

    def is_possible(self, greeting: PlannedGreeting) -> bool:
        """Return whether everybody a greeting was planned for can still be written to."""
        there = all(who.id in self.people for who in greeting.recipients)
        return there and self._found_address(greeting) is not None

    def piece(self, greeting: PlannedGreeting) -> Piece:
        """Return the piece for a planned greeting, not yet numbered."""
        named = [self.people[who.id] for who in greeting.recipients]
        household = self.households.get(greeting.household_id or 0)
        language = self.wordings.language_for(named[0].language, self.settings.language)
        recipient = name_on_envelope(greeting.recipients, household, language)
        where, whose = self._address(greeting)
        filled = self.wordings.filled(self._request(greeting, named, household, recipient))
        return Piece(
            kind=greeting.kind(self.kind),
            contact_ids=tuple(who.id for who in greeting.recipients),
            recipient=recipient,
            address_lines=address_lines(
                where,
                sender_country=self.settings.country,
                organisation=_organisation(whose, where),
            ),
            country=where.country,
            language=language,
            occasion=greeting.occasion.kind,
            identity=greeting.occasion.identity,
            label=greeting.occasion.label,
            date=greeting.day,
            years=greeting.years,
            design=self._design(greeting),
            front=filled.front,
            salutation=filled.salutation,
            text=filled.text,
        )

    def _request(
        self,
        greeting: PlannedGreeting,
        named: Sequence[Contact],
        household: Household | None,
        recipient: str,
    ) -> Request:
        first, occasion = named[0], greeting.occasion
        language = self.wordings.language_for(first.language, self.settings.language)
        chosen = (
            household.salutation if household and _names(household, greeting.recipients) else ""
        )
        said = self.spoken_of.get(occasion.letter_id)
        return Request(
            occasion=occasion.kind,
            label=occasion.label,
            holiday=self.holiday_rules.name(occasion.label, language)
            if occasion.kind is OccasionKind.HOLIDAY
            else "",
            language=language,
            status=first.status,
            kind=greeting.kind(self.kind),
            people=len(named),
            name=salutation_name(named, language, chosen=chosen),
            names=recipient,
            years=said.years if said else greeting.years,
            milestone=milestone(occasion.kind, greeting.years),
            belated=greeting.belated,
            month_only=occasion.date.day is None,
            month=greeting.day.month,
            business=self.settings.name,
            signer=self.settings.signer,
            organisation=first.organisation,
            purpose=greeting.letter.purpose.value if greeting.letter else "",
            **(said.blanks(self.settings, language) if said else {}),
        )

    def _address(self, greeting: PlannedGreeting) -> tuple[Address, Contact]:
        """Return the first address the post can find: their own, else their household's."""
        found = self._found_address(greeting)
        if found is None:
            raise AssertionError("the rule lets nobody through whom the post cannot reach")
        return found

    def _found_address(self, greeting: PlannedGreeting) -> tuple[Address, Contact] | None:
        household = self.households.get(greeting.household_id or 0)
        ids = [who.id for who in greeting.recipients]
        ids += household.member_ids if household else ()
        for whose in (self.people[contact_id] for contact_id in ids):
            where = whose.mail_address
            if where and where.usable and where.undeliverable_on is None:
                return where, whose
        return None

    def _design(self, greeting: PlannedGreeting) -> str:
        occasion, first = greeting.occasion, greeting.recipients[0].id
        fitting = suitable(
            designs(),
            occasion.kind,
            day=greeting.day,
            label=occasion.label,
            years=greeting.years,
        )
        if greeting.letter:
            return chosen_design(fitting, last="", seed=0)
        last = self.last_designs.get((first, occasion.identity), "")
        return chosen_design(fitting, last=last, seed=first + greeting.day.year)


def name_on_envelope(
    recipients: Sequence[Recipient], household: Household | None, language: str
) -> str:
    """Return the name on the envelope; the household's own only while it names these alone.

    Empty for somebody known by an e-mail address alone, which is no name to write to.
    """
    chosen = household.envelope_name if household and _names(household, recipients) else ""
    return envelope_name(recipients, language, chosen=chosen)


def _names(household: Household, recipients: Sequence[Recipient]) -> bool:
    return set(household.member_ids) == {who.id for who in recipients}


def composer(book: Reading, kind: PieceKind, greetings: Sequence[PlannedGreeting]) -> Composer:
    """Read what composing these greetings takes."""
    named = [who for greeting in greetings for who in greeting.recipients]
    households = book.households.of_ids(_household_ids(greetings))
    ids = {who.id for who in named}
    ids |= {member for each in households.values() for member in each.member_ids}
    return Composer(
        settings=book.settings.settings(),
        wordings=supplied_wordings(),
        holiday_rules=supplied.holiday_rules(),
        people=book.contacts.contacts(ids),
        households=households,
        last_designs=book.batches.last_designs(
            [who.id for who in named], {greeting.occasion.identity for greeting in greetings}
        ),
        kind=kind,
        spoken_of=spoken_of(book, [each.letter for each in greetings if each.letter]),
    )


def _household_ids(greetings: Iterable[PlannedGreeting]) -> set[int]:
    return {each.household_id for each in greetings if each.household_id is not None}


def _organisation(contact: Contact, where: Address) -> str:
    """Return the business line of an address at work."""
    at_work = where.label.casefold() in _AT_WORK and not contact.stands_for_organisation
    return contact.organisation if at_work else ""

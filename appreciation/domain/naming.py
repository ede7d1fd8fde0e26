"""What people are called on an envelope and after "Dear".

Nothing here guesses: no gender, no name out of an e-mail address, no surname out of a full name.
Titles stay as they were written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from appreciation.domain.conjunctions import family_called, joined
from appreciation.domain.contacts import Contact
from appreciation.domain.salutations import is_whole_salutation
from appreciation.domain.written_names import (
    Named,
    is_east_asian,
    key,
    keys,
    name_or_nothing,
    tidy,
    written_name,
)

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+|[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addressee:
    """One person on an envelope.

    `before_surname` is empty when the name cannot share its surname with somebody else's.
    """

    whole: str
    before_surname: str = ""
    surname: str = ""


def envelope_name(people: Sequence[Named], language: str = "en", *, chosen: str = "") -> str:
    """Return the name for the envelope of one person or a household, in the order given.

    `chosen` is the household's own wording and wins as it stands: pass it only while it names
    exactly these people. A person's own `envelope_name` wins for their part. Two people of one
    surname share it; three or more of one surname are that family. Somebody known by an e-mail
    address alone is not named, so the answer is empty when nobody else is left.
    """
    if chosen.strip():
        return tidy(chosen)
    addressees = [each for each in map(_addressee, people) if each.whole]
    if addressees and all(is_east_asian(each.whole) for each in addressees):
        return "、".join(each.whole for each in addressees)
    surnames = {key(each.surname) for each in addressees}
    if len(addressees) > 2 and len(surnames) == 1 and "" not in surnames:
        return family_called(addressees[0].surname, language)
    names = _with_shared_surnames(addressees, language)
    if len(names) < len(addressees):
        return ", ".join(names)
    return joined(names, language)


def salutation_name(people: Sequence[Contact], language: str = "en", *, chosen: str = "") -> str:
    """Return what follows "Dear": the given names of one person or a household.

    Without a given name it is title and family name, nickname, full name or organisation, the
    first there is. The owner's own words win: `chosen` for the household, `salutation` for a
    person; a household of several leaves out a person's own words that are a whole line ("Dear
    Mum,"). Empty when nobody has a name.
    """
    if chosen.strip():
        return tidy(chosen)
    if len(people) == 1 and people[0].salutation.strip():
        return tidy(people[0].salutation)
    return joined([name for each in people if (name := _called(each, language))], language)


def _called(contact: Contact, language: str) -> str:
    own = tidy(contact.salutation)
    if own and not is_whole_salutation(own, language):
        return own
    if contact.stands_for_organisation:
        return name_or_nothing(contact.organisation) or name_or_nothing(contact.full_name)
    written = written_name(contact)
    if is_east_asian(written):
        return written
    given, surname = name_or_nothing(contact.given_name), name_or_nothing(contact.family_name)
    if given and not _INITIALS.fullmatch(given):
        return given
    titled = f"{tidy(contact.prefix)} {surname}" if contact.prefix.strip() and surname else ""
    whole = _addressee(contact).whole if written else ""
    return (
        titled
        or name_or_nothing(contact.nickname)
        or whole
        or name_or_nothing(contact.organisation)
    )


def _addressee(person: Named) -> _Addressee:
    if own := tidy(person.envelope_name):
        return _Addressee(whole=own)
    written = written_name(person)
    if not written or is_east_asian(written):
        return _Addressee(whole=_east_asian(person, written) if written else "")
    words, titles, endings = written.split(), person.prefix.split(), person.suffix.split()
    if keys(words[: len(titles)]) == keys(titles):
        titles, words = words[: len(titles)], words[len(titles) :]
    if endings and keys(words[-len(endings) :]) == keys(endings):
        endings, words = words[-len(endings) :], words[: -len(endings)]
    surname = name_or_nothing(person.family_name).split()
    shares = bool(surname) and keys(words[-len(surname) :]) == keys(surname)
    before = words[: -len(surname)] if shares and not endings else []
    return _Addressee(
        whole=" ".join([*titles, *words, *endings]),
        before_surname=" ".join([*titles, *before]) if before else "",
        surname=" ".join(words[-len(surname) :]).rstrip(",") if shares else "",
    )


def _east_asian(person: Named, written: str) -> str:
    before, after = tidy(person.prefix), tidy(person.suffix)
    gap = "" if is_east_asian(after) and " " not in written else " "
    titled = written if not before or written.startswith(before) else f"{before} {written}"
    return titled if not after or titled.endswith(after) else f"{titled}{gap}{after}"


def _with_shared_surnames(addressees: Sequence[_Addressee], language: str) -> list[str]:
    groups: dict[str, list[_Addressee]] = {}
    for number, each in enumerate(addressees):
        own = key(each.surname) if each.before_surname else str(number)
        groups.setdefault(own, []).append(each)
    return [
        f"{joined([each.before_surname for each in group], language)} {group[0].surname}"
        if len(group) > 1
        else group[0].whole
        for group in groups.values()
    ]

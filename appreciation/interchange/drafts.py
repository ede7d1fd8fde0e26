"""One person while a file is being read: fields, dates and what could not be understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from appreciation.domain.contacts import Address, Contact, Email, Phone
from appreciation.domain.countries import country_code
from appreciation.domain.date_order import DateOrder
from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.occasions import (
    KEPT_WITH_A_PERSON,
    LABELLED,
    OLDEST,
    Occasion,
    OccasionKind,
    distinct,
)
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.written_names import can_be_seen
from appreciation.interchange.people import AmbiguousDate, ImportedPerson, Problem
from appreciation.interchange.written_dates import AmbiguousDateError, iso_date, written_date

_country_code = lru_cache(maxsize=1024)(country_code)
_PERSONAL = frozenset({"given_name", "family_name"})
NAME_PARTS = ("prefix", "given_name", "additional_name", "family_name", "suffix")
_LIKELY_UNKNOWN = 1900
_DAY_ZERO = PlainDate(year=1899, month=12, day=30)
_NEVER_IN_FUTURE = frozenset(
    {OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.CUSTOMER_SINCE}
)
_KIND_BY_WORD = {
    word: kind
    for kind, words in {
        OccasionKind.BIRTHDAY: "birthday|geburtstag|anniversaire de naissance|cumpleaños",
        OccasionKind.WEDDING: "anniversary|wedding|wedding anniversary|wedding day|hochzeit"
        "|hochzeitstag|jahrestag|anniversaire de mariage|aniversario|anniversario|trouwdag",
        OccasionKind.CUSTOMER_SINCE: "customer since|client since|kunde seit|client depuis",
        OccasionKind.NAME_DAY: "name day|nameday|namenstag|onomastico|fête|imieniny",
    }.items()
    for word in words.split("|")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds for every person of one file. `country` is the owner's.

    `columns` says of headings of a table what the owner takes them for, as a heading that is known,
    or empty to leave the column aside.
    """

    file: str
    today: date
    order: DateOrder | None
    country: str
    columns: Mapping[str, str] = field(default_factory=dict)


class Draft:
    """One person while being read. `fields` holds values for the fields of `Contact` by name."""

    __slots__ = (
        "addresses",
        "ambiguous",
        "context",
        "emails",
        "fields",
        "notes",
        "occasions",
        "phones",
        "photo",
        "photo_elsewhere",
        "prefix_in_name",
        "troubles",
        "where",
    )

    def __init__(self, context: Context, where: str) -> None:
        self.context = context
        self.where = where
        self.fields: dict[str, Any] = {}
        self.prefix_in_name = True  # Dr is part of a name, Herr or Mme is not
        self.photo = b""
        self.photo_elsewhere = False
        self.notes: list[str] = []
        self.addresses: list[Address] = []
        self.phones: list[Phone] = []
        self.emails: list[Email] = []
        self.occasions: list[Occasion] = []
        self.ambiguous: list[tuple[OccasionKind, str]] = []
        self.troubles: list[str] = []

    def add_date(
        self, kind: OccasionKind, text: str, label: str = "", *, no_year: int | None = None
    ) -> None:
        """Add an occasion on a day as written; `no_year` is the year that stands for none."""
        context = self.context
        try:
            day = iso_date(text) or written_date(text, context.order, context.today)
        except AmbiguousDateError:
            self.ambiguous.append((kind, text.strip()))
            return
        except UnreadableDateError:
            self.troubles.append(f"{_named(kind, label)} “{shortened(text)}” is not a date.")
            return
        if day is not None:
            if no_year is not None and day.year == no_year:
                day = PlainDate(month=day.month, day=day.day)
            self.add_occasion(Occasion(kind=kind, date=day, label=label))

    def add_occasion(self, occasion: Occasion) -> None:
        """Add an occasion unless it is a birth to come or a second, different birthday."""
        kind = occasion.kind
        if occasion.date == _DAY_ZERO:
            self.troubles.append(
                f"{_named(kind, occasion.label)} {occasion.date.text} was left out: spreadsheets"
                " show it for a day that is not known."
            )
            return
        if kind is OccasionKind.BIRTHDAY and occasion.date.year == _LIKELY_UNKNOWN:
            self.troubles.append(
                f"the birthday {occasion.date.text} was taken without its year, for 1900 is what"
                " some programs write when they do not know it."
            )
            day = PlainDate(month=occasion.date.month, day=occasion.date.day)
            occasion = replace(occasion, date=day)
        elif kind is OccasionKind.BIRTHDAY and self._too_old(occasion.date):
            self.troubles.append(
                f"nobody born on {occasion.date.text} is alive, so no age is written: check the"
                " year."
            )
        if kind in _NEVER_IN_FUTURE and _lies_ahead(occasion.date, self.context.today):
            name = _named(kind, occasion.label)
            self.troubles.append(f"{name} {occasion.date.text} lies in the future.")
            return
        if kind is OccasionKind.BIRTHDAY and self.occasions:
            first = next((each.date for each in self.occasions if each.kind is kind), None)
            if first is not None and first != occasion.date:
                self.troubles.append(
                    f"there are two birthdays, {first.text} and {occasion.date.text}; the first was"
                    " taken."
                )
                return
        self.occasions.append(occasion)

    def _too_old(self, born: PlainDate) -> bool:
        return born.year is not None and self.context.today.year - born.year > OLDEST

    def add_labelled_date(self, label: str, text: str, *, no_year: int | None = None) -> None:
        """Add a day whose label may say that it is a birthday or wedding."""
        kind = _KIND_BY_WORD.get(label.strip().casefold(), OccasionKind.OTHER)
        label = (label.strip() or "Date") if kind is OccasionKind.OTHER else ""
        self.add_date(kind, text, label, no_year=no_year)

    def add_own_date(self, kind: str, text: str, label: str) -> None:
        """Add a day of a kind that our own files name; an unknown kind is some other day."""
        if kind in KEPT_WITH_A_PERSON:
            known = OccasionKind(kind)
            self.add_date(known, text, label if known in LABELLED else "")
        else:
            self.add_labelled_date(label or kind, text)

    def mark_undeliverable(self, on: str, reason: str = "") -> None:
        """Mark the last address as one that mail came back from."""
        try:
            day = date.fromisoformat(on)
        except ValueError:
            self.troubles.append(f"“{shortened(on)}” is not the day that mail came back.")
            return
        if self.addresses:
            last = self.addresses[-1]
            self.addresses[-1] = replace(last, undeliverable_on=day, undeliverable_reason=reason)

    def add_death(self, text: str) -> None:
        """Note that they have died, on the day given as far as it can be read."""
        context = self.context
        self.fields["deceased"] = True
        try:
            self.fields["deceased_on"] = written_date(text, context.order, context.today)
        except UnreadableDateError:
            self.troubles.append(f"the day of death “{shortened(text)}” is not a date.")

    def add_address(
        self, parts: dict[str, str], label: str = "", *, preferred: bool = False
    ) -> None:
        """Add an address; `parts` holds its fields, without those it has not.

        The country may be a name. One we do not know is kept in the region, where it is printed.
        """
        if not parts:
            return
        name = parts.get("country", "")
        code = _country_code(name) if name else ""
        if name and not code:
            parts["region"] = ", ".join(part for part in (parts.get("region"), name) if part)
        preferred = preferred and all(not each.for_mail for each in self.addresses)
        self.addresses.append(
            Address(
                label=label,
                street=parts.get("street", ""),
                town=parts.get("town", ""),
                region=parts.get("region", ""),
                postal_code=parts.get("postal_code", ""),
                country=code,
                for_mail=preferred,
            )
        )

    def problems(self) -> list[Problem]:
        """Return what could not be taken as it stands, each in a sentence that names the person."""
        name = self.name() or "someone without a name"
        return [
            Problem(file=self.context.file, where=self.where, what=f"{name}: {trouble}")
            for trouble in self.troubles
        ]

    def name(self) -> str:
        """Return the whole name: as written, else put together, else of the organisation."""
        fields = self.fields
        full: str = fields.get("full_name", "")
        if "@" in full and any(full == email.address for email in self.emails):
            full = ""
        names = NAME_PARTS if self.prefix_in_name else NAME_PARTS[1:]
        parts = " ".join(fields[part] for part in names if fields.get(part))
        names_in_turn = (full, parts, fields.get("organisation", ""), fields.get("nickname", ""))
        return next(filter(can_be_seen, names_in_turn), "")

    def person(self, says: frozenset[str]) -> ImportedPerson | None:
        """Return the finished person; None when there is no name to greet them by.

        `says` are the fields this kind of file has for everybody; those filled come on top.
        """
        context, fields = self.context, self.fields
        name = self.name()
        if not name:
            return None
        fields["full_name"] = name
        if name == fields.get("organisation"):
            fields.setdefault("stands_for_organisation", not fields.keys() & _PERSONAL)
        if not fields.keys() <= says:
            says |= fields.keys()
        occasions = self.occasions
        contact = Contact(
            entered_on=context.today,
            notes="\n".join(self.notes),
            addresses=tuple(self.addresses),
            phones=tuple(self.phones),
            emails=tuple(self.emails),
            occasions=distinct(occasions) if len(occasions) > 1 else tuple(occasions),
            **fields,
        )
        ambiguous = tuple(
            AmbiguousDate(file=context.file, where=self.where, name=name, kind=kind, text=text)
            for kind, text in self.ambiguous
        )
        return ImportedPerson(
            contact=contact,
            file=context.file,
            where=self.where,
            says=says,
            ambiguous=ambiguous,
            photo=self.photo,
        )

    def nameless(self) -> Problem:
        """Return the line that says why they cannot be kept, with what there is to find them by."""
        hints = [email.address for email in self.emails] + [each.number for each in self.phones]
        hint = f" ({shortened(', '.join(hints))})" if hints else ""
        what = f"There is no name here{hint}, so nobody was added."
        return Problem(file=self.context.file, where=self.where, what=what)


def shortened(text: str, length: int = 60) -> str:
    """Return a text on one line and short enough for a message."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else f"{line[:length]}…"


def _lies_ahead(day: PlainDate, today: date) -> bool:
    if day.year is None or day.year < today.year:
        return False
    return (day.year, day.month_day) > (today.year, today.month * 100 + today.day)


def _named(kind: OccasionKind, label: str) -> str:
    return f"the day “{shortened(label)}”" if label else f"the {kind.replace('_', ' ')}"

"""What a file of people holds, as far as it could be understood."""

from dataclasses import dataclass

from appreciation.domain.contacts import Contact
from appreciation.domain.errors import UserError
from appreciation.domain.occasions import OccasionKind


class UnreadableFileError(UserError):
    """A file nothing could be read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A line for the owner about a place in a file; `where` is empty for the whole file."""

    file: str
    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousDate:
    """A date left empty because its day and month could be either way round."""

    file: str
    where: str
    name: str
    kind: OccasionKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPerson:
    """One person as a file has them.

    `contact` is not stored yet. `says` names the fields of `Contact` the file can say something
    about: a field outside it must stay as it is in the book, a field inside it and empty means that
    the file has none. `where` is for people: "card 12", "row 7". `photo` is a picture of them as
    the file has it, of any kind and size, or empty.
    """

    contact: Contact
    file: str
    where: str
    says: frozenset[str]
    ambiguous: tuple[AmbiguousDate, ...] = ()
    photo: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownColumn:
    """A column of a table whose heading says nothing to us, with the first few of its cells."""

    heading: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one file.

    `problems` are what could not be taken as it stands, one by one; `notices` say how the file was
    understood and what was left aside. Neither ever holds back another person.
    """

    file: str
    format: str
    people: tuple[ImportedPerson, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    unknown_columns: tuple[UnknownColumn, ...] = ()

    @property
    def ambiguous(self) -> tuple[AmbiguousDate, ...]:
        """Every date that waits for the owner to state the date order."""
        return tuple(date for person in self.people for date in person.ambiguous)

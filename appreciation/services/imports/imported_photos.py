"""Photos that come with an address book: made small before anything is written."""

from collections.abc import Iterable

from appreciation.domain.contacts import ContactId
from appreciation.interchange.people import ImportedPerson, Problem
from appreciation.services.imports.import_matching import Revision

Whose = tuple[ContactId, bytes]


class ImportedPhotos:
    """Each photo is made small once; one that cannot be read is told and left out."""

    def __init__(self) -> None:
        self._small: dict[bytes, bytes] = {}

    def prepare(
        self, new: Iterable[ImportedPerson], revisions: Iterable[Revision]
    ) -> tuple[Problem, ...]:
        """Make photos small, and return what is to be said of those that cannot be read."""
        problems = []
        for person in new:
            if person.photo and not self._made(person.photo):
                name = person.contact.full_name
                problems.append(_unreadable(person.file, person.where, name))
        problems += [
            _unreadable("", "", each.after.full_name)
            for each in revisions
            if each.photo and not self._made(each.photo)
        ]
        return tuple(problems)

    def of(self, whose: Iterable[Whose]) -> dict[ContactId, bytes]:
        """Return the small photos of people, without those that have none."""
        return {id_: small for id_, photo in whose if photo and (small := self._made(photo))}

    def _made(self, photo: bytes) -> bytes:
        from appreciation.services.people.squaring import PhotoError, squared

        if photo not in self._small:
            try:
                self._small[photo] = squared(photo, "The photo")
            except PhotoError:
                self._small[photo] = b""
        return self._small[photo]


def _unreadable(file: str, where: str, name: str) -> Problem:
    what = f"{name}: the photo is no picture that can be shown; it was left out."
    return Problem(file=file, where=where, what=what)

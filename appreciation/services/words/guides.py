"""What to say: the guides, as supplied or in the owner's words, and filled for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UnknownKeyError
from appreciation.domain.guides import PARTS, Guide, GuideName, with_texts
from appreciation.domain.naming import salutation_name
from appreciation.domain.occasions import OccasionKind
from appreciation.services.desk import Desk
from appreciation.services.words.guide_files import supplied
from appreciation.services.words.wordings import Request, supplied_wordings
from appreciation.store.transactions import Reading

BLANKS = ("business", "signer", "mended")
"""What stands in a guide for the business, who signs for it, and what was mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedGuide:
    """A guide as it is now kept."""

    guide: Guide
    changes: Changes = frozenset({Kind.SETTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The words of an e-mail. `body` is plain text, an empty line between its paragraphs."""

    subject: str
    body: str


def guide(desk: Desk, name: GuideName, language: str = "") -> Guide:
    """Return a guide with its blanks, in the owner's words where there are any.

    Without a language, and for one there are no words in, it is in the book's.
    """
    with desk.book.reading() as book:
        return guide_within(book, name, language)


def guide_within(book: Reading, name: GuideName, language: str = "") -> Guide:
    """Return a guide as `guide` does, within a transaction."""
    language = supplied_wordings().language_for(language, book.settings.settings().language)
    changed = book.guides.texts(name, language)
    return replace(with_texts(supplied(name, language), changed), edited=bool(changed))


def save_guide(
    desk: Desk, name: GuideName, texts: Mapping[str, str], language: str = ""
) -> SavedGuide:
    """Keep parts of a guide in the owner's words, given as text; the others stay as they are.

    An empty part, and one that says what the supplied one does, is as supplied from then on.
    Raises `UnknownKeyError`, and `WordingError` for a blank there is none of; keeps nothing then.
    """
    _check_parts(texts)
    with desk.book.writing("Change a guide") as book:
        before = guide_within(book, name, language)
        usual = supplied(name, before.language)
        wanted = usual.texts | {part: text for part, text in texts.items() if text.strip()}
        kept = {part: text for part, text in before.texts.items() if part not in texts}
        after = with_texts(usual, wanted | kept)
        filled(after, dict.fromkeys(BLANKS, "-"))
        changed = {part: text for part, text in after.texts.items() if text != usual.texts[part]}
        book.relabel(f"Change the guide “{after.title}”")
        book.guides.save(name, before.language, changed)
    return SavedGuide(guide=replace(after, edited=bool(changed)))


def filled(guide: Guide, blanks: Mapping[str, str]) -> Guide:
    """Return a guide with those of its `BLANKS` filled that are known.

    A line whose blank is empty is left out. Raises `WordingError` for a blank there is none of.
    """
    from appreciation.services.words.wording_blanks import Wording

    blanks = dict.fromkeys(BLANKS, "") | dict(blanks)
    place = f"of the guide “{guide.title}”"
    texts = {part: Wording(text, place).filled(blanks) for part, text in guide.texts.items()}
    return with_texts(guide, texts)


def quiet_mail(desk: Desk, contact_id: ContactId) -> Mail:
    """Return an e-mail to somebody who has not been heard from in a while, to be looked through.

    Raises `ContactGoneError`, and `WordingError` for a blank that there is none of.
    """
    with desk.book.reading() as book:
        contact, settings = book.contacts.contact(contact_id), book.settings.settings()
        found = guide_within(book, GuideName.QUIET_MAIL, contact.language)
    name = salutation_name([contact], found.language)
    words = filled(found, {"business": settings.name, "signer": settings.signer})
    greeted = supplied_wordings().filled(
        Request(occasion=OccasionKind.LETTER, language=found.language, name=name)
    )
    paragraphs = (greeted.salutation, *words.opening, "\n".join(words.closing))
    return Mail(subject=words.title, body="\n\n".join(paragraphs) + "\n")


def _check_parts(texts: Mapping[str, str]) -> None:
    for part in texts:
        if part not in PARTS:
            raise UnknownKeyError(f"A guide has no “{part}”; its parts are {', '.join(PARTS)}.")

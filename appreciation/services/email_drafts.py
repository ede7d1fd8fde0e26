"""E-mails begun for the owner: their own mail program opens with a few warm words in it."""

from urllib.parse import quote

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose
from appreciation.domain.naming import salutation_name
from appreciation.domain.occasions import OccasionKind
from appreciation.services import supplied
from appreciation.services.desk import Desk
from appreciation.services.wordings import Request


def hello(desk: Desk, contact_id: ContactId) -> str:
    """Return the `mailto:` address of a draft to somebody not heard from in a while.

    Nothing is sent, and nothing counts as having reached them. Raises `ContactGoneError`, and
    `WrongValueError` for somebody without an e-mail address.
    """
    with desk.book.reading() as book:
        contact = book.contacts.contact(contact_id)
        settings = book.settings.settings()
    if not contact.emails:
        raise WrongValueError(
            f"There is no e-mail address for {contact.full_name}. Add one under Edit."
        )
    wordings = supplied.wordings()
    language = wordings.language_for(contact.language, settings.language)
    filled = wordings.filled(
        Request(
            occasion=OccasionKind.LETTER,
            purpose=Purpose.QUIET.value,
            language=language,
            status=contact.status,
            name=salutation_name([contact], language),
            names=contact.full_name,
            business=settings.name,
            signer=settings.signer,
            organisation=contact.organisation,
        )
    )
    signed = (
        filled.close if settings.signer in filled.close else f"{filled.close}\n{settings.signer}"
    )
    body = "\r\n\r\n".join((filled.salutation, *filled.body.split("\n"), signed.strip()))
    address = quote(contact.emails[0].address, safe="@")
    return f"mailto:{address}?subject={quote(settings.name or settings.signer)}&body={quote(body)}"

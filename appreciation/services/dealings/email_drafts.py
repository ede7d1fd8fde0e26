"""E-mails begun for the owner: their own mail program opens with a few warm words in it."""

from urllib.parse import quote

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.services.desk import Desk
from appreciation.services.words.guides import quiet_mail


def hello(desk: Desk, contact_id: ContactId) -> str:
    """Return the `mailto:` address of a draft to somebody not heard from in a while.

    Nothing is sent, and nothing counts as having reached them. Raises `ContactGoneError`, and
    `WrongValueError` for somebody without an e-mail address.
    """
    with desk.book.reading() as book:
        contact = book.contacts.contact(contact_id)
    if not contact.emails:
        raise WrongValueError(
            f"There is no e-mail address for {contact.full_name}. Add one under Edit."
        )
    mail = quiet_mail(desk, contact_id)
    body = quote(mail.body.replace("\n", "\r\n"))
    address = quote(contact.emails[0].address, safe="@")
    return f"mailto:{address}?subject={quote(mail.subject)}&body={body}"

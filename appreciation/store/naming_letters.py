"""Letters that name somebody else than whom they are written to: thanks for having sent them."""

from sqlalchemy import Connection, Text, cast, func, literal, select, update

from appreciation.domain.contacts import ContactId
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.store.practice_schema import letter, referral
from appreciation.store.schema import contact, piece, piece_contact

_CAUSE = literal("referral:") + cast(referral.c.id, Text)


def pieces_naming(connection: Connection, person_id: ContactId) -> dict[int, int]:
    """Return the pieces of letters that thank for having sent somebody, with their batches.

    The name in the letter tells as well: the referral may have been taken out of the book since.
    """
    letters = _letters(connection, person_id)
    identities = [f"{OccasionKind.LETTER.value}:{id_}" for id_ in letters]
    name = select(contact.c.full_name).where(contact.c.id == person_id).scalar_subquery()
    thanks = (piece.c.occasion == OccasionKind.LETTER.value) & (
        piece.c.label == Purpose.THANKS_REFERRAL.value
    )
    of_letters = (
        select(piece.c.id, piece.c.batch_id)
        .join(piece_contact, piece_contact.c.piece_id == piece.c.id)
        .where(
            piece_contact.c.contact_id.in_(set(letters.values())), piece.c.identity.in_(identities)
        )
    )
    in_words = select(piece.c.id, piece.c.batch_id).where(
        thanks, func.replace(piece.c.text, name, "") != piece.c.text
    )
    return {
        row.id: row.batch_id
        for query in (of_letters, in_words)
        for row in connection.execute(query)
    }


def withdraw_letters_naming(connection: Connection, person_id: ContactId, version: int) -> None:
    """Withdraw these letters for good: nobody is named in what is not on paper yet."""
    theirs = letter.c.id.in_(_letters(connection, person_id))
    connection.execute(update(letter).where(theirs).values(withdrawn=True, version=version))


def _letters(connection: Connection, person_id: ContactId) -> dict[int, int]:
    """Return the letters by id, each with whom it is written to."""
    query = (
        select(letter.c.id, letter.c.contact_id)
        .join(referral, letter.c.cause == _CAUSE)
        .where(referral.c.other_id == person_id)
    )
    return {row.id: row.contact_id for row in connection.execute(query)}

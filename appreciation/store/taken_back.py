"""What putting a backup back takes away of never a wrong greeting, in words (law 1)."""

from sqlalchemy import Connection, Row, or_, select

from appreciation.domain.batches import BatchState
from appreciation.store.schema import batch, contact

_Person = Row[int, str, bool, bool, bool]


def what_is_taken_back(present: Connection, backup: Connection) -> tuple[str, ...]:
    """Return what the owner should know of a backup that takes the place of the present book.

    Whoever is in a batch printed since would be greeted twice, and whoever died or asked for no
    post since would be greeted again.
    """
    batches = [*_unknown_batches(present, backup)]
    people = [*_greeted_again(present, backup)]
    warnings = []
    if batches:
        warnings.append(
            "The book no longer knows what was printed after that backup was made: batch"
            f" {', '.join(map(str, batches))}. Hold those cards against the next batch and leave"
            " out whoever has theirs, or put back the book as it was."
        )
    if people:
        warnings.append(
            "These people died or asked for no post after that backup was made, and would be"
            f" greeted again: {', '.join(people)}. Note it with them once more."
        )
    return tuple(warnings)


def _unknown_batches(present: Connection, backup: Connection) -> list[int]:
    on_paper = select(batch.c.id).where(batch.c.state != BatchState.DRAFT).order_by(batch.c.id)
    known = set(backup.execute(on_paper).scalars())
    return [id_ for id_ in present.execute(on_paper).scalars() if id_ not in known]


def _greeted_again(present: Connection, backup: Connection) -> list[str]:
    columns = (
        contact.c.id,
        contact.c.full_name,
        contact.c.greet,
        contact.c.do_not_mail,
        contact.c.deceased,
    )
    strict = or_(contact.c.deceased, contact.c.do_not_mail, ~contact.c.greet)
    people = select(*columns).order_by(contact.c.id)
    before = {each.id: each for each in backup.execute(people)}
    return [
        f"{each.full_name} (contact {each.id})"
        for each in present.execute(people.where(strict))
        if (then := before.get(each.id)) is not None and _was_laxer(then, each)
    ]


def _was_laxer(then: _Person, now: _Person) -> bool:
    same = then.full_name == now.full_name
    return same and (
        (now.deceased and not then.deceased)
        or (now.do_not_mail and not then.do_not_mail)
        or (then.greet and not now.greet)
    )

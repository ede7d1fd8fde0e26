"""Changing many people at once: one backup before, one Undo after."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Changed
from appreciation.services.rule.recheck import to_take_out


def give_status(desk: Desk, ids: Sequence[ContactId], status: Status) -> Changed:
    """Give people a status."""
    words = f"Make {{who}} {status.replace('_', ' ')}"
    return _change(desk, ids, words, lambda each: replace(each, status=status))


def switch_greeting(desk: Desk, ids: Sequence[ContactId], *, greet: bool) -> Changed:
    """Switch greetings on or off for people."""
    words = f"Switch greetings {'on' if greet else 'off'} for {{who}}"
    return _change(desk, ids, words, lambda each: replace(each, greet=greet))


def put_in_bin(desk: Desk, ids: Sequence[ContactId]) -> Changed:
    """Put people into the bin; those there already keep their day."""
    return _change(
        desk,
        ids,
        "Put {who} into the bin",
        lambda each: replace(each, binned_on=each.binned_on or desk.today),
    )


def take_out_of_bin(desk: Desk, ids: Sequence[ContactId]) -> Changed:
    """Take people out of the bin again."""
    return _change(
        desk,
        ids,
        "Take {who} out of the bin",
        lambda each: replace(each, binned_on=None),
    )


def _change(
    desk: Desk, ids: Sequence[ContactId], words: str, change: Callable[[Contact], Contact]
) -> Changed:
    if len(ids) > 1:
        desk.book.backup_before("bulk-change", desk.now)
    with desk.book.writing(words) as book:
        present = book.contacts.contacts(ids).values()
        changed = [new for old in present if (new := change(old)) != old]
        who = changed[0].full_name if len(changed) == 1 else f"{len(changed)} people"
        book.relabel(words.format(who=who))
        book.contacts.save_many(changed, on=desk.today)
        waiting = to_take_out(book, {each.id for each in changed}, desk.today)
    return Changed(count=len(changed), to_take_out=waiting)

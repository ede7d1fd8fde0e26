"""What is on the shelf, and what became of it, in a few words."""

from datetime import date

from appreciation.desktop.shared.days import full_day, near_day
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import counted, translated
from appreciation.domain.batches import PieceState
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import GivenTo, OnShelf


def shelf_row(line: OnShelf, today: date) -> TwoLines:
    """Return something on the shelf as a row of a list."""
    item = line.item
    went = counted(line.given, _tr("to 1 person"), _tr("to {n} people")) if line.given else ""
    if isinstance(item, Article):
        return TwoLines(title=item.title, subtitle=item.source, icon="newspaper", right=went)
    taken = counted(line.taken_up, _tr("1 took it up"), _tr("{n} took it up"))
    over = not item.valid_on(today)
    return TwoLines(
        title=item.title,
        subtitle=until_words(item, today),
        icon="gift",
        right=went,
        right_below=taken if line.taken_up else "",
        mark="clock-alert" if over else "",
        mark_says=_tr("Expired") if over else "",
        mark_ink="careful",
    )


def until_words(offer: Offer, today: date) -> str:
    """Return until when an offer holds, as `Valid until 31 March 2027`."""
    if offer.valid_until is None:
        return _tr("Valid for good")
    if not offer.valid_on(today):
        return _tr("Expired on {day}").format(day=full_day(offer.valid_until))
    return _tr("Valid until {day}").format(day=full_day(offer.valid_until))


def given_words(given: GivenTo, today: date) -> str:
    """Return what became of something for one person, as `posted` or `waits to be printed`."""
    if given.given.taken_up_on:
        day = near_day(given.given.taken_up_on, today)
        taken = _tr("Took it up {day}").format(day=day)
        return f"{taken}. {given.given.came_of_it}" if given.given.came_of_it else taken
    if given.given.letter_id is None:
        return _tr("Given {day}").format(day=near_day(given.given.on, today))
    state = {
        None: _tr("The letter waits for its batch"),
        PieceState.PLANNED: _tr("The letter lies in a draft"),
        PieceState.PRINTED: _tr("Printed, not posted yet"),
        PieceState.POSTED: _tr("Posted"),
        PieceState.SPOILT: _tr("Spoilt; print it again"),
        PieceState.RETURNED: _tr("Came back"),
        PieceState.LEFT_OUT: _tr("Left out of its batch"),
    }[given.state]
    return f"{state}. {given.given.came_of_it}" if given.given.came_of_it else state


def _tr(text: str) -> str:
    return translated("Shelf", text)

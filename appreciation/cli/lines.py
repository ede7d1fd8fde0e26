"""Answers as lines for people to read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from appreciation.cli.shapes import Shape
from appreciation.domain.batches import Batch, PieceKind
from appreciation.domain.contacts import Status
from appreciation.domain.eligibility import Reason
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind

_WAYS: dict[str, str] = {
    Reason.IN_THE_BIN: "bin CONTACT --restore",
    Reason.DECEASED: "set CONTACT deceased=false",
    Reason.GREET_OFF: "set CONTACT greet=true",
    Reason.DO_NOT_MAIL: "set CONTACT do_not_mail=false",
    Reason.NOT_APPROVED: 'set CONTACT met="at the fair" approved=true',
    Reason.NO_ADDRESS: 'set CONTACT mail_address="1 High Street, Leeds LS1 1AA"',
    Reason.UNDELIVERABLE: 'set CONTACT mail_address="1 High Street, Leeds LS1 1AA"',
}
"""How a reason is mended on the command line, where a command does it."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 page` or `2 pages`; `many` is for words that take more than an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def week_lines(document: Shape, today: date) -> Iterator[str]:
    """Yield who is due, overdue and left out, as `week` shows it on this day."""
    yield f"{document['from']} to {document['to']}"
    for title, key in (("Due", "due"), ("Overdue", "overdue")):
        yield f"{title}: {len(document[key])}"
        for each in document[key]:
            years = f", {each['years']}" if each["years"] else ""
            late = " (late: post it today)" if each["mail_by"] < today.isoformat() else ""
            what = f"{_occasion(each)}{years} · post by {each['mail_by']}{late}"
            yield f"  {each['date']}  {each['recipient']} · {what}"
    yield from left_out_lines(document["left_out"])


def printed_lines(document: Shape) -> Iterator[str]:
    """Yield what a print run made and where it is."""
    if document["batch"] is None:
        yield "Nothing new to print."
    else:
        yield f"Batch {document['batch']}: {counted(len(document['pieces']), 'piece')}"
        for file in document["files"]:
            yield f"  {counted(file['pages'], 'page'):>10}  {file['path']}"
    yield from left_out_lines(document["left_out"])


def left_out_lines(left_out: list[Shape]) -> Iterator[str]:
    """Yield who is left out, by the reason and its mend; the already greeted come last."""
    if left_out:
        yield f"Left out: {len(left_out)}"
    groups: dict[tuple[str, str], list[Shape]] = {}
    for each in left_out:
        groups.setdefault((each["reason"], each["mend"]), []).append(each)
    for reason, mend in sorted(groups, key=lambda group: group[0] == Reason.ALREADY_GREETED):
        how = f" (`{_WAYS[reason]}`)" if reason in _WAYS else ""
        yield f"  {reason[0].upper()}{reason[1:]}. {mend}{how}"
        for each in groups[reason, mend]:
            who = f"{each['name']} (contact {each['contact_id']})"
            yield f"    {each['date']}  {who} · {_occasion(each)}"


def import_lines(document: Shape, *, status: Status, ambiguous: int, tried: bool) -> Iterator[str]:
    """Yield what came in as people of that status, or would, and what is left to look at.

    `ambiguous` is the number of dates that can be read in two ways.
    """
    yield from (f"{document[what]} {what}" for what in ("read", "added", "updated", "unchanged"))
    if document["added"]:
        yield f"New people are taken for {status.replace('_', ' ')}s; `--status` says otherwise."
    for each in document["problems"]:
        yield f"{each['file']} {each['where']}: {each['what']}"
    if ambiguous:
        dates = counted(ambiguous, "date")
        yield f"For {dates} left empty: `--date-order dmy` if the day comes first, else `mdy`."
    if tried:
        if pairs := document["possible_duplicates"]:
            yield f"{counted(len(pairs), 'possible duplicate')}; see `duplicates` once they are in."
        yield "Nothing was stored yet: run it again without `--dry-run`."
        return
    if pairs := document["possible_duplicates"]:
        yield f"{counted(len(pairs), 'possible duplicate')}; see `duplicates`."
    for home in document["possible_households"]:
        ids = " ".join(map(str, home))
        yield f"These share a name and an address; `household {ids}` sends them one card together."


def batch_line(batch: Batch) -> str:
    """Return a batch with what became of its pieces."""
    states = Counter(each.state.replace("_", " ") for each in batch.pieces)
    became = ", ".join(f"{number} {state}" for state, number in states.items())
    pieces = counted(len(batch.pieces), "piece")
    apart = f": {became}" if set(states) - {batch.state.value} else ""
    return f"Batch {batch.id} · {batch.week} · {batch.state} · {pieces}{apart}"


def piece_words(batch: Batch, number: int) -> str:
    """Return `Piece 3 (Ann Müller)`; nobody is named on a piece of somebody forgotten."""
    who = next(each.recipient for each in batch.pieces if each.number == number)
    return f"Piece {number} ({who})" if who else f"Piece {number}"


def _occasion(shape: Shape) -> str:
    if shape["occasion"] == OccasionKind.LETTER and shape["label"]:
        words = Purpose(shape["label"]).words
        return f"{words}, letter" if shape.get("kind") == PieceKind.LETTER else words
    return str(shape["label"] or shape["occasion"].replace("_", " "))

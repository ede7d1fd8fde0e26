"""What was written down with both entries of one person: one of it stays when they are joined."""

from collections.abc import Collection, Iterable

from sqlalchemy import Table

from appreciation.domain.batches import GOES_OUT
from appreciation.store.journal import Journal
from appreciation.store.letters import EditableLetters
from appreciation.store.practice_schema import (
    attachment,
    departure,
    departure_answer,
    departure_step,
    departure_theme,
    letter,
    referral,
)
from appreciation.store.rows import Row, rows_by_id
from appreciation.store.schema import touch

_OPEN = ""
_OF_AN_EPISODE = (departure_answer, departure_theme, attachment, touch)
_FROM_EITHER = ("interviewer", "mended_on", "mended", "customer_since")


def move_referrals(journal: Journal, from_id: int, to_id: int) -> None:
    """Give the referrals of one to the other; what both had noted is one, and thanked for once.

    Nobody has sent themselves: a referral between the two goes, and a letter of thanks for it that
    is not on paper yet.
    """
    for end, other_end in (("contact_id", "other_id"), ("other_id", "contact_id")):
        present = {_noted(row, other_end): row for row in _rows(journal, referral, [to_id], end)}
        for row in _rows(journal, referral, [from_id], end):
            if same := present.get(_noted(row, other_end)):
                _join_referrals(journal, same, row)
            else:
                journal.update(referral, [(row, {end: to_id})])
    of_both = _rows(journal, referral, [to_id], "contact_id")
    gone = [row for row in of_both if row["other_id"] == to_id]
    thanks = _rows(journal, letter, map(_cause, gone), "cause")
    EditableLetters(journal).withdraw([row["id"] for row in thanks])
    journal.delete(referral, gone)


def _noted(row: Row, other_end: str) -> tuple[object, ...]:
    """Return what makes two referrals one, where the people at one end are the same."""
    return row[other_end], row["received"], row["event"]


def _join_referrals(journal: Journal, ours: Row, theirs: Row) -> None:
    """Let one of two referrals stay, with the thanks for either."""
    thanks = _rows(journal, letter, [_cause(theirs)], "cause")
    journal.update(letter, [(row, {"cause": _cause(ours)}) for row in thanks])
    journal.delete(referral, [theirs])
    (now,) = _rows(journal, referral, [ours["id"]], "id")
    thanked = now["thanked_on"] or theirs["thanked_on"]
    notes = dict.fromkeys(note for note in (now["note"], theirs["note"]) if note)
    joined = {"thanked_on": thanked, "note": "; ".join(notes)}
    if any(now[name] != value for name, value in joined.items()):
        journal.update(referral, [(now, joined)])
    if ours["contact_id"] is not None:
        EditableLetters(journal).withdraw_doubled(ours["contact_id"])


def _cause(row: Row) -> str:
    return f"referral:{row['id']}"


def join_open_departures(journal: Journal, contact_id: int) -> None:
    """Make one episode of those of somebody that are open: they were lost once.

    The earliest stays, with what was asked and answered in the others and with their steps that are
    done. What they had still planned goes, and so does what would be done a second time.
    """
    mine = _rows(journal, departure, [contact_id], "contact_id")
    still_open = sorted(
        (row for row in mine if row["outcome"] == _OPEN),
        key=lambda row: (row["left_on"], row["id"]),
    )
    if len(still_open) < 2:
        return
    kept, *others = still_open
    gone = [row["id"] for row in others]
    taken_over = _take_steps_over(journal, kept["id"], gone)
    for row in _rows(journal, letter, gone, "departure_id"):
        step_id = taken_over.get(row["id"])
        journal.update(letter, [(row, {"departure_id": kept["id"], "step_id": step_id})])
    journal.delete(departure_step, _rows(journal, departure_step, gone, "departure_id"))
    for table in _OF_AN_EPISODE:
        rows = _rows(journal, table, gone, "departure_id")
        journal.update(table, [(row, {"departure_id": kept["id"]}) for row in rows])
    either = {
        name: next((row[name] for row in still_open if row[name]), kept[name])
        for name in _FROM_EITHER
    }
    said = [kept["detail"], *(f"{row['reason']}: {row['detail']}" for row in others)]
    detail = "; ".join(dict.fromkeys(each.strip(": ") for each in said if each))
    journal.update(departure, [(kept, either | {"detail": detail})])
    journal.delete(departure, others)


def _take_steps_over(journal: Journal, kept_id: int, gone: Collection[int]) -> dict[int, int]:
    """Let what was done in the other episodes count as done in the one that stays.

    Letters that are not on paper are withdrawn where another brings the same, or nothing asks for
    them any more. Returns the step that each letter of the others belongs to now, if any.
    """
    letters = EditableLetters(journal)
    of_each = _rows(journal, letter, [kept_id, *gone], "departure_id")
    states = letters.states(row["id"] for row in of_each)
    on_paper = {row["step_id"]: row["id"] for row in of_each if states[row["id"]] in GOES_OUT}
    ours = {row["kind"]: row for row in _rows(journal, departure_step, [kept_id], "departure_id")}
    taken_over: dict[int, int] = {}
    for theirs in _rows(journal, departure_step, gone, "departure_id"):
        same = ours.get(theirs["kind"])
        if same is None or same["done_on"] or same["id"] in on_paper:
            continue
        if theirs["id"] in on_paper:
            taken_over[on_paper[theirs["id"]]] = same["id"]
        elif theirs["done_on"]:
            done = {"done_on": theirs["done_on"], "note": theirs["note"] or same["note"]}
            journal.update(departure_step, [(same, done)])
        else:
            continue
        del ours[theirs["kind"]]
        letters.withdraw([row["id"] for row in of_each if row["step_id"] == same["id"]])
    letters.withdraw([row["id"] for row in of_each if row["departure_id"] in gone])
    return taken_over


def _rows(
    journal: Journal, table: Table, values: Iterable[int] | Iterable[str], key: str
) -> list[Row]:
    return list(rows_by_id(journal.connection, table, values, key=key))

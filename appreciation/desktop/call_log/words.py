"""The words of the call log."""

from datetime import date
from enum import StrEnum

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.touches import touch_word
from appreciation.desktop.shared.widgets import translated
from appreciation.domain.touches import Touch, TouchKind

_LONGEST = 160


class Outcome(StrEnum):
    """Whether they were reached."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_WORD = "left_word"


CAN_FAIL = frozenset({TouchKind.CALL, TouchKind.VISIT})
"""What can end without anybody there; of the others nobody is asked whether it did."""


def outcome_word(outcome: Outcome) -> str:
    """Return as `No answer`."""
    return {
        Outcome.REACHED: _tr("Reached"),
        Outcome.NO_ANSWER: _tr("No answer"),
        Outcome.LEFT_WORD: _tr("Left word"),
    }[outcome]


def title(kind: TouchKind, name: str) -> str:
    """Return as `Call with Rosa Diaz`."""
    return {
        TouchKind.CALL: _tr("Call with {name}"),
        TouchKind.MEETING: _tr("Meeting with {name}"),
        TouchKind.EMAIL: _tr("E-mail to {name}"),
        TouchKind.LETTER: _tr("Letter to {name}"),
        TouchKind.CARD: _tr("Card to {name}"),
        TouchKind.VISIT: _tr("Visit to {name}"),
        TouchKind.NOTE: _tr("Note about {name}"),
        TouchKind.EXTRA: _tr("Little extra for {name}"),
    }[kind].format(name=name)


def verb(kind: TouchKind) -> str:
    """Return what the button does, as `Log call`."""
    return _tr("Log {kind}").format(kind=touch_word(kind).lower())


def logged(kind: TouchKind, name: str) -> str:
    """Return what is said once something is logged."""
    return _tr("{what} is logged.").format(what=title(kind, name))


def note_kept(note: str, outcome: Outcome) -> str:
    """Return the note as the timeline keeps it: that word was left is part of it."""
    if outcome is not Outcome.LEFT_WORD:
        return note
    left = _tr("Left word.")
    return f"{left} {note}".strip()


def before_words(touch: Touch, today: date) -> tuple[str, str]:
    """Return what was before, as `Call, 2 May`, and the beginning of its note."""
    word = touch_word(touch.kind)
    if touch.attempt:
        word = _tr("{kind}, not reached").format(kind=word)
    note = " ".join(touch.note.split())
    if len(note) > _LONGEST:
        note = f"{note[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{word}, {near_day(touch.on, today)}", note


def clock(seconds: int) -> str:
    """Return as `02:41`, or `1:02:41` after an hour.

    >>> clock(161), clock(3761)
    ('02:41', '1:02:41')
    """
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute:02}:{second:02}"


def _tr(text: str) -> str:
    return translated("CallLog", text)

"""The clock: nothing else in the program reads it."""

from datetime import date, datetime


def moment(today: date | None) -> datetime:
    """Return the moment, on the day that was asked for if one was."""
    now = datetime.now().astimezone()
    return datetime.combine(today, now.timetz()) if today else now

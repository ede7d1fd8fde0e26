"""The day on which something is said to have happened."""

from datetime import date

from appreciation.domain.errors import WrongValueError


def day_gone_by(on: date | None, today: date) -> date:
    """Return the day, today if none is given; raise `WrongValueError` for one still to come."""
    day = on or today
    if day > today:
        raise WrongValueError(f"{day} is still to come; nothing was noted. Check the day.")
    return day

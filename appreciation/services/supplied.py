"""The data that comes with the program: read when first asked for, and the same for every book."""

from functools import cache

from appreciation.domain.holidays.rules import HolidayRules
from appreciation.resources import resource


@cache
def holiday_rules() -> HolidayRules:
    """Return the holidays the program knows, and the sets they come in."""
    rules, sets = (
        resource("holidays", name).read_text(encoding="utf-8")
        for name in ("rules.toml", "sets.toml")
    )
    return HolidayRules.parse(rules, sets)

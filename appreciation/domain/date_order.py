"""The order in which dates are written, in files and by people."""

from enum import StrEnum


class DateOrder(StrEnum):
    """The order of day, month and year in dates such as 03/04/1980."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


def usual_order(country: str) -> DateOrder | None:
    """Return how people of a country, by its ISO code, write dates; None where that differs.

    By the short dates of the CLDR. In Canada, South Africa and some others that are written year
    first, 3/12 alone is read in both ways, so no order is told.
    """
    if country in _MONTH_FIRST:
        return DateOrder.MONTH_FIRST
    if country in _YEAR_FIRST:
        return DateOrder.YEAR_FIRST
    return None if country in _EITHER or not country else DateOrder.DAY_FIRST


_MONTH_FIRST = frozenset(("AS", "GU", "MH", "MP", "PA", "PH", "PR", "UM", "US", "VI"))
_YEAR_FIRST = frozenset(("CN", "HU", "JP", "KP", "KR", "MN", "TW"))
_EITHER = frozenset(("AF", "BT", "CA", "IR", "LT", "MG", "NA", "NP", "RW", "SE", "ZA", "ZW"))

"""How a file writes its dates."""

from enum import StrEnum


class DateOrder(StrEnum):
    """The order of day, month and year in dates such as 03/04/1980."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"

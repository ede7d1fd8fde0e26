"""Occasions in a few words."""

from appreciation.desktop.shared.widgets import counted, translated
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind


def occasion_words(kind: OccasionKind, label: str, years: int | None) -> str:
    """Return as `Birthday, 50` or `10 years with us`; a `label` is shown as it is.

    That of a letter says what it is written for.
    """
    if kind is OccasionKind.LETTER:
        return Purpose(label.replace(" ", "_")).words if label else _tr("Letter")
    if label:
        return label
    if kind is OccasionKind.CUSTOMER_SINCE and years:
        return counted(years, _tr("1 year with us"), _tr("{n} years with us"))
    words = {
        OccasionKind.BIRTHDAY: _tr("Birthday"),
        OccasionKind.WEDDING: _tr("Wedding anniversary"),
        OccasionKind.CUSTOMER_SINCE: _tr("Customer since"),
        OccasionKind.NAME_DAY: _tr("Name day"),
        OccasionKind.OTHER: _tr("Another day"),
        OccasionKind.HOLIDAY: _tr("Holiday"),
        OccasionKind.ONE_OFF: _tr("A day of their own"),
    }[kind]
    return f"{words}, {years}" if years else words


def _tr(text: str) -> str:
    return translated("Occasions", text)

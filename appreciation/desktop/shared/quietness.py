"""How quiet somebody is, in a shape, a colour and a word: never by colour alone."""

from appreciation.desktop.shared.widgets import counted, number, translated
from appreciation.domain.cadence import Outlook, Quietness

_ICONS = {
    Quietness.FINE: "circle-check",
    Quietness.SOON: "clock",
    Quietness.QUIET: "clock-alert",
    Quietness.FORGOTTEN: "triangle-alert",
}
_INKS = {
    Quietness.FINE: "good",
    Quietness.SOON: "accent",
    Quietness.QUIET: "careful",
    Quietness.FORGOTTEN: "alert",
}
_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25
_YEARS_FROM = 731
_MONTHS_FROM = 60
_WEEKS_FROM = 14


def quietness_icon(outlook: Outlook) -> str:
    """Return the icon that stands for it; another one while nobody looks out for them."""
    if not outlook.watched or outlook.quiet_until is not None:
        return "bell-off"
    return _ICONS[outlook.quietness]


def quietness_ink(quietness: Quietness) -> str:
    """Return the colour that goes with the icon."""
    return _INKS[quietness]


def quietness_word(quietness: Quietness) -> str:
    """Return as `going quiet`."""
    return {
        Quietness.FINE: _tr("all is well"),
        Quietness.SOON: _tr("should hear soon"),
        Quietness.QUIET: _tr("going quiet"),
        Quietness.FORGOTTEN: _tr("may feel forgotten"),
    }[quietness]


def silence(days: int) -> str:
    """Return how long something lasts, as `8 months`: in days, weeks, months, then years."""
    if days >= _YEARS_FROM:
        return _tr("{n} years").format(n=number(int(days / _DAYS_IN_YEAR)))
    if days >= _MONTHS_FROM:
        months = round(days / _DAYS_IN_MONTH)
        return counted(months, _tr("1 month"), _tr("{n} months"))
    if days >= _WEEKS_FROM:
        return counted(days // 7, _tr("1 week"), _tr("{n} weeks"))
    return counted(days, _tr("1 day"), _tr("{n} days"))


def _tr(text: str) -> str:
    return translated("Quietness", text)

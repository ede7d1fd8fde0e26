"""What the page says of a week, in words."""

from datetime import date

from appreciation.desktop.shared.widgets import counted, translated
from appreciation.desktop.this_week.overview import Overview
from appreciation.domain.weeks import Week


def title_words(shown: Overview, today: date) -> str:
    """Return what a week is called, as `Next week` or `Week 51`."""
    if shown.is_current:
        return _tr("This week")
    this = Week.of(today, shown.week.first_weekday)
    near = {this.next: _tr("Next week"), this.previous: _tr("Last week")}
    return near.get(shown.week) or _tr("Week {n}").format(n=shown.week.number)


def print_words(shown: Overview) -> str:
    """Return what is printed, for the button, as `Print 5 greetings and 3 letters`."""
    letters = shown.letters
    greetings = shown.to_print - letters
    of_letters = counted(letters, _tr("Print 1 letter"), _tr("Print {n} letters"))
    of_greetings = counted(greetings, _tr("Print 1 greeting"), _tr("Print {n} greetings"))
    if not shown.to_print:
        return _tr("Nothing to print")
    if not (greetings and letters):
        return of_greetings if greetings else of_letters
    more = counted(letters, _tr("1 letter"), _tr("{n} letters"))
    return _tr("{greetings} and {letters}").format(greetings=of_greetings, letters=more)


def why_nothing(shown: Overview) -> str:
    """Return why the button cannot be pressed; empty when it can."""
    if shown.to_print:
        return ""
    if shown.left_out:
        return _tr("Whoever falls due this week is left out: see why below.")
    return _tr("Nobody is left to be greeted this week.")


def _tr(text: str) -> str:
    return translated("ThisWeek", text)

"""What the page says."""

from appreciation.desktop.insights.asks import ReasonKey, ThemeKey, YearKey
from appreciation.desktop.shared.widgets import number, translated
from appreciation.domain.departure_reasons import Quoted
from appreciation.domain.insights import Happening, Named, ReasonLine, Stay, share
from appreciation.domain.promises import PromiseCounts
from appreciation.services.insights import Insights


def reason_name(reason: str) -> str:
    """Return what a line of the reasons is called."""
    return _reasons().get(reason, reason)


def theme_words(found: Insights, key: ThemeKey) -> tuple[Named, ...]:
    """Return who said what."""
    return next((each.words for each in found.themes if each.theme == key.theme), ())


def people_title(key: object) -> str:
    """Return what the list of people behind a bar is called."""
    match key:
        case YearKey(happening=happening, year=year):
            return _happenings()[happening].format(year=year)
        case ReasonKey(reason=reason):
            return _tr("Left: {reason}").format(reason=reason_name(reason))
        case ThemeKey(theme=theme):
            return f"“{theme}”"
    return ""


def kept_words(found: PromiseCounts | None) -> tuple[str, str]:
    """Return the figure of the promises kept, and the line below it."""
    if found is None or found.made == found.waiting:
        return _tr("none"), _tr("nothing has been due yet")
    due = found.made - found.waiting
    part = share(found.kept, due)
    of = _tr("{kept} of {due}").format(kept=number(found.kept), due=number(due))
    below = _tr("on day, time and means")
    return (of, below) if part is None else (f"{part} %", f"{of}, {below}")


def than_before(now: int, before: int) -> str:
    """Return how a count compares with that of the year before."""
    if now == before:
        return _tr("as many as the year before")
    more = _tr("{n} more than the year before")
    fewer = _tr("{n} fewer than the year before")
    return (more if now > before else fewer).format(n=number(abs(now - before)))


def of_due(each: PromiseCounts) -> str:
    """Return how many promises were kept of those that were due."""
    due = each.made - each.waiting
    return _tr("{kept} of {due}").format(kept=number(each.kept), due=number(due))


def said(line: ReasonLine, departures: int) -> str:
    """Return a count of ours, with its share where there are enough to speak of one."""
    part = share(line.count, departures)
    return number(line.count) if part is None else f"{number(line.count)} · {part} %"


def often_quoted() -> str:
    """Return what is to be said of the figures that are often quoted."""
    return _tr("The pale bars are figures often quoted; nobody has shown them to be true.")


def _reasons() -> dict[str, str]:
    return {
        Quoted.FORGOTTEN: _tr("felt forgotten"),
        Quoted.DISSATISFIED: _tr("dissatisfied"),
        Quoted.COMPETITOR: _tr("competitor"),
        Quoted.FRIEND: _tr("through a friend"),
        Quoted.MOVED: _tr("moved away"),
        Quoted.DIED: _tr("died"),
    }


def stay_names() -> dict[Stay, str]:
    """Return what the lengths of stay are called."""
    return {
        Stay.UNDER_ONE: _tr("under 1 year"),
        Stay.ONE_TO_THREE: _tr("1 to 3 years"),
        Stay.THREE_TO_FIVE: _tr("3 to 5 years"),
        Stay.FIVE_TO_TEN: _tr("5 to 10 years"),
        Stay.OVER_TEN: _tr("10 and more"),
        Stay.UNKNOWN: _tr("not known"),
    }


def _happenings() -> dict[Happening, str]:
    return {
        Happening.NEW: _tr("New customers of {year}"),
        Happening.LOST: _tr("Left in {year}"),
        Happening.WON_BACK: _tr("Came back in {year}"),
        Happening.PROPOSED: _tr("Proposals of {year}"),
        Happening.PROPOSAL_WON: _tr("Proposals of {year} that were won"),
    }


def _tr(text: str) -> str:
    return translated("Insights", text)

"""The yearly review on paper: the figures of a year in words."""

from datetime import date
from pathlib import Path

from appreciation.domain.departure_reasons import name_of_line
from appreciation.domain.insights import FEW, Forgotten, Happening, ReasonLine, Stay, share
from appreciation.domain.promises import PromiseCounts
from appreciation.printing.stationery import Stationery
from appreciation.printing.stock import paper
from appreciation.printing.yearly_review import Bars, Figure, Pair, Review, yearly_review
from appreciation.services import preferences
from appreciation.services.dealings import promises
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole
from appreciation.services.insights import Insights, forgotten_over_time, insights
from appreciation.services.papers.fitting import told_what_is_too_long

PAGES = 2

_YEARS = 5
_REMARKS = 5
_LONGEST_REMARK = 160
_COUNTED = (
    "made",
    "kept",
    "late",
    "other_means",
    "broken",
    "overdue",
    "waiting",
    "renegotiated",
)
_STAYS = {
    Stay.UNDER_ONE: "< 1 year",
    Stay.ONE_TO_THREE: "1\N{EN DASH}3",
    Stay.THREE_TO_FIVE: "3\N{EN DASH}5",
    Stay.FIVE_TO_TEN: "5\N{EN DASH}10",
    Stay.OVER_TEN: "10 +",
    Stay.UNKNOWN: "not known",
}


def write_review(desk: Desk, year: int, out: Path) -> None:
    """Write the review of a year into a file. Raises `NotWrittenError`."""
    write_whole(out, review_pages(desk, year))


def review_pages(desk: Desk, year: int) -> bytes:
    """Return the review of a year as a PDF of two pages."""
    settings = preferences.settings(desk)
    found = insights(desk, year)
    with desk.book.reading() as book:
        reached = book.insights.reached_in(year)
    kept = _promises(desk, year)
    sheet = paper(settings.paper_in_use)
    today = Stationery(settings=settings, paper=sheet, made_on=desk.today).day(desk.today, "en")
    review = Review(
        business=settings.name or "Our business",
        year=str(year),
        title="A year with the people around us",
        sentence=_sentence(found, year, reached, kept),
        figures=_figures(found, year, kept),
        years_title="Year by year",
        legend=("new", "lost", "came back"),
        years=tuple(
            Bars(
                name=str(each.year),
                counts=tuple(
                    each.counts[what]
                    for what in (Happening.NEW, Happening.LOST, Happening.WON_BACK)
                ),
            )
            for each in found.years
            if year - _YEARS < each.year <= year
        ),
        reasons_title="Why they left: ours, and the often-quoted figures",
        reasons=tuple(_pair(each, found.departures) for each in _seven(found.reasons)),
        reasons_notes=_notes(found),
        remarks_title="In their words" if _remarks(found) else "",
        remarks=_remarks(found),
        stays_title="How long they had been with us",
        stays=tuple(Bars(name=_STAYS[each], counts=(n,)) for each, n in found.stays.items()),
        forgotten_title="Who had not heard from us for too long",
        forgotten=tuple(
            _quarter(each) for each in forgotten_over_time(desk) if each.on.year <= year
        ),
        thanks="Thank you to everybody behind these numbers",
        foot=f"{settings.name}  ·  {today}".lstrip(" ·"),
    )
    with told_what_is_too_long():
        return yearly_review(review, sheet)


def said(line: ReasonLine, departures: int) -> str:
    """Return a count, with its share where there are enough to speak of one."""
    part = share(line.count, departures)
    return f"{line.count:,}" if part is None else f"{line.count:,}  ·  {part} %"


def _promises(desk: Desk, year: int) -> PromiseCounts:
    """Return what became of the promises made in a year; of none, nothing."""
    found = {each.period: each for each in promises.promise_counts(desk)}
    counts = dict.fromkeys(_COUNTED, 0)
    return found.get(str(year)) or PromiseCounts(period=str(year), **counts)


def _pair(line: ReasonLine, departures: int) -> Pair:
    return Pair(
        name=name_of_line(line.reason),
        count=line.count,
        said=said(line, departures),
        quoted=line.often_quoted,
    )


def _seven(reasons: tuple[ReasonLine, ...]) -> tuple[ReasonLine, ...]:
    """Return the six of the quoted list, and all others in one."""
    others = sum(each.count for each in reasons if each.often_quoted is None)
    quoted = tuple(each for each in reasons if each.often_quoted is not None)
    return (*quoted, *([ReasonLine(reason="other reasons", count=others)] if others else ()))


def _notes(found: Insights) -> tuple[str, ...]:
    quoted = "The lighter bars are often quoted; nobody has shown them to be true."
    if not found.departures:
        return ("Nobody left.", quoted)
    counted = f"{found.departures:,} departure{'' if found.departures == 1 else 's'}"
    if found.departures < FEW:
        return (f"{counted}: too few for percentages of our own.", quoted)
    loud = [f"“{each.theme}” in {each.count} of {found.departures}" for each in found.loud]
    heard = (f"Heard more often than {found.theme_share} %: {', '.join(loud)}.",) if loud else ()
    return (f"{counted} in all.", *heard, quoted)


def _remarks(found: Insights) -> tuple[str, ...]:
    """Return what was said, a voice to a theme first, without names: it may hang on a wall."""
    voices = [each.words for each in found.themes]
    depth = max(map(len, voices), default=0)
    words = [theme[at].what for at in range(depth) for theme in voices if at < len(theme)]
    short = [each for each in dict.fromkeys(words) if len(each) <= _LONGEST_REMARK]
    return tuple(f"“{each}”" for each in short[:_REMARKS])


def _figures(found: Insights, year: int, kept: PromiseCounts) -> tuple[Figure, ...]:
    lost = found.count(Happening.LOST, year)
    asked = kept.made - kept.waiting
    part = share(kept.kept, asked)
    return (
        Figure(
            number=f"{found.posted.get(year, 0):,}",
            caption="cards and letters",
            remark=_than_before(found.posted.get(year, 0), found.posted.get(year - 1, 0)),
        ),
        Figure(
            number=f"{found.count(Happening.NEW, year):,}",
            caption="new customers",
            remark=_than_before(
                found.count(Happening.NEW, year), found.count(Happening.NEW, year - 1)
            ),
        ),
        Figure(
            number=f"{kept.kept:,} of {asked:,}",
            caption="promises kept",
            remark="on day, time and means"
            if part is None
            else f"{part} %, on day, time and means",
        ),
        Figure(
            number=f"{found.count(Happening.WON_BACK, year):,}",
            caption="came back",
            remark=f"{lost:,} left in the same year",
        ),
    )


def _than_before(now: int, before: int) -> str:
    if now == before:
        return "as many as the year before"
    return f"{abs(now - before):,} {'more' if now > before else 'fewer'} than the year before"


def _sentence(found: Insights, year: int, reached: int, kept: PromiseCounts) -> str:
    posted, back = found.posted.get(year, 0), found.count(Happening.WON_BACK, year)
    parts = [
        f"We posted {posted:,} {'card or letter' if posted == 1 else 'cards and letters'}",
        f"reached {reached:,} {'person' if reached == 1 else 'people'} in person",
    ]
    if kept.kept:
        parts.append(f"kept {kept.kept:,} promise{'' if kept.kept == 1 else 's'} to the day")
    if back:
        parts.append(f"welcomed {back:,} customer{'' if back == 1 else 's'} back")
    return f"{', '.join(parts[:-1])} and {parts[-1]}."


def _quarter(each: Forgotten) -> Bars:
    return Bars(name=_month(each.on), counts=(each.count,))


def _month(day: date) -> str:
    return f"{day:%b}\n{day:%y}"

"""How many promises were kept, in words: never a share without its count."""

from appreciation.desktop.shared.widgets import counted, number, translated
from appreciation.domain.promises import PromiseCounts


def year_words(counts: PromiseCounts) -> str:
    """Return as `Promised in 2026: 12. Kept as promised: 9 of 10 (90 %), 1 late` with a stop."""
    ended = counts.kept + counts.late + counts.other_means + counts.broken
    made = _tr("Promised in {year}: {n}.").format(year=counts.period, n=number(counts.made))
    if not ended:
        return made
    kept = _tr("Kept as promised: {kept} of {ended} ({share} %)").format(
        kept=number(counts.kept),
        ended=number(ended),
        share=number(round(100 * counts.kept / ended)),
    )
    others = (
        (counts.late, _tr("1 late"), _tr("{n} late")),
        (counts.other_means, _tr("1 by other means"), _tr("{n} by other means")),
        (counts.broken, _tr("1 broken"), _tr("{n} broken")),
        (counts.overdue, _tr("1 overdue"), _tr("{n} overdue")),
    )
    more = [counted(count, one, many) for count, one, many in others if count]
    return f"{made} {', '.join([kept, *more])}."


def _tr(text: str) -> str:
    return translated("Promises", text)

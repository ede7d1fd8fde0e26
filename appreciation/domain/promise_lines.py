"""A promise typed in one line, understood as it was typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from appreciation.domain.date_order import DateOrder
from appreciation.domain.errors import WrongValueError
from appreciation.domain.promises import Means
from appreciation.domain.said import Said, agreed, apart
from appreciation.domain.spoken_days import days_said
from appreciation.domain.spoken_times import times_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a line says. What it does not say, or not for certain, is None or empty.

    `what` is the line without the words understood otherwise; each of `doubts` is a sentence on
    something that can be read in two ways, and is therefore left to the owner.
    """

    what: str
    day: date | None = None
    at: time | None = None
    means: Means | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansWords:
    """The words of a language for the means: said with a `by` before them, or as first verb."""

    by: tuple[str, ...]
    nouns: Mapping[str, Means]
    whole: Mapping[str, Means]
    verbs: Mapping[str, Means]


ENGLISH = MeansWords(
    by=("by", "via", "per", "over the", "on the", "through", "over"),
    nouns={
        "phone": Means.PHONE,
        "telephone": Means.PHONE,
        "e-mail": Means.EMAIL,
        "email": Means.EMAIL,
        "e mail": Means.EMAIL,
        "letter": Means.LETTER,
        "post": Means.LETTER,
        "text message": Means.MESSAGE,
        "text": Means.MESSAGE,
        "message": Means.MESSAGE,
        "sms": Means.MESSAGE,
        "whatsapp": Means.MESSAGE,
    },
    whole={"in person": Means.VISIT, "face to face": Means.VISIT},
    verbs={
        "call": Means.PHONE,
        "ring": Means.PHONE,
        "phone": Means.PHONE,
        "telephone": Means.PHONE,
        "email": Means.EMAIL,
        "e-mail": Means.EMAIL,
        "visit": Means.VISIT,
        "meet": Means.VISIT,
        "drop in": Means.VISIT,
        "drop by": Means.VISIT,
        "come by": Means.VISIT,
        "come over": Means.VISIT,
        "text": Means.MESSAGE,
        "message": Means.MESSAGE,
        "post": Means.LETTER,
    },
)

_BEGINNING = r"^\W*(?:(?:i|we)(?:['\u2019]ll|\s+will|\s+shall)?\s+|(?:will|to|please)\s+)*"
_DANGLING = re.compile(
    r"(?:\s+(?:by|on|at|until|till|before|in|via|and))+[\s,;.]*$|^(?:by|on|at|until)\s+(?=$)",
    re.IGNORECASE,
)


def understood(
    text: str, today: date, order: DateOrder | None, words: MeansWords = ENGLISH
) -> Understood:
    """Return what a line says. A means that only its verb tells ("call back") stays in `what`.

    Today's day counts from `today`; `order` is how 3/12 is read, None where that is not known.
    """
    days = days_said(text, today, order)
    ways = _means_said(text, words)
    taken: list[Said[Any]] = [*days, *ways]
    times = [each for each in times_said(text) if _is_free(each, taken)]
    day, day_doubt = agreed(days, "More than one day is named.")
    at, time_doubt = agreed(times, "More than one time is named.")
    means, means_doubt = agreed(ways, "More than one means is named.")
    if means is None and not means_doubt:
        means = _verb_means(text, words)
    meant: list[Said[Any]] = []
    for found, value in ((days, day), (times, at), (ways, means)):
        meant += [each for each in found if value is not None and each.value == value]
    return Understood(
        what=_without(text, meant),
        day=day,
        at=at,
        means=means,
        doubts=tuple(doubt for doubt in (day_doubt, time_doubt, means_doubt) if doubt),
    )


def means_of(text: str, words: MeansWords = ENGLISH) -> Means:
    """Return the means of a word, as `phone`, `by post` or `visit`. Raises `WrongValueError`."""
    plain = " ".join(text.casefold().split())
    known = {each.value: each for each in Means} | {**words.verbs, **words.nouns, **words.whole}
    by = next((each for each in words.by if plain.startswith(f"{each} ")), "")
    if found := known.get(plain.removeprefix(by).strip()):
        return found
    raise WrongValueError(f"There is no means “{text}”; there are {', '.join(Means)}.")


def _means_said(text: str, words: MeansWords) -> list[Said[Means]]:
    prefix = "|".join(map(re.escape, words.by))
    forms = [
        (rf"\b(?:{prefix})\s+(?:an?\s+)?{re.escape(noun)}\b", means)
        for noun, means in words.nouns.items()
    ]
    forms += [(rf"\b{re.escape(word)}\b", means) for word, means in words.whole.items()]
    return apart(
        Said(match.start(), match.end(), means, firm=True)
        for form, means in forms
        for match in re.finditer(form, text, re.IGNORECASE)
    )


def _verb_means(text: str, words: MeansWords) -> Means | None:
    for verb, means in words.verbs.items():
        if re.match(rf"{_BEGINNING}{re.escape(verb)}\b(?!-)", text, re.IGNORECASE):
            return means
    return None


def _is_free(said: Said[time], taken: Iterable[Said[Any]]) -> bool:
    return all(said.end <= other.start or other.end <= said.start for other in taken)


def _without(text: str, meant: list[Said[Any]]) -> str:
    for each in sorted(meant, key=lambda said: -said.start):
        text = f"{text[: each.start]} {text[each.end :]}"
    text = re.sub(r"\s+([,;.])", r"\1", " ".join(text.split())).strip(" ,;.")
    return _DANGLING.sub("", text).strip(" ,;.")

"""How invented customers left: why, what they said, and what the invented owner did about it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from appreciation.domain.contacts import NOT_STORED, Contact, Status, StatusChange
from appreciation.domain.departure_reasons import DIED, NOT_ASKED, ReasonGroup, reason_of
from appreciation.domain.departures import Answer, Departure, Outcome, Theme, tenure_began
from appreciation.domain.touches import Touch, TouchKind
from appreciation.domain.win_back import SAYS_IT_IS_MENDED, Step, StepKind, planned_steps
from appreciation.resources import resource
from appreciation.services.invented.luck import Luck

_STILL_OPEN = timedelta(days=200)
_TOUCHES_REACH_BACK = timedelta(days=1095)
_QUESTION = "What could have been different?"
_TIMES = (time(10, 30), time(15), time(17, 30))
_SILENT = 20
_STREAM = 1_000_003
"""Apart from the luck of the people, so that these stay who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """One departure with all that belongs to it, none of it stored yet."""

    departure: Departure
    steps: tuple[Step, ...]
    touches: tuple[Touch, ...]
    answers: tuple[Answer, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Why somebody left, and what it comes down to."""

    reason: str
    theme: str
    words: str


class Partings:
    """Draws departures, the same for the same seed."""

    def __init__(self, seed: int, today: date) -> None:
        self._luck = Luck(seed + _STREAM)
        self._today = today

    def of(self, contact: Contact, history: Sequence[StatusChange]) -> tuple[Parting, ...]:
        """Return how somebody left, once for each time their history says so."""
        found: list[Parting] = []
        back: date | None = None
        for place, change in enumerate(history):
            was_customer = place > 0 and history[place - 1].status is Status.CUSTOMER
            if change.status is Status.CUSTOMER and found:
                back = change.on
            if change.status is not Status.FORMER_CUSTOMER or not was_customer:
                continue
            after = history[place + 1] if place + 1 < len(history) else None
            since = tenure_began(contact, tuple(history[:place]), back)
            left = Departure(
                contact_id=NOT_STORED,
                left_on=change.on,
                reason="",
                customer_since=min(since, change.on) if since else None,
            )
            if after and after.status is Status.CUSTOMER:
                left = replace(left, outcome=Outcome.RETURNED, ended_on=after.on)
            elif contact.deceased:
                left = replace(left, outcome=Outcome.DIED, ended_on=change.on, reason=DIED.code)
            found.append(self._parting(left))
        return tuple(found)

    def _parting(self, left: Departure) -> Parting:
        luck, said = self._luck, self._luck.one_of(_partings().said)
        recent = left.outcome is Outcome.OPEN and self._today - left.left_on < _STILL_OPEN
        silent = luck.chance(2 * _SILENT if recent else _SILENT)
        not_asked = luck.chance(60)
        who, words = luck.one_of(_partings().interviewers), luck.one_of(_partings().refused)
        tries, mended = luck.between(0, 2), luck.one_of(_partings().mended)
        if left.reason == DIED.code:
            return Parting(departure=left, steps=(), touches=(), answers=(), themes=())
        if silent and recent and not_asked:
            left = replace(left, reason=NOT_ASKED.code)
            return self._with_steps(left, self._tries(left, who, min(tries, 1)), (), ())
        if silent:
            left = replace(left, reason="refused", detail=words, interviewer=who)
            return self._with_steps(left, self._tries(left, who, tries), (), ())
        left = replace(left, reason=said.reason, detail=said.words, interviewer=who)
        ours = reason_of(said.reason).group in {ReasonGroup.WE_DID, ReasonGroup.LEFT_UNDONE}
        mended_on = left.left_on + timedelta(days=60)
        if ours and mended_on < min(self._today, left.ended_on or self._today):
            left = replace(left, mended_on=mended_on, mended=mended)
        touches = self._tries(left, who, tries, asked=said.words)
        asked_on = touches[-1].on if touches else left.left_on
        answer = Answer(
            departure_id=0,
            contact_id=NOT_STORED,
            question=_QUESTION,
            answer=said.words,
            on=asked_on,
            by=who,
        )
        theme = Theme(departure_id=0, contact_id=NOT_STORED, theme=said.theme, words=said.words)
        return self._with_steps(left, touches, (answer,), (theme,))

    def _tries(
        self, left: Departure, who: str, tries: int, *, asked: str = ""
    ) -> tuple[Touch, ...]:
        """The calls that asked why, those in vain first; none so long ago that nobody kept them."""
        if self._today - left.left_on > _TOUCHES_REACH_BACK:
            return ()
        days = [left.left_on + timedelta(days=4 + 8 * place) for place in range(tries + 1)]
        touches = [
            Touch(
                contact_id=NOT_STORED,
                kind=TouchKind.CALL,
                on=day,
                at=_TIMES[place % len(_TIMES)],
                note=asked if place == tries else "",
                attempt=place < tries,
                by=who,
            )
            for place, day in enumerate(days)
        ]
        wanted = touches if asked else touches[:tries]
        return tuple(each for each in wanted if each.on <= self._today)

    def _with_steps(
        self,
        left: Departure,
        touches: tuple[Touch, ...],
        answers: tuple[Answer, ...],
        themes: tuple[Theme, ...],
    ) -> Parting:
        over = self._today - left.left_on >= _STILL_OPEN
        until = min(left.ended_on or self._today, self._today)
        planned = planned_steps(
            reason_of(left.reason).plan, contact_id=NOT_STORED, start=left.left_on
        )
        asked = answers[0].on if answers else None
        steps = tuple(self._as_it_went(each, left, asked, until, over=over) for each in planned)
        return Parting(departure=left, steps=steps, touches=touches, answers=answers, themes=themes)

    def _as_it_went(
        self, step: Step, left: Departure, asked: date | None, until: date, *, over: bool
    ) -> Step:
        """Return a step done, or left out, as far as it is over, else still to do."""
        match step.kind:
            case StepKind.ASK:
                done = asked
            case StepKind.MEND:
                done = left.mended_on
            case kind if kind in SAYS_IT_IS_MENDED:
                done = left.mended_on and left.mended_on + timedelta(days=4)
            case StepKind.ARTICLE | StepKind.OFFER | StepKind.SURVEY:
                done = None
            case _:
                done = step.due_on
        if done is not None and done <= until:
            return replace(step, done_on=done)
        return replace(step, stopped=over and left.outcome is Outcome.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partings:
    interviewers: tuple[str, ...]
    refused: tuple[str, ...]
    mended: tuple[str, ...]
    said: tuple[_Said, ...]


@cache
def _partings() -> _Partings:
    text = resource("people", "partings.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    said = tuple(_Said(**each) for each in table.pop("said"))
    return _Partings(said=said, **{key: tuple(texts) for key, texts in table.items()})

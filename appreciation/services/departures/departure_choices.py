"""What from the shelf can go with a letter after a departure."""

from dataclasses import dataclass

from appreciation.domain.win_back import StepKind
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """An article or an offer that somebody has not been given yet. `about` says more of it."""

    id: int
    title: str
    about: str


def choosable(desk: Desk, step_id: int) -> tuple[Choosable, ...]:
    """Return what can go with the letter of a step: the newest first, offers while they hold."""
    with desk.book.reading() as book:
        step = book.departure_steps.step(step_id)
        articles, offers = book.shelf.given_to(step.contact_id)
        if step.kind is StepKind.ARTICLE:
            given = {each.what_id for each in articles}
            return tuple(
                Choosable(id=each.id, title=each.title, about=each.source or each.link)
                for each in sorted(
                    book.shelf.articles().values(), key=lambda each: each.id, reverse=True
                )
                if each.id not in given
            )
        given = {each.what_id for each in offers}
        due = max(step.due_on, desk.today)
        return tuple(
            Choosable(id=each.id, title=each.title, about=each.value)
            for each in sorted(book.shelf.offers().values(), key=lambda each: each.id, reverse=True)
            if each.id not in given and each.valid_on(due)
        )

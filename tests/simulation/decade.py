"""Ten years of an owner and the people around the business, week after week, from one seed."""

import random
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta
from pathlib import Path

from appreciation.services import preferences, undoing
from appreciation.services.dealings import promises, quiet
from appreciation.services.desk import Desk
from appreciation.store.book import open_book
from tests.simulation import files, homes, people, practice, weeks
from tests.simulation.letters_judge import judged_promises, judged_quiet
from tests.simulation.stage import Stage

Act = Callable[[Stage], None]

ACTS: tuple[tuple[Act, int], ...] = (
    (people.enter, 8),
    (people.correct_birthday, 10),
    (people.clear_a_day, 2),
    (people.note_another_day, 8),
    (people.move, 10),
    (people.change_greet, 5),
    (people.change_do_not_mail, 4),
    (people.change_status, 10),
    (people.mend, 25),
    (people.die, 2),
    (people.follow_a_faith, 4),
    (people.into_the_bin, 3),
    (people.out_of_the_bin, 4),
    (homes.marry, 7),
    (homes.join, 2),
    (homes.part, 2),
    (homes.confirm, 5),
    (homes.choose_words, 2),
    (homes.enter_twice_and_merge, 2),
    (homes.forget, 1),
    (files.meet, 3),
    (files.amend, 8),
    (files.import_telephone, 4),
    (weeks.change_settings, 3),
    (weeks.spoil_and_reprint, 3),
    (weeks.come_back, 3),
    (practice.leave, 9),
    (practice.ask, 9),
    (practice.mend_it, 5),
    (practice.come_home, 3),
    (practice.object_to_it, 1),
    (practice.talk, 20),
    (practice.write_to_the_quiet, 3),
    (practice.think_better_of_it, 1),
    (practice.promise, 8),
    (practice.deal_with_a_promise, 7),
)
"""What may happen, and how often compared with the rest."""

START = date(2025, 9, 1)


def lived(seed: int, target: str, out: Path, *, years: int, start: date = START) -> Stage:
    """Live so many years on a new book and return what was found."""
    rng = random.Random(seed)  # noqa: S311 - a world to be had again from its seed, no secret
    now = datetime(start.year, start.month, start.day, 9, 30).astimezone()
    book = open_book(target, create=True, now=now, backup_folder=out.parent / "backups")
    try:
        stage = Stage(Desk(book, now), rng, out)
        _begin(stage)
        monday = start - timedelta(days=start.weekday())
        away = 0
        for number in range(years * 52):
            stage.go_to(monday + timedelta(days=7 * number + rng.randrange(0, 7)))
            for _ in range(rng.choice((0, 1, 1, 2, 3))):
                _happen(stage)
            away = away - 1 if away else rng.choice((0,) * 30 + (1, 2, 3, 5, 8))
            if not away:
                _work(stage)
        return stage
    finally:
        book.close()


def _begin(stage: Stage) -> None:
    country = stage.rng.choice(("", "US", "DE", "GB"))
    holidays = stage.rng.choice(("none", "season", "christian"))
    stage.ledger.choices.country, stage.ledger.choices.holidays = country, holidays
    preferences.change(stage.desk, {"country": country, "holidays": holidays})
    for _ in range(20):
        people.enter(stage)
    files.meet(stage, 15)
    files.import_telephone(stage)


def _happen(stage: Stage) -> None:
    """Let something happen; now and then it was a mistake, and is undone at once."""
    (act,) = stage.rng.choices([act for act, _ in ACTS], [weight for _, weight in ACTS])
    mistake = stage.chance(0.04) and act not in {homes.forget, weeks.spoil_and_reprint}
    before = deepcopy((stage.ledger, stage.oracle.listed)) if mistake else None
    version = stage.desk.book.data_version()
    act(stage)
    stage.counts[act.__name__] += 1
    if before:
        _undo(stage, version, act.__name__)
        stage.ledger, stage.oracle.listed = before


def _undo(stage: Stage, version: int, what: str) -> None:
    """Take back everything that was written since the book had this version."""
    for _ in range(stage.desk.book.data_version() - version):
        undoing.undo(stage.desk)
    stage.tell(list(stage.ledger.lives), f"undone: {what}")
    stage.counts["undone"] += 1


def _work(stage: Stage) -> None:
    """Do what an owner does with a week."""
    kind = stage.rng.random()
    if kind < 0.03:
        weeks.print_with_a_wrong_clock(stage)
    elif kind < 0.06:
        weeks.print_in_vain(stage)
        return
    if kind < 0.1:
        weeks.print_ahead(stage)
    elif kind < 0.13:
        weeks.print_and_undo(stage)
    weeks.print_this_week(stage)
    if stage.chance(0.1):
        _happen(stage)
        weeks.print_this_week(stage)
    if stage.chance(0.8):
        weeks.post(stage)
    _look_at_the_lists(stage)


def _look_at_the_lists(stage: Stage) -> None:
    """Look at what is owed, and at who is going quiet."""
    owed = promises.owed(stage.desk)
    late = {each.promise.id: each.promise.is_overdue(owed.now) for each in owed.promises}
    listed = [each.contact.id for each in quiet.going_quiet(stage.desk).people]
    now = stage.desk.now.replace(tzinfo=None)
    for complaint in (
        *judged_promises(stage.ledger, now, late),
        *judged_quiet(stage.ledger, stage.today, listed),
    ):
        stage.object(complaint)

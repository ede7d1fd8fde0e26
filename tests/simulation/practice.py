"""The practice in a simulated life: customers leave and come back, calls, promises, letters."""

from datetime import date, time, timedelta

from appreciation.domain.contacts import ContactId
from appreciation.domain.departures import Outcome
from appreciation.domain.letters import Purpose
from appreciation.domain.promises import Means, Term
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.dealings import call_log, promises, quiet
from appreciation.services.departures import departure_steps, departures, interviews
from appreciation.services.departures.departures import Changed
from appreciation.services.departures.interviews import Interview
from appreciation.services.letters import letters
from tests.simulation.ledger import Episode, Life, Owed, Written
from tests.simulation.oracle import Complaint
from tests.simulation.stage import Stage

REASONS = (
    "not_asked",
    "not_asked",
    "dissatisfied",
    "forgotten",
    "competitor",
    "moved_away",
    "financial",
    "refused",
    "out_of_business",
)
CALLS = (TouchKind.CALL, TouchKind.VISIT, TouchKind.EMAIL, TouchKind.EXTRA)


def leave(stage: Stage) -> None:
    """A customer leaves; the thank-you is prepared on the same day."""
    customers = [
        each
        for each in stage.ledger.present()
        if each.status == "customer" and not (each.binned or each.deceased or _open_of(stage, each))
    ]
    if not customers:
        return
    life = stage.rng.choice(customers)
    reason = stage.rng.choice(REASONS)
    life.status = "former_customer"
    stage.tell([life.id], f"leaves: {reason}")
    changed = departures.depart(stage.desk, ContactId(life.id), reason)
    episode = Episode(changed.details.departure.id, life.id)
    stage.ledger.episodes[episode.id] = episode
    _see(stage, changed)
    regret = [
        each
        for each in stage.ledger.letters.values()
        if (each.episode, each.purpose, each.due) == (episode.id, "regret", stage.today)
    ]
    if len(regret) != 1:
        what = f"{len(regret)} letters of regret for today's departure {episode.id}"
        stage.object(Complaint(ids=(life.id,), what=what))


def ask(stage: Stage) -> None:
    """Somebody asks why, mostly in vain; a reason that comes to light changes the plan."""
    if not (episode := _open(stage)):
        return
    attempt = stage.chance(0.6)
    life = stage.ledger.lives[episode.life]
    by = stage.rng.choice(("Mia", "Tom"))
    reason = "" if attempt else stage.rng.choice(REASONS[2:])
    asked = Interview(by=by, attempt=attempt, reason=reason)
    stage.tell([life.id], f"asked by {by}: {reason or 'not reached'}")
    if not attempt:
        life.reached = stage.today
    _see(stage, interviews.record(stage.desk, episode.id, asked))


def mend_it(stage: Stage) -> None:
    """What was ours is mended."""
    if episode := _open(stage):
        episode.mended = True
        stage.tell([episode.life], "mended")
        _see(stage, departure_steps.mend(stage.desk, episode.id, "a van was added"))


def come_home(stage: Stage) -> None:
    """A former customer is back: the plan stops."""
    if episode := _open(stage):
        life = stage.ledger.lives[episode.life]
        episode.over, life.status = True, "customer"
        stage.tell([life.id], "is back")
        _see(stage, departures.welcome_back(stage.desk, ContactId(life.id)))


def object_to_it(stage: Stage) -> None:
    """A former customer does not want to be asked any more: cards go on, the plan stops."""
    if episode := _open(stage):
        episode.over = True
        stage.tell([episode.life], "does not want to be asked")
        stopped = departures.stop(stage.desk, ContactId(episode.life), Outcome.OBJECTED)
        _see(stage, stopped)


def talk(stage: Stage) -> None:
    """Reach somebody, or try to."""
    if life := stage.someone():
        attempt = stage.chance(0.3)
        touch = Touch(
            contact_id=ContactId(life.id),
            kind=stage.rng.choice(CALLS),
            on=stage.today,
            attempt=attempt,
        )
        if not attempt:
            life.reached = stage.today
        stage.tell([life.id], f"{touch.kind}, {'in vain' if attempt else 'reached'}")
        call_log.log(stage.desk, touch)


def write_to_the_quiet(stage: Stage) -> None:
    """Write to the one who has waited longest."""
    waiting = quiet.going_quiet(stage.desk, limit=1).people
    if not waiting:
        return
    life = stage.ledger.lives[waiting[0].contact.id]
    posted = {each.letter for each in stage.ledger.papers.values() if not each.waiting}
    earlier = [each for each in stage.ledger.letters.values() if each.life == life.id]
    if any(each.purpose == "quiet" and each.id not in posted for each in earlier):
        return
    letter = letters.prepare(stage.desk, ContactId(life.id), Purpose.QUIET).line.letter
    episode = letter.departure_id or 0
    stage.ledger.letters[letter.id] = Written(letter.id, life.id, "quiet", letter.due_on, episode)
    stage.tell([life.id], f"letter {letter.id} to somebody not heard from")


def think_better_of_it(stage: Stage) -> None:
    """Withdraw a letter that no departure asks for."""
    if waiting := [each for each in _waiting(stage) if not each.episode]:
        chosen = stage.rng.choice(waiting)
        chosen.withdrawn = True
        stage.tell([chosen.life], f"letter {chosen.id} withdrawn")
        letters.withdraw(stage.desk, chosen.id)


def promise(stage: Stage) -> None:
    """Promise somebody something, by a day and perhaps a time."""
    if life := stage.someone():
        term = _term(stage)
        made = promises.make(stage.desk, ContactId(life.id), "call back", term).promised.promise
        stage.ledger.owed[made.id] = Owed(made.id, life.id, term.day, term.at)
        stage.tell([life.id], f"promise {made.id} by {term.text}")


def deal_with_a_promise(stage: Stage) -> None:
    """Keep a promise, break it, or agree it anew: nothing else ends it."""
    if not stage.ledger.owed:
        return
    owed = stage.rng.choice(list(stage.ledger.owed.values()))
    kind = stage.rng.random()
    if kind < 0.6:
        promises.keep(stage.desk, owed.id)
    elif kind < 0.8:
        promises.break_off(stage.desk, owed.id, why="the price list never came")
    else:
        term = _term(stage, owed.day + timedelta(days=1))
        promises.renegotiate(stage.desk, owed.id, term)
        owed.day, owed.at = term.day, term.at
        return
    del stage.ledger.owed[owed.id]


def _term(stage: Stage, earliest_useful: date = date.min) -> Term:
    day = max(stage.later(stage.rng.randrange(0, 60)), earliest_useful)
    at = stage.rng.choice((None, time(8, 0), time(16, 0)))
    return Term(day=day, at=at, means=stage.rng.choice(list(Means)))


def one_departure(stage: Stage, life: Life) -> None:
    """Somebody who left in two entries was lost once: the earlier departure stays."""
    episodes = stage.ledger.episodes
    still_open = sorted(
        each.id for each in episodes.values() if each.life == life.id and not each.over
    )
    for gone in still_open[1:]:
        episodes[still_open[0]].mended |= episodes.pop(gone).mended
        for each in stage.ledger.letters.values():
            each.episode = still_open[0] if each.episode == gone else each.episode
    if still_open[1:]:
        _see_letters(stage, still_open[0])


def _open_of(stage: Stage, life: Life) -> bool:
    """Whether a departure of somebody is still open."""
    mine = [each for each in stage.ledger.episodes.values() if each.life == life.id]
    return any(not each.over for each in mine)


def _open(stage: Stage) -> Episode | None:
    """Return an open departure of somebody who lives, is in sight and still away, by chance."""
    found = []
    for each in stage.ledger.episodes.values():
        life = stage.ledger.lives[each.life]
        if not each.over and not life.deceased and not life.binned:
            found += [each] if life.status == "former_customer" else []
    return stage.rng.choice(found) if found else None


def _waiting(stage: Stage) -> list[Written]:
    on_paper = {each.letter for each in stage.ledger.papers.values()}
    letters_ = stage.ledger.letters.values()
    return [each for each in letters_ if not each.withdrawn and each.id not in on_paper]


def _see(stage: Stage, changed: Changed) -> None:
    """Note which letters the plan has prepared now, and by when each is to go."""
    _see_letters(stage, changed.details.departure.id)


def _see_letters(stage: Stage, departure_id: int) -> None:
    with stage.desk.book.reading() as book:
        planned = book.letters.of_departure(departure_id)
    for each in planned:
        stage.ledger.letters[each.id] = Written(
            each.id, each.contact_id, each.purpose, each.due_on, departure_id, each.withdrawn
        )
        if not each.withdrawn:
            stage.tell([each.contact_id], f"letter {each.id} ({each.purpose}) by {each.due_on}")

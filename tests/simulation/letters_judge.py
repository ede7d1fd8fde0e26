"""Judges letters, promises and cadences, from the product's words alone (A1, A4, A5, A18, A24)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from tests.simulation.ledger import Ledger, Life, Paper, Written
from tests.simulation.oracle import Complaint, Out, Run

COOL_DOWN = timedelta(days=45)
IDEAL_WEEKS = {"prospect": 9, "customer": 13, "former_customer": 26, "partner": 17}
SAYS_MENDED = frozenset({"mended", "changed"})


def judged_letters(ledger: Ledger, run: Run) -> list[Complaint]:
    """Return everything wrong with the letters of a run, and keep them in the ledger."""
    letters = [each for each in run.made if each.letter]
    outs = [each for each in run.left_out if each.key[0] == "letter"]
    missed = [*_missed(ledger, run, letters, outs)]
    wrong = [*_wrong(ledger, run, letters)]
    return missed + wrong + [*_untrue(ledger, run, outs)]


def without_letters(run: Run) -> Run:
    """Return a run as the judge of greetings sees it."""
    return Run(
        today=run.today,
        first=run.first,
        last=run.last,
        made=[each for each in run.made if not each.letter],
        left_out=[each for each in run.left_out if each.key[0] != "letter"],
        clock=run.clock,
    )


def judged_promises(ledger: Ledger, now: datetime, owed: dict[int, bool]) -> Iterator[Complaint]:
    """Hold the list of what is owed, with what is overdue, against every promise ever made."""
    for id_ in owed.keys() ^ ledger.owed.keys():
        listed = "is owed no more, yet listed" if id_ in owed else "is owed, and not listed"
        yield Complaint(ids=(), what=f"promise {id_} {listed}")
    for id_ in owed.keys() & ledger.owed.keys():
        each = ledger.owed[id_]
        late = each.day < now.date() or (
            each.day == now.date() and each.at is not None and each.at < now.time()
        )
        if owed[id_] is not late:
            what = f"promise {id_} by {each.day} {each.at} is called late: {owed[id_]}"
            yield Complaint(ids=(each.life,), what=what)


def judged_quiet(ledger: Ledger, today: date, listed: Sequence[int]) -> Iterator[Complaint]:
    """Hold those going quiet against everybody's last touch."""
    silent = [
        life
        for life in ledger.present()
        if not life.binned
        and not life.deceased
        and (today - (life.reached or life.entered)).days > 7 * IDEAL_WEEKS[life.status]
    ]
    for id_ in {each.id for each in silent} ^ set(listed):
        said = "going quiet" if id_ in listed else "not going quiet"
        yield Complaint(ids=(id_,), what=f"{id_} is called {said}, last {_last(ledger, id_)}")
    waited = [ledger.lives[id_].reached or ledger.lives[id_].entered for id_ in listed]
    if waited != sorted(waited):
        yield Complaint(ids=(), what="those who waited longest do not come first")


def _last(ledger: Ledger, id_: int) -> str:
    life = ledger.lives.get(id_)
    return f"reached {life.reached}, entered {life.entered}" if life else "unknown"


def _stopped(ledger: Ledger, written: Written, life: Life) -> bool:
    """Whether the plan that a letter belongs to has stopped."""
    episode = ledger.episodes.get(written.episode)
    return episode is not None and (episode.over or life.status != "former_customer")


def _left_since(ledger: Ledger, written: Written, life: Life) -> bool:
    """Whether somebody left who was to be told that we have not heard from them."""
    away = any(each.life == life.id and not each.over for each in ledger.episodes.values())
    prepared_before = written.purpose == "quiet" and not written.episode
    return prepared_before and away and life.status == "former_customer"


def _against(ledger: Ledger, written: Written, life: Life) -> set[str]:
    """Return every reason why a letter must not go out."""
    facts = {
        "in the bin": life.binned,
        "deceased": life.deceased,
        "greet off": not life.greet,
        "do not mail": life.do_not_mail,
        "not approved": life.status == "prospect" and not (life.approved and life.met),
        "no usable address": not life.places,
        "undeliverable address": bool(life.places) and not life.reachable,
        "withdrawn": written.withdrawn,
        "plan stopped": _stopped(ledger, written, life),
        "out of date": _left_since(ledger, written, life),
        "not mended yet": written.purpose in SAYS_MENDED
        and not ledger.episodes[written.episode].mended,
    }
    return {reason for reason, true in facts.items() if true}


def _wrong(ledger: Ledger, run: Run, letters: list[Paper]) -> Iterator[Complaint]:
    for paper in letters:
        written = ledger.letters.get(paper.letter)
        if written is None:
            yield Complaint(ids=paper.ids, what=f"piece {paper.number} brings an unknown letter")
            continue
        about = f"piece {paper.number} (letter {written.id}, {written.purpose})"
        for what in _mistakes(ledger, run, paper, written):
            yield Complaint(ids=paper.ids, what=f"{about}: {what}")
        ledger.keep(paper)


def _mistakes(ledger: Ledger, run: Run, paper: Paper, written: Written) -> Iterator[str]:
    life = ledger.lives[written.life]
    yield from (f"it goes to somebody {each}" for each in _against(ledger, written, life))
    if paper.ids != (life.id,) or paper.recipient != life.name:
        yield f"it goes to “{paper.recipient}”, not to {life.name}"
    if life.places and life.places[0].street not in "\n".join(paper.lines):
        yield f"it goes to {paper.lines}, where they do not live"
    in_week = run.first <= written.due <= run.last
    if not in_week and not (run.current and written.due < run.first):
        yield f"it is due on {written.due}, and not in this run"
    if any(each.letter == paper.letter for each in ledger.papers.values()):
        yield "it went out before"
    if written.episode and written.purpose != "regret":
        yield from _too_close(ledger, paper, life)


def _too_close(ledger: Ledger, paper: Paper, life: Life) -> Iterator[str]:
    for other in ledger.greeted(life):
        written = ledger.letters.get(other.letter)
        wins_back = written is not None and written.episode and written.purpose != "regret"
        # A letter made some days ahead is kept until its day.
        went, goes = max(other.made_on, other.day), max(paper.made_on, paper.day)
        if wins_back and abs(goes - went) < COOL_DOWN:
            yield f"it follows letter {other.letter} of {other.made_on} too soon"


def _untrue(ledger: Ledger, run: Run, outs: list[Out]) -> Iterator[Complaint]:
    for out in outs:
        mine = [
            each
            for each in ledger.letters.values()
            if (each.life, each.purpose, each.due) == (out.id, out.key[1], out.day)
        ]
        true = {reason for each in mine for reason in _against(ledger, each, ledger.lives[out.id])}
        about = f"letter {out.key[1]} of {out.day} is left out as “{out.reason}”"
        if not mine:
            yield Complaint(ids=(out.id,), what=f"{about}, and there is none")
        elif out.reason not in true | {"too soon"}:
            yield Complaint(ids=(out.id,), what=f"{about}; true is {sorted(true)}")


def _missed(ledger: Ledger, run: Run, letters: list[Paper], outs: list[Out]) -> Iterator[Complaint]:
    done = {each.letter for each in (*ledger.papers.values(), *letters)}
    listed = {(each.id, each.key[1], each.day) for each in outs}
    for each in ledger.letters.values():
        life = ledger.lives[each.life]
        due = each.due <= run.last and (run.current or each.due >= run.first)
        gone = each.withdrawn or life.merged or _stopped(ledger, each, life)
        told = each.id in done or (each.life, each.purpose, each.due) in listed
        if due and not gone and not told:
            what = f"letter {each.id} ({each.purpose}) by {each.due} is neither made nor listed"
            yield Complaint(ids=(each.life,), what=what)

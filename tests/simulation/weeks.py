"""The owner's weeks: print, post, reprint, and what goes wrong between printer and letter box."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from appreciation.domain.batches import Format, Piece, PieceState
from appreciation.domain.letters import letter_id_of
from appreciation.domain.weeks import Week
from appreciation.services import preferences, undoing
from appreciation.services.batches import posting, reprinting, week, weekly_batch
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.printed import PrintedBatch
from appreciation.services.files_out import NotWrittenError
from tests.simulation.by_hand import first_of_week
from tests.simulation.ledger import Paper
from tests.simulation.letters_judge import judged_letters, without_letters
from tests.simulation.oracle import Complaint, Out, Run, posted_by
from tests.simulation.stage import Stage
from tests.simulation.truths import couple, excuses

DAY = timedelta(days=1)
FORMATS = {Format.LABELS: 5, Format.LETTER: 2, Format.POSTCARD: 1, Format.QUARTER_FOLD: 1}
"""What is printed, and how often: labels are drawn ten times as fast as cards."""


def print_this_week(stage: Stage) -> None:
    print_week(stage, week.current_week(stage.desk), stage.today)


def print_ahead(stage: Stage) -> None:
    """Make coming weeks in one go."""
    chosen = week.current_week(stage.desk)
    for _ in range(stage.rng.randrange(1, 7)):
        chosen = chosen.next
        print_week(stage, chosen, chosen.first)
    stage.counts["weeks printed ahead"] += 1


def print_with_a_wrong_clock(stage: Stage) -> None:
    """Print while the computer believes in another day."""
    right = stage.today
    days = stage.rng.choice((-400, -200, -40, -9, 9, 35, 100, 370))
    stage.go_to(right + days * DAY)
    print_week(stage, week.current_week(stage.desk), stage.today, clock=days)
    stage.go_to(right)
    stage.counts["wrong clocks"] += 1


def print_in_vain(stage: Stage) -> None:
    """Print where a folder stands in the place of a file: refused, with the draft left behind."""
    chosen = week.current_week(stage.desk)
    if stage.chance(0.3):
        chosen = chosen.next
    with stage.desk.book.reading() as book:
        last = max((each.id for each in book.batches.all()), default=0)
        numbers = {each.id for each in book.batches.drafts()} | set(range(last + 1, last + 9))
    in_the_way = stage.out / "in the way"
    for number in numbers:
        for kind in ("labels", "letters"):
            (in_the_way / f"batch-{number}-{kind}.pdf").mkdir(parents=True)
    order = Order(week=chosen.label, span=chosen.span, format=Format.LABELS)
    try:
        result = weekly_batch.print_week(stage.desk, order, in_the_way)
    except NotWrittenError:
        stage.counts["prints refused"] += 1
    else:
        if result.batch:
            stage.object(Complaint(ids=(), what="a batch was printed into a folder in the way"))
    shutil.rmtree(in_the_way)


def print_and_undo(stage: Stage) -> None:
    """Print, think better of it, and print again."""
    before = set(stage.ledger.papers)
    print_this_week(stage)
    if made := set(stage.ledger.papers) - before:
        undone = undoing.undo(stage.desk)
        for number in made:
            stage.tell(stage.ledger.papers[number].ids, f"piece {number} undone: {undone.label}")
            stage.ledger.throw_away(number)
        stage.counts["prints undone"] += 1
        print_this_week(stage)


def print_week(stage: Stage, chosen: Week, day_in_it: date, *, clock: int = 0) -> None:
    """Print one week, and have the run judged."""
    settings = stage.ledger.choices
    first = first_of_week(day_in_it, settings.first_weekday)
    if chosen.first != first:
        stage.object(
            Complaint(ids=(), what=f"{chosen.label} begins on {chosen.first}, not {first}")
        )
    (format_,) = stage.rng.choices(list(FORMATS), list(FORMATS.values()))
    order = Order(week=chosen.label, span=chosen.span, format=format_)
    shown = _shown(stage, chosen) if stage.chance(0.2) else None
    result = weekly_batch.print_week(stage.desk, order, stage.out)
    run = Run(
        today=stage.today,
        first=first,
        last=first + 6 * DAY,
        clock=clock,
        made=[_paper(piece, stage) for piece in _printed(result)],
        left_out=[
            Out(
                id=each.contact_id,
                key=(each.occasion.kind, each.occasion.label.casefold()),
                day=each.day,
                reason=each.refusal.reason,
            )
            for each in result.left_out
        ],
    )
    _tell(stage, run, chosen)
    if shown not in {None, frozenset((paper.ids, paper.day) for paper in run.made)}:
        ids = tuple(paper.ids[0] for paper in run.made)
        stage.object(Complaint(ids=ids, what=f"{chosen.label} was shown otherwise than printed"))
    for complaint in judged_letters(stage.ledger, run):
        stage.object(complaint)
    stage.counts["letters"] += sum(each.letter > 0 for each in run.made)
    for complaint in stage.oracle.judged(stage.ledger, without_letters(run)):
        stage.object(complaint)
    for written in result.files:
        written.path.unlink()
    stage.counts["runs"] += 1
    stage.counts["pieces"] += len(run.made)
    for out in run.left_out:
        stage.counts[f"left out: {out.reason}"] += 1


def _shown(stage: Stage, chosen: Week) -> frozenset[tuple[tuple[int, ...], date]]:
    """Return whom the program says it would print for."""
    plan = week.week_plan(stage.desk, chosen.span).plan
    for each in (*plan.due, *plan.overdue):
        life = stage.ledger.lives[each.recipients[0].id]
        by = each.day if each.letter else posted_by(stage.ledger, life, each.day)
        if each.mail_by != by:
            what = f"for {each.day} it says to post by {each.mail_by}"
            stage.object(Complaint(ids=(life.id,), what=what))
    return frozenset(
        (tuple(who.id for who in each.recipients), each.day) for each in (*plan.due, *plan.overdue)
    )


def _printed(result: PrintedBatch) -> list[Piece]:
    pieces = result.batch.pieces if result.batch else ()
    return [each for each in pieces if each.state is PieceState.PRINTED]


def _paper(piece: Piece, stage: Stage) -> Paper:
    return Paper(
        number=piece.number,
        batch=piece.batch_id,
        ids=tuple(piece.contact_ids),
        key=(piece.occasion, piece.label.casefold()),
        day=piece.date,
        years=piece.years,
        recipient=piece.recipient,
        lines=piece.address_lines,
        words=f"{piece.front}\n{piece.text}",
        made_on=stage.today,
        letter=letter_id_of(piece.identity),
    )


def _tell(stage: Stage, run: Run, chosen: Week) -> None:
    for paper in run.made:
        what = f"piece {paper.number} in {chosen.label} for {paper.key} on {paper.day}"
        stage.tell(paper.ids, f"{what} to “{paper.recipient}”")
    for out in run.left_out:
        stage.tell([out.id], f"left out of {out.key} on {out.day} in {chosen.label}: {out.reason}")


def post(stage: Stage) -> None:
    """Take the oldest waiting batch to the post."""
    waiting = sorted({each.batch for each in stage.ledger.papers.values() if each.waiting})
    if waiting:
        posting.post(stage.desk, waiting[0])
        for each in stage.ledger.papers.values():
            each.waiting = each.waiting and each.batch != waiting[0]


def spoil_and_reprint(stage: Stage) -> None:
    """Coffee on a card: mark it, and print its page again unless it may no longer go out."""
    waiting = [each for each in stage.ledger.papers.values() if each.waiting]
    if not waiting:
        return
    paper = stage.rng.choice(waiting)
    posting.spoil(stage.desk, paper.number)
    stage.tell(paper.ids, f"piece {paper.number} spoilt")
    again = reprinting.reprint(stage.desk, paper.batch, stage.out, [paper.number])
    shown = [each.number for each in again.batch.pieces] if again.batch else []
    for written in again.files:
        written.path.unlink()
    reasons = _against(stage, paper)
    may = not reasons
    if may is not (shown == [paper.number]):
        what = f"piece {paper.number} is {'' if shown else 'not '}reprinted; reasons {reasons}"
        stage.object(Complaint(ids=paper.ids, what=what))
    if shown:
        stage.counts["reprinted"] += 1
    else:
        paper.waiting = False


def _against(stage: Stage, paper: Paper) -> set[str]:
    """Return why a piece on paper must not be printed again."""
    ledger, people = stage.ledger, [stage.ledger.lives[each] for each in paper.ids]
    reasons: set[str] = set()
    for life in people:
        why = excuses(ledger, life, paper.key, paper.day, today=paper.day, papers=()).all
        reasons |= why - {"household"} if len(people) == 1 else why
    homes = {each.home for each in people}
    if len(people) > 1 and (len(homes) > 1 or None in homes):
        reasons.add("they live apart")
    if paper.key[0] == "wedding" and not any(couple(ledger, each) for each in people):
        reasons.add("the wedding has ended")
    return reasons


def come_back(stage: Stage) -> None:
    """A posted piece is returned: nothing more goes to that address."""
    papers = [each for each in stage.ledger.papers.values() if not each.waiting]
    if not papers:
        return
    paper = stage.rng.choice(papers[-20:])
    try:
        posting.take_back(stage.desk, paper.number, "moved away")
    except posting.NotPossibleError:
        return  # spoilt and never posted
    stage.tell(paper.ids, f"piece {paper.number} came back")
    text = "\n".join(paper.lines).casefold()
    for each in paper.ids:
        for life in stage.ledger.household(stage.ledger.lives[each]):
            for place in life.places:
                gone = place.street.casefold() in text and place.town.casefold() in text
                place.bad = place.bad or gone
    stage.counts["returned"] += 1


def change_settings(stage: Stage) -> None:
    rng, choices = stage.rng, stage.ledger.choices
    change: tuple[str, object] = rng.choice(
        (
            ("lead_days", rng.randrange(0, 7)),
            ("lead_days_abroad", rng.randrange(3, 13)),
            ("leap_day", rng.choice(("02-28", "03-01"))),
            ("first_weekday", rng.choice(("monday", "sunday"))),
            ("country", rng.choice(("", "US", "DE", "GB"))),
            ("holidays", rng.choice(("none", "season", "christian", "new_year"))),
        )
    )
    setattr(choices, *change)
    if change[0] == "holidays":
        choices.holidays_since = stage.today
    preferences.change(stage.desk, {change[0]: str(change[1])})
    stage.tell(list(stage.ledger.lives), f"setting {change[0]} is now {change[1]}")


def leave_nothing(folder: Path) -> None:
    for each in folder.iterdir():
        each.unlink()

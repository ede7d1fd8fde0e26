"""Marrying, having children in the house, parting, being left behind."""

from collections.abc import Sequence

from appreciation.domain.contacts import ContactId
from appreciation.services import forgetting
from appreciation.services.people import duplicates, households
from tests.simulation.by_hand import Noted
from tests.simulation.ledger import Home, Ledger, Life
from tests.simulation.people import died, new_place
from tests.simulation.practice import one_departure
from tests.simulation.stage import Stage
from tests.simulation.truths import wedding_ended


def marry(stage: Stage) -> None:
    """Two people marry: one card from now on, perhaps one name, perhaps one address."""
    one, other = stage.someone(alone=True), stage.someone(alone=True)
    if not one or not other or one is other or max(len(one.places), len(other.places)) > 1:
        return
    wedding = Noted(stage.today.month, min(28, stage.today.day), stage.today.year, stage.today)
    share(stage, [one, other], "married")
    one.spouse, other.spouse = other.id, one.id
    both = stage.chance(0.6)
    for each in (one, other):
        each.widowed = False
        each.days.pop(("wedding", ""), None)
        text = wedding.text if each is one or both else ""
        if text:
            each.days["wedding", ""] = wedding
        stage.edit(each, f"wedding on {text}", wedding=text)
    if stage.chance(0.5) and _free(stage.ledger, other.given, one.family):
        other.family = one.family
        for card in stage.ledger.cards.values():
            if card.in_list and stage.ledger.entry_of.get(card.uid) == other.id:
                card.family = one.family  # a list has no UID: a new name is entered in both
        stage.edit(other, f"is {other.name} now", family_name=one.family)
    if not one.places and not other.places:
        return
    giver, taker = (one, other) if one.places else (other, one)
    _move_in(stage, taker, giver)


def _move_in(stage: Stage, taker: Life, giver: Life) -> None:
    """Somebody has no address of their own any more, and their next one is in the same country."""
    taker.places = []
    stage.edit(taker, f"lives with {giver.name}, no address of their own", mail_address="")
    country = giver.places[0].country if giver.places else ""
    for card in stage.ledger.cards.values():
        theirs = stage.ledger.entry_of.get(card.uid) == taker.id
        if theirs and country and card.place and card.place.country != country:
            card.place = new_place(stage, country)


def _free(ledger: Ledger, given: str, family: str) -> bool:
    return all((each.given, each.family) != (given, family) for each in ledger.lives.values())


def join(stage: Stage) -> None:
    """Somebody joins a household of two: a grown child, a parent."""
    homes = [home for home in stage.ledger.homes.values() if len(home.members) == 2]
    life = stage.someone(alone=True)
    if homes and life and len(life.places) < 2:
        home = stage.rng.choice(homes)
        members = [stage.ledger.lives[each] for each in home.members]
        if any(each.binned or each.deceased for each in members):
            return
        share(stage, [*members, life], f"joined household {home.id}")
        _move_in(stage, life, members[0] if members[0].places else members[1])
        if ("wedding", "") in life.days:
            del life.days["wedding", ""]
            stage.edit(life, "no wedding any more", wedding="")


def share(stage: Stage, members: Sequence[Life], what: str, wording: str = "") -> None:
    """Say which people form a household, in the book and in the ledger."""
    ids = [each.id for each in members]
    stage.tell(ids, f"{what}: household of {', '.join(each.name for each in members)}")
    made = households.together(stage.desk, [ContactId(each) for each in ids], envelope_name=wording)
    leave(stage.ledger, members)
    if before := stage.ledger.homes.get(made.id):
        leave(stage.ledger, [stage.ledger.lives[each] for each in before.members])
    home = Home(made.id, ids, wording=wording)
    stage.ledger.homes[home.id] = home
    for each in members:
        each.home = home.id


def leave(ledger: Ledger, members: Sequence[Life]) -> None:
    for each in members:
        if home := ledger.homes.get(each.home or 0):
            home.members.remove(each.id)
        each.home = None


def part(stage: Stage) -> None:
    """A couple divorces: no wedding any more, and one moves out."""
    homes = [home for home in stage.ledger.homes.values() if len(home.members) > 1]
    if not homes:
        return
    home = stage.rng.choice(homes)
    members = [stage.ledger.lives[each] for each in home.members]
    if any(each.deceased or each.binned for each in members):
        return
    for each in members:
        if ("wedding", "") in each.days:
            del each.days["wedding", ""]
            stage.edit(each, "divorced, no wedding any more", wedding="")
        each.spouse = None
    goes = stage.rng.choice(members)
    stage.tell(home.members, f"{goes.name} moves out of household {home.id}")
    households.together(stage.desk, [ContactId(goes.id)])
    leave(stage.ledger, [goes])


def confirm(stage: Stage) -> None:
    """The owner confirms how those left behind are addressed: all of them, or the living."""
    held = [home for home in stage.ledger.homes.values() if not home.confirmed and home.members]
    if not held:
        return
    home = stage.rng.choice(held)
    members = [stage.ledger.lives[each] for each in home.members]
    living = [each for each in members if not each.deceased]
    chosen = living if stage.chance(0.5) and living else members
    what = "wording confirmed for the living" if chosen is living else "wording confirmed"
    ids = [ContactId(each.id) for each in chosen]
    stage.tell(home.members, what)
    households.together(stage.desk, ids)
    home.confirmed = True
    if chosen is members:
        return
    ended = [each for each in chosen if wedding_ended(stage.ledger, each)]
    for each in ended:  # the dead do not come along, and the wedding ends with them
        each.days.pop(("wedding", ""), None)
    leave(stage.ledger, [each for each in members if each.deceased])
    if len(living) == 1:
        leave(stage.ledger, living)


def choose_words(stage: Stage) -> None:
    """The owner chooses words of their own for an envelope."""
    homes = [home for home in stage.ledger.homes.values() if len(home.members) == 2]
    if homes:
        home = stage.rng.choice(homes)
        members = [stage.ledger.lives[each] for each in home.members]
        if home.confirmed and not any(each.deceased for each in members):
            share(stage, members, "called by their own words", f"The dear {members[0].given}s")


def enter_twice_and_merge(stage: Stage) -> None:
    """Merge two entries the owner takes for one person."""
    one, other = stage.someone(), stage.someone()
    if not one or not other or one is other or one.home or other.home:
        return
    stage.tell([one.id, other.id], f"{other.name} ({other.id}) merged into {one.name} ({one.id})")
    duplicates.merge(stage.desk, ContactId(one.id), ContactId(other.id))
    unite(stage, one, other)


def unite(stage: Stage, keep: Life, other: Life) -> None:
    """Join two entries in the ledger: both histories, and the stricter wish."""
    for key, noted in other.days.items():
        ours = keep.days.setdefault(key, noted)
        if ours.year is None and (ours.month, ours.day) == (noted.month, noted.day):
            keep.days[key] = noted
    keep.greet = keep.greet and other.greet
    keep.do_not_mail = keep.do_not_mail or other.do_not_mail
    keep.approved = keep.approved or other.approved
    keep.met = keep.met or other.met
    keep.holiday_set, keep.faith_since = keep.holiday_set or other.holiday_set, stage.today
    first = other.places[:1] if other.reachable and not keep.reachable else keep.places[:1]
    keep.places += [each for each in other.places if each not in keep.places]
    keep.places.sort(key=lambda each: each not in first)  # one for mail, and a good one
    keep.entered = min(keep.entered, other.entered)
    keep.reached = max((day for day in (keep.reached, other.reached) if day), default=None)
    if other.deceased and not keep.deceased:
        died(stage.ledger, keep)
    keep.widowed = keep.widowed or other.widowed
    keep.spouse = keep.spouse or other.spouse
    for each in stage.ledger.lives.values():
        each.spouse = keep.id if each.spouse == other.id else each.spouse
    for number in stage.ledger.papers_of.pop(other.id, []):
        paper = stage.ledger.papers[number]
        paper.ids = tuple(
            dict.fromkeys(keep.id if each == other.id else each for each in paper.ids)
        )
        stage.ledger.papers_of[keep.id].append(number)
    stage.oracle.listed |= {
        (keep.id, key, day) for id_, key, day in stage.oracle.listed if id_ == other.id
    }
    stage.story[keep.id] += [f"(as {other.id}) {line}" for line in stage.story[other.id]]
    for of_them in (stage.ledger.episodes, stage.ledger.letters, stage.ledger.owed):
        for one in of_them.values():
            one.life = keep.id if one.life == other.id else one.life
    one_departure(stage, keep)
    other.merged_into, other.days, other.home = keep.id, {}, None


def forget(stage: Stage) -> None:
    """Somebody asks to be forgotten."""
    if not (life := stage.someone()):
        return
    ledger = stage.ledger
    forgetting.forget(stage.desk, ContactId(life.id))
    stage.story.pop(life.id, None)
    gone = {each.id for each in ledger.lives.values() if ledger.heir(each) is life}
    ledger.forgotten |= {uid for uid, each in ledger.entry_of.items() if each in gone}
    leave(ledger, [life])
    for number in ledger.papers_of.pop(life.id, []):
        paper = ledger.papers[number]
        paper.ids = tuple(each for each in paper.ids if each != life.id)
        if not paper.ids:
            del ledger.papers[number]
    for each in ledger.lives.values():
        each.spouse = None if each.spouse == life.id else each.spouse
    for of_them in (ledger.episodes, ledger.letters, ledger.owed):
        for key in [key for key, each in of_them.items() if each.life in gone]:
            del of_them[key]
    for id_ in gone:
        del ledger.lives[id_]

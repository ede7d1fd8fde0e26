"""The owner's telephone: an address book that changes by itself and is imported again and again."""

from copy import deepcopy

from appreciation.domain.contacts import Status
from appreciation.services.imports import imports
from appreciation.services.imports.imports import FileToImport, ImportOptions
from tests.simulation.address_books import rows, vcards
from tests.simulation.by_hand import Noted
from tests.simulation.ledger import Card, Life, Place
from tests.simulation.oracle import Complaint
from tests.simulation.people import died, new_birthday, new_day, new_name, new_place
from tests.simulation.stage import Stage

WISHES = {"do not mail": "do_not_mail", "no cards": "greet", "deceased": "deceased"}


def meet(stage: Stage, many: int = 1) -> None:
    """Put new people into the telephone."""
    for _ in range(many):
        given, family = new_name(stage)
        uid = f"card-{len(stage.ledger.cards) + 1}"
        card = Card(uid, given, family, f"{given}.{family}@example.com".lower())
        card.birthday = new_birthday(stage) if stage.chance(0.9) else None
        card.wedding = new_day(stage) if stage.chance(0.15) else None
        card.place = new_place(stage) if stage.chance(0.9) else None
        card.in_list = stage.chance(0.4)
        stage.ledger.cards[uid] = card


def amend(stage: Stage) -> None:
    """Change somebody in the telephone."""
    if not stage.ledger.cards:
        return
    card = stage.rng.choice(list(stage.ledger.cards.values()))
    what = stage.rng.randrange(4)
    if what == 0:
        card.birthday = new_birthday(stage)
    elif what == 1:
        card.place = new_place(stage, _country(stage, card))
    elif what == 2:
        card.wish = stage.rng.choice(("", "", *WISHES))
    else:
        card.wedding = None if card.wedding else new_day(stage)


def _country(stage: Stage, card: Card) -> str:
    """Return where somebody lives: in one country with their household."""
    life = stage.ledger.lives.get(stage.ledger.entry_of.get(card.uid, 0))
    homes = stage.ledger.household(life) if life else []
    known = [each.places[0].country for each in homes if each.places]
    return next(iter(known), card.place.country if card.place else "")


def import_telephone(stage: Stage) -> None:
    """Import the telephone, or the half of it; twice, and the second time nothing changes."""
    cards = [each for each in stage.ledger.cards.values() if stage.chance(0.8)]
    if not cards:
        return
    status = stage.rng.choice(("customer", "customer", "prospect", "partner"))
    texts = {
        "telephone.vcf": vcards(each for each in cards if not each.in_list),
        "list.csv": rows(each for each in cards if each.in_list),
    }
    files = [FileToImport(name=name, content=text.encode()) for name, text in texts.items()]
    options = ImportOptions(status=Status(status))
    imports.bring_in(stage.desk, files, options)
    _note_import(stage, cards, status)
    again = imports.bring_in(stage.desk, files, options)
    if again.new or again.updated:
        names = [each.contact.full_name for each in again.new]
        names += [each.after.full_name for each in again.updated]
        what = f"importing the same file again changes {', '.join(names)}"
        stage.object(Complaint(ids=(), what=what))
    stage.counts["imports"] += 1


def _note_import(stage: Stage, cards: list[Card], status: str) -> None:
    ledger = stage.ledger
    with stage.desk.book.reading() as book:
        everybody = list(book.contacts.in_order_entered())
    added = {each.full_name: each.id for each in everybody if each.id not in ledger.lives}
    wanted = {
        card.name: card
        for card in cards
        if card.uid not in ledger.entry_of and card.uid not in ledger.forgotten
    }
    if added.keys() != wanted.keys():
        what = f"the import added {sorted(added)}, and not {sorted(wanted)}"
        stage.object(Complaint(ids=(), what=what))
    for name, card in wanted.items():
        if name in added:
            _take_in(stage, card, added[name], status)
    for card in cards:
        if card.name not in wanted and card.uid not in ledger.forgotten:
            _take_over(stage, card)


def _take_in(stage: Stage, card: Card, id_: int, status: str) -> None:
    life = Life(id_, card.given, card.family, stage.today, email=card.email, status=status)
    stage.ledger.lives[id_] = life
    stage.ledger.entry_of[card.uid] = id_
    _apply(stage, life, card, None)
    stage.tell([id_], f"imported as {status} from {card}")
    stage.ledger.said[card.uid] = deepcopy(card)


def _take_over(stage: Stage, card: Card) -> None:
    life = stage.ledger.lives[stage.ledger.entry_of[card.uid]]
    said = stage.ledger.said[card.uid]
    if life.binned or said == card:
        return
    stage.tell([life.id], f"imported again: {card}")
    if life.merged:
        _apply_wish(stage, stage.ledger.heir(life), card, said)
    else:
        _apply(stage, life, card, said)
    stage.ledger.said[card.uid] = deepcopy(card)


def _apply(stage: Stage, life: Life, card: Card, said: Card | None) -> None:
    """Apply what changed in the file since it was last imported; never lower a wish."""
    for kind in ("birthday", "wedding"):
        new, old = getattr(card, kind), getattr(said, kind, None)
        _apply_day(stage, life, kind, new, old)
    new_home, old_home = card.place, said.place if said else None
    if _where(new_home) != _where(old_home):
        _apply_place(life, new_home, old_home)
    _apply_wish(stage, life, card, said)


def _apply_wish(stage: Stage, life: Life, card: Card, said: Card | None) -> None:
    wish = card.wish if said is None or said.wish != card.wish else ""
    if wish == "deceased" and not life.deceased:
        died(stage.ledger, life)
    life.do_not_mail = life.do_not_mail or wish == "do not mail"
    life.greet = life.greet and wish != "no cards"


def _apply_day(stage: Stage, life: Life, kind: str, new: Noted | None, old: Noted | None) -> None:
    if (new and new.text) == (old and old.text):
        return
    present = life.days.get((kind, ""))
    if new:
        if kind == "wedding":
            life.widowed = False
        life.days[kind, ""] = Noted(new.month, new.day, new.year, stage.today)
    elif present and old and present.text == old.text:
        del life.days[kind, ""]


def _apply_place(life: Life, new: Place | None, old: Place | None) -> None:
    """Put the file's new address in the place of its old one; the owner's own stays in front."""
    places = [_where(each) for each in life.places]
    come = [] if new is None or _where(new) in places else [deepcopy(new)]
    if _where(old) in places:
        number = places.index(_where(old))
        life.places[number : number + 1] = come
    else:
        life.places += come


def _where(place: Place | None) -> tuple[str, str] | None:
    return (place.street, place.country) if place else None

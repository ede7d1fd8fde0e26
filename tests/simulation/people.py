"""What happens to one person of a simulated book, and what the owner types of it."""

import json
from datetime import date

from appreciation.domain.contacts import Address, Contact, ContactId, Email, Status
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services.people import contacts
from tests.simulation.by_hand import Noted
from tests.simulation.ledger import Key, Ledger, Life, Place
from tests.simulation.oracle import Complaint
from tests.simulation.stage import Stage

_GIVEN_NAMES = (
    "Ada Bruno Clara Dirk Elsa Franz Greta Hugo Ines Jakob Karin Lukas Maren Nils Olga Pavel "
    "Quirin Rosa Sven Tilda Ulla Viktor Wanda Xaver Yara Zoltan Agnes Boris Celia Dario Edith "
    "Felix Gesa Henrik Ilse Joris Kajsa Leonid Mirja Noemi Otto Paula Ragna Søren Théa Uwe "
    "Vera Willem Zdena"
)
_FAMILY_NAMES = (
    "Adler Brandt Castell Dvorak Eriksen Falk Grau Hollis Ivanov Jensen Kowal Lindqvist "
    "Moreau Núñez Orlov Pohl Quist Riedel Sandoz Thorne Ulrich Vogt Winter Ymer Zander Ashby "
    "Birch Croft"
)
GIVEN, FAMILY = _GIVEN_NAMES.split(), _FAMILY_NAMES.split()
TOWNS = {"US": "Springfield", "DE": "Neustadt", "GB": "Ambleford", "FR": "Villeneuve"}
CODES = {"US": "62704", "DE": "93333", "GB": "LA22 9BU", "FR": "69100"}
LABELS = ("Founders' day", "Dog's day", "Boat launch")
HOLIDAY_SETS = ("", "", "", "none", "season", "christian", "muslim", "jewish", "us", "canada")


def new_name(stage: Stage) -> tuple[str, str]:
    taken = {(each.given, each.family) for each in stage.ledger.lives.values()}
    taken |= {(each.given, each.family) for each in stage.ledger.cards.values()}
    while (name := (stage.rng.choice(GIVEN), stage.rng.choice(FAMILY))) in taken:
        pass
    return name


def new_place(stage: Stage, country: str = "") -> Place:
    country = country or stage.rng.choice(("US", "DE", "GB", "FR"))
    street = f"{stage.rng.randrange(1, 9999)} Mill Lane"
    return Place(street, TOWNS[country], CODES[country], country)


def new_birthday(stage: Stage) -> Noted:
    """Return a birthday as owners know them: whole, without a year, of a month alone, 29 Feb."""
    rng = stage.rng
    born = date.fromordinal(
        rng.randrange(date(1935, 1, 1).toordinal(), date(2006, 1, 1).toordinal())
    )
    kind = rng.random()
    if kind < 0.1:
        return Noted(2, 29, rng.choice((1960, 1984, 2000, None)), stage.today)
    if kind < 0.2:
        return Noted(born.month, None, rng.choice((None, born.year)), stage.today)
    return Noted(born.month, born.day, None if kind < 0.35 else born.year, stage.today)


def new_day(stage: Stage, first: int = 1970, last: int = 2024) -> Noted:
    rng = stage.rng
    return Noted(
        rng.randrange(1, 13), rng.randrange(1, 29), rng.randrange(first, last), stage.today
    )


def enter(stage: Stage) -> None:
    """Enter somebody by hand."""
    given, family = new_name(stage)
    rng = stage.rng
    life = Life(0, given, family, stage.today, email=f"{given}.{family}@example.org")
    if stage.chance(0.85):
        life.days["birthday", ""] = new_birthday(stage)
    if stage.chance(0.3):
        life.days["customer_since", ""] = new_day(stage, 2000, stage.today.year)
    if stage.chance(0.15):
        life.days["name_day", ""] = Noted(
            rng.randrange(1, 13), rng.randrange(1, 28), None, stage.today
        )
    if stage.chance(0.9):
        life.places = [new_place(stage)]
    life.status = rng.choice(("customer", "customer", "former_customer", "partner", "prospect"))
    life.holiday_set = rng.choice(HOLIDAY_SETS)
    enter_life(stage, life, "entered by hand")


def enter_life(stage: Stage, life: Life, how: str) -> None:
    contact = Contact(
        full_name=life.name,
        given_name=life.given,
        family_name=life.family,
        entered_on=stage.today,
        status=Status(life.status),
        approved=life.approved,
        met="at a fair" if life.met else "",
        holiday_set=life.holiday_set,
        emails=(Email(address=life.email),) if life.email else (),
        occasions=tuple(occasion(key, noted) for key, noted in life.days.items()),
        addresses=tuple(
            Address(
                street=each.street,
                town=each.town,
                postal_code=each.postal_code,
                country=each.country,
                for_mail=True,
            )
            for each in life.places
        ),
    )
    with stage.desk.book.writing(f"Add {life.name}") as book:
        life.id = book.contacts.add(contact).id
    stage.ledger.lives[life.id] = life
    days = {" ".join(key): noted.text for key, noted in life.days.items()}
    stage.tell([life.id], f"{how} as {life.status} with {days} at {life.places}")


def occasion(key: Key, noted: Noted) -> Occasion:
    return Occasion(kind=OccasionKind(key[0]), label=key[1], date=PlainDate.parse(noted.text))


def correct_birthday(stage: Stage) -> None:
    """Correct a birthday, by a little or a lot; or learn it, or learn its year."""
    if life := stage.someone():
        noted = new_birthday(stage)
        old = life.days.get(("birthday", ""))
        if old and old.day and stage.chance(0.6):
            noted = Noted(
                old.month, min(28, old.day + stage.rng.randrange(1, 5)), old.year, stage.today
            )
        life.days["birthday", ""] = noted
        stage.edit(life, f"birthday corrected to {noted.text}", birthday=noted.text)


def clear_a_day(stage: Stage) -> None:
    if (life := stage.someone()) and life.days:
        key = stage.rng.choice(list(life.days))
        del life.days[key]
        stage.edit(life, f"{key} cleared", **{".".join(filter(None, key)): ""})


def note_another_day(stage: Stage) -> None:
    """Note a yearly day of their own, or one that comes only once."""
    if life := stage.someone():
        label = stage.rng.choice(LABELS)
        kind = stage.rng.choice(("other", "one_off"))
        noted = new_day(stage, 1990, 2020)
        if kind == "one_off":
            day = stage.later(stage.rng.randrange(-20, 200))
            noted = Noted(day.month, day.day, day.year, stage.today)
        life.days[kind, label.casefold()] = noted
        stage.edit(life, f"{kind} “{label}” on {noted.text}", **{f"{kind}.{label}": noted.text})


def move(stage: Stage) -> None:
    """Somebody moves: perhaps abroad, perhaps nobody knows where to."""
    if (life := stage.someone()) and len(life.places) < 2:
        if stage.chance(0.2):
            life.places = []
            stage.edit(life, "moved, nobody knows where", mail_address="")
            return
        known = [each.places[0].country for each in stage.ledger.household(life) if each.places]
        near = known[0] if known and (life.home or stage.chance(0.8)) else ""
        place = new_place(stage, near)
        life.places = [place]
        stage.edit(life, f"moved to {place.text}", mail_address=_parts(place))


def change_greet(stage: Stage) -> None:
    if life := stage.someone():
        life.greet = not life.greet
        _withdrawn(stage, life, f"greet is {life.greet}", greet=str(life.greet).lower())


def change_do_not_mail(stage: Stage) -> None:
    if life := stage.someone():
        life.do_not_mail = not life.do_not_mail
        said = str(life.do_not_mail).lower()
        _withdrawn(stage, life, f"do not mail is {said}", do_not_mail=said)


def change_status(stage: Stage) -> None:
    """Lose a customer, win them back, meet a prospect; approve one, with or without saying how."""
    if life := stage.someone():
        if life.status == "prospect" and stage.chance(0.7):
            life.approved = True
            life.met = life.met or stage.chance(0.8)
            met = "at a fair" if life.met else ""
            stage.edit(life, f"approved, met {met}", approved="true", met=met)
            return
        life.status = stage.rng.choice(("customer", "former_customer", "partner", "prospect"))
        _withdrawn(stage, life, f"is a {life.status} now", status=life.status)


def mend(stage: Stage) -> None:
    """Do for somebody what the list of those left out proposes."""
    people = [
        each
        for each in stage.ledger.present()
        if not each.binned and not each.deceased and _wanting(each)
    ]
    if not people:
        return
    life = stage.rng.choice(people)
    fields = {"greet": "true", "do_not_mail": "false"}
    life.greet, life.do_not_mail = True, False
    if life.status == "prospect":
        life.approved = life.met = True
        fields |= {"approved": "true", "met": "at a fair"}
    if not life.reachable and life.home is None:
        life.places[0:1] = [new_place(stage, life.places[0].country if life.places else "")]
        fields["mail_address"] = _parts(life.places[0])
    stage.edit(life, f"mended: {fields}", **fields)


def _wanting(life: Life) -> bool:
    unapproved = life.status == "prospect" and not (life.approved and life.met)
    astray = life.home is None and not life.reachable and len(life.places) < 2
    return not life.greet or life.do_not_mail or unapproved or astray


def _parts(place: Place) -> str:
    return json.dumps(
        {
            "street": place.street,
            "town": place.town,
            "postal_code": place.postal_code,
            "country": place.country,
        }
    )


def die(stage: Stage) -> None:
    if life := stage.someone():
        day = stage.today.isoformat() if stage.chance(0.7) else "true"
        died(stage.ledger, life)
        _withdrawn(stage, life, "died", deceased=day)


def died(ledger: Ledger, life: Life) -> None:
    """Note a death: it ends the wedding, and holds the survivors' wording."""
    life.deceased = True
    if spouse := ledger.lives.get(life.spouse or 0):
        spouse.widowed = True
    if home := ledger.homes.get(life.home or 0):
        home.confirmed = False


def follow_a_faith(stage: Stage) -> None:
    if life := stage.someone():
        life.holiday_set, life.faith_since = stage.rng.choice(HOLIDAY_SETS), stage.today
        stage.edit(life, f"keeps “{life.holiday_set}”", holiday_set=life.holiday_set)


def into_the_bin(stage: Stage) -> None:
    if life := stage.someone():
        life.binned = True
        stage.tell([life.id], "put in the bin")
        contacts.put_in_bin(stage.desk, ContactId(life.id))


def out_of_the_bin(stage: Stage) -> None:
    gone = [each for each in stage.ledger.present() if each.binned]
    if gone:
        life = stage.rng.choice(gone)
        life.binned = False
        stage.tell([life.id], "taken out of the bin")
        contacts.restore_from_bin(stage.desk, ContactId(life.id))


def _withdrawn(stage: Stage, life: Life, what: str, **fields: str) -> None:
    """Change what may stop a greeting, and see that what waits for the post asks to come out."""
    stage.edit(life, what, **fields)
    stopped = life.deceased or life.do_not_mail or not life.greet
    waiting = {paper.number for paper in stage.ledger.greeted(life) if paper.waiting}
    if stopped and waiting - stage.banner:
        missing = waiting - stage.banner
        stage.object(Complaint(ids=(life.id,), what=f"no word to take out pieces {missing}"))

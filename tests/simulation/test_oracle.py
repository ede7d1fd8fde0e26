"""The judge is judged: it finds each kind of wrong, and none where there is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.simulation.by_hand import Noted, falls_on, first_of_week, holidays_on, mail_by
from tests.simulation.ledger import Choices, Home, Ledger, Life, Paper, Place
from tests.simulation.oracle import Oracle, Out, Run

MONDAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
BIRTHDAY, WEDDING = ("birthday", ""), ("wedding", "")

Change = Callable[[Ledger], None]


def world() -> Ledger:
    """Return Ann, whose birthday is on Thursday, and a couple whose wedding day is on Friday."""
    ledger = Ledger(choices=Choices(country="GB"))
    for id_, given, family in ((1, "Ann", "Grau"), (2, "Bo", "Lund"), (3, "Cy", "Lund")):
        life = Life(id_, given, family, date(2026, 1, 1))
        life.places = [Place(f"{id_} High Street", "Ambleford", "LA22 9BU", "GB")]
        ledger.lives[id_] = life
    ledger.lives[1].days[BIRTHDAY] = Noted(11, 26, 1976, date(2026, 1, 1))
    for id_ in (2, 3):
        ledger.lives[id_].days[WEDDING] = Noted(11, 27, 1999, date(2026, 1, 1))
        ledger.lives[id_].home = 7
    ledger.homes[7] = Home(7, [2, 3])
    return ledger


def card(*ids: int, **changes: object) -> Paper:
    """Return Ann's birthday card, or the couple's."""
    alone = ids == (1,)
    paper = Paper(
        number=sum(ids),
        batch=1,
        ids=ids,
        key=BIRTHDAY if alone else WEDDING,
        day=THURSDAY if alone else date(2026, 11, 27),
        years=50 if alone else 27,
        recipient="Ann Grau" if alone else "Bo and Cy Lund",
        lines=(f"{ids[0]} High Street", "Ambleford", "LA22 9BU"),
        words="Dear you,",
        made_on=MONDAY,
    )
    return replace(paper, **changes)  # type: ignore[arg-type]  # any field, by name


def complaints(
    *made: Paper,
    outs: tuple[Out, ...] = (),
    but: Change = lambda _ledger: None,
    today: date = MONDAY,
) -> str:
    """Return what the oracle says of a week's run, in a world with one thing changed."""
    ledger = world()
    but(ledger)
    run = Run(
        today=today,
        first=MONDAY,
        last=MONDAY + timedelta(days=6),
        made=list(made),
        left_out=[*outs],
    )
    return "\n".join(each.what for each in Oracle().judged(ledger, run))


def left_out(id_: int, reason: str) -> Out:
    key, day = (BIRTHDAY, THURSDAY) if id_ == 1 else (WEDDING, date(2026, 11, 27))
    return Out(id=id_, key=key, day=day, reason=reason)


def test_a_week_done_right_is_not_objected_to() -> None:
    assert complaints(card(1), card(2, 3)) == ""


def test_who_is_neither_greeted_nor_listed_is_missed() -> None:
    assert "birthday on 2026-11-26 is neither printed nor listed" in complaints(card(2, 3))


def dead(ledger: Ledger) -> None:
    ledger.lives[1].deceased = True


def opted_out(ledger: Ledger) -> None:
    ledger.lives[1].greet = False


def unapproved(ledger: Ledger) -> None:
    ledger.lives[1].status = "prospect"


def returned(ledger: Ledger) -> None:
    ledger.lives[1].places[0].bad = True


def in_the_bin(ledger: Ledger) -> None:
    ledger.lives[1].binned = True


def greeted_before(ledger: Ledger) -> None:
    ledger.keep(card(1, number=99, day=date(2026, 6, 12)))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (dead, "deceased"),
        (opted_out, "greet off"),
        (unapproved, "not approved"),
        (returned, "undeliverable address"),
        (in_the_bin, "in the bin"),
        (greeted_before, "already greeted"),
    ],
)
def test_who_must_not_be_greeted_is_left_out_for_that_reason(change: Change, reason: str) -> None:
    assert reason in complaints(card(1), card(2, 3), but=change)
    assert complaints(card(2, 3), outs=(left_out(1, reason),), but=change) == ""


def test_a_reason_that_is_not_true_is_objected_to() -> None:
    assert "not true" in complaints(card(2, 3), outs=(left_out(1, "greet off"),))


def test_a_member_of_the_household_who_is_not_named_is_missed() -> None:
    alone = card(2, recipient="Bo Lund", number=5, key=WEDDING, day=date(2026, 11, 27), years=27)
    outs = (left_out(3, "household"),)
    assert "Cy Lund, who is not named" in complaints(card(1), alone, outs=outs)


def test_a_second_card_to_a_household_is_objected_to() -> None:
    one = card(2, recipient="Bo Lund", number=5, key=WEDDING, day=date(2026, 11, 27), years=27)
    other = replace(
        one, number=6, ids=(3,), recipient="Cy Lund", lines=("3 High Street", "Ambleford")
    )
    assert "who is household" in complaints(card(1), one, other)


def test_a_widow_is_not_to_be_greeted_for_her_wedding() -> None:
    def widowed(ledger: Ledger) -> None:
        ledger.lives[2].deceased = True

    assert "deceased" in complaints(card(1), card(2, 3), but=widowed)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"years": 49}, "49 years"),
        ({"recipient": "Ann Braun"}, "envelope"),
        ({"lines": ("9 Old Road", "Ambleford")}, "do not live"),
        ({"words": "Happy belated birthday"}, "belated"),
        ({"words": "Happy 49th birthday"}, "49"),
        ({"day": date(2026, 11, 25)}, "no birthday of Ann"),
        ({"words": "Dear ,"}, "Dear ,"),
    ],
)
def test_what_is_wrong_on_paper_is_found(wrong: dict[str, object], word: str) -> None:
    assert word in complaints(card(1, **wrong), card(2, 3))


def test_a_card_for_another_week_is_not_due() -> None:
    def later(ledger: Ledger) -> None:
        ledger.lives[1].days[BIRTHDAY] = Noted(12, 26, 1976, date(2026, 1, 1))

    early = card(1, day=date(2026, 12, 26))
    assert "not due" in complaints(early, card(2, 3), but=later)


def test_what_passed_since_the_last_run_has_to_be_spoken_of() -> None:
    ledger, oracle = world(), Oracle(last_current=date(2026, 10, 1))
    ledger.lives[1].days[BIRTHDAY] = Noted(10, 10, 1976, date(2026, 1, 1))
    run = Run(today=MONDAY, first=MONDAY, last=MONDAY, made=[], left_out=[])
    assert "without a word" in "\n".join(each.what for each in oracle.judged(ledger, run))


def test_the_calendar_by_hand() -> None:
    assert mail_by(date(2027, 3, 29), 3, "DE") == date(2027, 3, 23)
    assert mail_by(date(2028, 1, 3), 3, "") == date(2027, 12, 29)
    assert first_of_week(date(2026, 11, 29), "sunday") == date(2026, 11, 29)
    leapling = Noted(2, 29, None, MONDAY)
    assert falls_on(leapling, date(2027, 3, 1), "03-01")
    assert not falls_on(leapling, date(2028, 3, 1), "03-01")


@pytest.mark.parametrize(
    ("day", "set_", "holiday"),
    [
        (date(2028, 4, 16), "christian", "easter"),
        (date(2030, 2, 4), "muslim", "eid_al_fitr"),
        (date(2027, 5, 16), "muslim", "eid_al_adha"),
        (date(2027, 12, 25), "jewish", "hanukkah"),
        (date(2029, 9, 10), "jewish", "rosh_hashanah"),
        (date(2026, 4, 2), "jewish", "passover"),
        (date(2029, 11, 22), "us", "thanksgiving"),
        (date(2026, 10, 12), "canada", "thanksgiving"),
    ],
)
def test_the_holidays_by_hand(day: date, set_: str, holiday: str) -> None:
    assert holidays_on(day, set_) == (holiday,)

"""Deciding a week: who is due, who shares a card, who is left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from appreciation.domain.candidates import Candidate, Member, Recipient
from appreciation.domain.contacts import ContactId, MailState, Status
from appreciation.domain.eligibility import Reason
from appreciation.domain.greetings import Greeting
from appreciation.domain.household_rule import piece_refusal
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import LeapRule, PlainDate
from appreciation.domain.planning import Moment, Plan, Surroundings, plan

TODAY = date(2026, 11, 23)
JUNE = date(2026, 11, 27)
WEDDING = Occasion(kind=OccasionKind.WEDDING, date=PlainDate(month=11, day=27, year=1999))
SEASON = Occasion(kind=OccasionKind.HOLIDAY, label="season", date=PlainDate.of(JUNE))


def person(number: int, name: str, household: int | None = None) -> Recipient:
    given, _, family = name.partition(" ")
    return Recipient(
        id=ContactId(number),
        full_name=name,
        given_name=given,
        family_name=family,
        status=Status.CUSTOMER,
        greet=True,
        do_not_mail=False,
        deceased=False,
        approved=False,
        household_id=household,
        mail_state=MailState.USABLE,
        entered_on=date(2020, 1, 1),
    )


ROSA = person(1, "Rosa Diaz", 7)
LUIS = person(2, "Luis Diaz", 7)
TOM = person(3, "Tom Diaz", 7)


def planned(
    days: Sequence[tuple[Recipient, Occasion]],
    members: Sequence[Member] = (),
    *,
    confirmed: bool = True,
    greetings: Sequence[Greeting] = (),
    overdue: bool = False,
) -> Plan:
    claims: dict[ContactId, list[Greeting]] = {}
    for each in greetings:
        claims.setdefault(each.contact_id, []).append(each)
    return plan(
        [
            Moment(
                candidate=Candidate(recipient=who, occasion=occasion),
                day=occasion.date.celebrated(2026, LeapRule.FEB_28),
                mail_by=date(2026, 11, 24),
                overdue=overdue,
            )
            for who, occasion in days
        ],
        Surroundings(today=TODAY, members={7: members}, confirmed={7: confirmed}, greetings=claims),
    )


def couple(*people: Recipient, married: Sequence[Recipient] = (ROSA, LUIS)) -> list[Member]:
    ids = {who.id for who in married}
    return [Member(recipient=who, has_wedding=who.id in ids) for who in people]


def names(decided: Plan) -> list[list[str]]:
    return [[who.full_name for who in each.recipients] for each in decided.due]


def reasons(decided: Plan) -> list[tuple[str, Reason]]:
    return [(each.name, each.refusal.reason) for each in decided.left_out]


def test_a_couple_gets_one_card_for_their_wedding() -> None:
    decided = planned([(ROSA, WEDDING), (LUIS, WEDDING)], couple(ROSA, LUIS))
    assert names(decided) == [["Rosa Diaz", "Luis Diaz"]]
    assert decided.left_out == ()
    assert decided.due[0].years == 27


def test_the_spouse_is_named_though_only_one_of_the_two_carries_the_date() -> None:
    decided = planned([(ROSA, WEDDING)], couple(ROSA, LUIS, married=[ROSA]))
    assert names(decided) == [["Rosa Diaz", "Luis Diaz"]]


def test_a_child_is_not_named_on_the_wedding_card_but_is_on_the_season_s() -> None:
    home = couple(ROSA, LUIS, TOM)
    assert names(planned([(ROSA, WEDDING), (LUIS, WEDDING)], home)) == [["Rosa Diaz", "Luis Diaz"]]
    decided = planned([(ROSA, SEASON), (LUIS, SEASON), (TOM, SEASON)], home)
    assert names(decided) == [["Rosa Diaz", "Luis Diaz", "Tom Diaz"]]


def test_a_spouse_whose_date_differs_by_a_day_does_not_bring_a_second_card() -> None:
    typo = replace(WEDDING, date=PlainDate(month=11, day=28, year=1999))
    decided = planned([(ROSA, WEDDING), (LUIS, typo)], couple(ROSA, LUIS))
    assert names(decided) == [["Rosa Diaz", "Luis Diaz"]]
    assert reasons(decided) == [("Luis Diaz", Reason.ALREADY_GREETED)]


def test_a_member_who_opted_out_is_not_named_and_is_listed() -> None:
    out = replace(LUIS, greet=False)
    decided = planned([(ROSA, SEASON), (out, SEASON)], couple(ROSA, out))
    assert names(decided) == [["Rosa Diaz"]]
    assert reasons(decided) == [("Luis Diaz", Reason.GREET_OFF)]


def test_a_death_ends_the_wedding() -> None:
    late = replace(LUIS, deceased=True)
    decided = planned([(ROSA, WEDDING), (late, WEDDING)], couple(ROSA, late))
    assert names(decided) == []
    assert reasons(decided) == [("Rosa Diaz", Reason.DECEASED), ("Luis Diaz", Reason.DECEASED)]


def test_the_widow_s_card_waits_until_the_owner_has_confirmed_its_wording() -> None:
    late = replace(LUIS, deceased=True)
    days, home = [(ROSA, SEASON), (late, SEASON)], couple(ROSA, late)
    held = planned(days, home, confirmed=False)
    assert names(held) == []
    assert reasons(held) == [("Rosa Diaz", Reason.HOUSEHOLD), ("Luis Diaz", Reason.DECEASED)]
    assert names(planned(days, home)) == [["Rosa Diaz"]]


def test_a_birthday_is_personal_though_people_share_a_household() -> None:
    birthday = Occasion(kind=OccasionKind.BIRTHDAY, date=WEDDING.date)
    decided = planned([(ROSA, birthday), (LUIS, birthday)], couple(ROSA, LUIS))
    assert names(decided) == [["Rosa Diaz"], ["Luis Diaz"]]


def test_a_member_without_an_address_is_reached_at_the_household_s() -> None:
    homeless = replace(ROSA, mail_state=MailState.NONE)
    decided = planned([(homeless, SEASON), (LUIS, SEASON)], couple(homeless, LUIS))
    assert names(decided) == [["Rosa Diaz", "Luis Diaz"]]


def test_who_joined_after_the_household_s_card_hears_that_it_was_sent() -> None:
    sent = Greeting(contact_id=LUIS.id, identity=SEASON.identity, year=2026, date=JUNE)
    decided = planned([(ROSA, SEASON)], couple(ROSA, LUIS), greetings=[sent])
    assert reasons(decided) == [("Rosa Diaz", Reason.HOUSEHOLD)]


def test_what_was_made_in_its_own_week_is_not_listed_as_overdue() -> None:
    birthday = Occasion(kind=OccasionKind.BIRTHDAY, date=WEDDING.date)
    made = Greeting(contact_id=ROSA.id, identity="birthday", year=2026, date=JUNE)
    decided = planned([(ROSA, birthday)], couple(ROSA), greetings=[made], overdue=True)
    assert decided == Plan(due=(), overdue=(), left_out=())


def test_two_season_pieces_in_one_plan_keep_their_distance() -> None:
    ann = person(9, "Ann Müller")
    party = Occasion(
        kind=OccasionKind.ONE_OFF, label="Opening", date=PlainDate.of(date(2026, 11, 30))
    )
    decided = planned([(ann, party), (ann, SEASON)])
    assert [each.occasion for each in decided.due] == [SEASON]
    assert reasons(decided) == [("Ann Müller", Reason.TOO_SOON)]


def test_paper_that_names_somebody_who_died_since_is_not_posted() -> None:
    late = replace(LUIS, deceased=True)
    no = piece_refusal(OccasionKind.HOLIDAY, [ROSA, late], {7: couple(ROSA, late)}, {7: True})
    assert no is not None
    assert no[1] == "Luis Diaz"
    assert no[2].reason is Reason.DECEASED


def test_a_death_is_the_reason_though_the_survivor_has_no_address_of_their_own() -> None:
    late, survivor = replace(ROSA, deceased=True), replace(LUIS, mail_state=MailState.NONE)
    decided = planned([(survivor, SEASON)], couple(late, survivor), confirmed=False)
    assert reasons(decided) == [("Luis Diaz", Reason.HOUSEHOLD)]


def test_a_death_ends_the_wedding_though_only_the_survivor_of_three_carries_the_date() -> None:
    late = replace(LUIS, deceased=True)
    decided = planned([(ROSA, WEDDING)], couple(ROSA, late, TOM, married=[ROSA]))
    assert reasons(decided) == [("Rosa Diaz", Reason.DECEASED)]


def test_a_spouse_named_only_through_the_other_s_wedding_is_listed_when_they_opted_out() -> None:
    out = replace(LUIS, do_not_mail=True)
    decided = planned([(ROSA, WEDDING)], couple(ROSA, out, married=[ROSA]))
    assert names(decided) == [["Rosa Diaz"]]
    assert reasons(decided) == [("Luis Diaz", Reason.DO_NOT_MAIL)]


def test_the_joint_card_of_two_who_have_parted_is_not_posted() -> None:
    gone = replace(LUIS, household_id=None)
    no = piece_refusal(OccasionKind.WEDDING, [ROSA, gone], {7: couple(ROSA)}, {7: True})
    assert no is not None
    assert no[2].reason is Reason.HOUSEHOLD


def test_the_card_of_a_wedding_that_was_taken_out_of_the_book_is_not_posted() -> None:
    home = couple(ROSA, LUIS, married=[])
    no = piece_refusal(OccasionKind.WEDDING, [ROSA, LUIS], {7: home}, {7: True})
    assert no is not None
    assert "no longer noted" in no[2].mend

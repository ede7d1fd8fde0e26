"""Who should hear from us, on the command line."""

from tests.cli.program import Program


def test_whoever_was_reached_is_not_quiet_and_every_day_says_why(with_people: Program) -> None:
    logged = with_people.answer(
        *("log", 1, "--kind", "call", "--on", "2026-08-01", "--at", "16:05", "--minutes", 12)
    )
    assert (logged["next_by"], logged["why"]) == ("2026-10-31", "because you talked on 1 August")
    assert (logged["at"], logged["seconds"]) == ("16:05", 720)
    (ann,) = with_people.answer("quiet")
    assert ann == {
        "contact_id": 1,
        "name": "Ann Müller",
        "last_reached": "2026-08-01",
        "next_by": "2026-10-31",
        "why": "because you talked on 1 August",
        "state": "going quiet",
    }
    with_people.answer("log", 1, "--kind", "call", "--attempt")
    assert [each["contact_id"] for each in with_people.answer("quiet")] == [1]
    with_people.answer("log", 1, "--kind", "extra", "--note", "Hooks and wire with the banner")
    assert with_people.answer("quiet") == []
    assert "Nobody is going quiet." in with_people.run("quiet").out


def test_a_cadence_of_their_own_a_snooze_and_not_this_person(with_people: Program) -> None:
    assert with_people.answer("care", 2)["ideal_days"] == 91
    changed = with_people.answer("care", 2, "ideal=1", "longest=2", "needs=Weekly delivery")
    assert (changed["ideal_days"], changed["own"], changed["needs"]) == (7, True, "Weekly delivery")
    later = with_people.on("2026-12-01")
    assert [each["contact_id"] for each in later.answer("quiet")] == [2]
    assert "2026-12-01 is not ahead" in later.refusal("snooze", 2, "--until", "2026-12-01")
    later.answer("snooze", 2, "--until", "2026-12-05")
    assert later.answer("quiet") == []
    assert later.answer("undo")["undone"] == "Snooze Bo Lund"
    later.answer("care", 2, "watched=false")
    assert later.answer("quiet") == []
    assert "cannot be set" in later.refusal("care", 2, "mood=good", code=2)
    assert later.answer("undo")["undone"] == "Change how Bo Lund is cared for"


def test_the_usual_cadence_is_a_setting(with_people: Program) -> None:
    with_people.answer("settings", "cadence_customer=1-2")
    later = with_people.on("2026-12-08")
    assert len(later.answer("quiet")) == 3
    assert len(later.answer("quiet", "--limit", 1)) == 1
    assert "and 2 others" in later.run("quiet", "--limit", 1).out
    assert "weeks" in with_people.refusal("settings", "cadence_customer=often")


def test_reaching_one_of_a_household_does_not_count_for_the_other(with_people: Program) -> None:
    with_people.answer("household", 1, 2)
    later = with_people.on("2027-03-01")
    later.answer("log", 2, "--kind", "visit")
    quiet = {each["contact_id"]: each["why"] for each in later.answer("quiet")}
    assert set(quiet) == {1, 3}
    assert quiet[1].endswith("; Bo Lund of the same household was reached on 1 March")

"""A24: give date, time and means when promising, then do it."""

from pathlib import Path

from tests.cli.program import Program


def owed(program: Program) -> list[int]:
    return [each["id"] for each in program.answer("promises")]


def test_a_promise_has_day_time_and_means_and_never_leaves_the_list_by_itself(
    program: Program,
) -> None:
    (made,) = program.answer("promise", 1, "call back Tuesday 16:00 by phone")
    assert (made["contact_id"], made["name"], made["what"]) == (1, "Ann Müller", "call back")
    assert (made["by"], made["means"], made["state"]) == ("2026-11-24T16:00", "phone", "open")
    (listed,) = program.answer(
        *("promise", 2, "send the price list", "--by", "2026-11-27", "--means", "e-mail")
    )
    assert (listed["by"], listed["means"]) == ("2026-11-27", "e-mail")
    years_on = program.on("2036-01-01")
    assert owed(years_on) == [1, 2]
    assert all(each["overdue"] for each in years_on.answer("promises"))
    (kept,) = program.on("2026-11-24").answer("kept", 1, "--on", "2026-11-24T15:30")
    assert (kept["state"], kept["done"]) == ("kept", "2026-11-24T15:30")
    (late,) = program.on("2026-12-01").answer("kept", 2, "--means", "letter")
    assert (late["state"], late["done_means"]) == ("late", "letter")
    assert late["done"].startswith("2026-12-01T")  # it is now, to the minute
    assert owed(years_on) == []
    states = {each["id"]: each["state"] for each in program.answer("promises", "--all")}
    assert states == {1: "kept", 2: "late"}


def test_what_was_agreed_before_and_what_was_broken_stay_on_record(program: Program) -> None:
    program.answer("promise", 1, "visit 3 December at 10")
    (anew,) = program.answer("renegotiate", 1, "--by", "2026-12-10T09:00")
    assert (anew["by"], anew["means"], anew["state"]) == ("2026-12-10T09:00", "visit", "open")
    assert anew["before"] == [
        {"changed_on": "2026-11-23", "by": "2026-12-03T10:00", "means": "visit"}
    ]
    (broken,) = program.answer("broken", 1, "--why", "the van broke down")
    assert (broken["state"], broken["why"]) == ("broken", "the van broke down")
    assert owed(program) == []
    program.answer("reopen", 1)
    assert owed(program) == [1]
    assert program.answer("undo")["undone"] == "Open the promise again to Ann Müller"
    assert owed(program) == []


def test_nothing_is_promised_that_was_not_said(program: Program) -> None:
    assert "can be Tue 24 Nov or Tue 1 Dec" in program.refusal("promise", 1, "call next Tuesday")
    assert "by which day" in program.refusal("promise", 1, "send the list by e-mail")
    assert "by which means" in program.refusal("promise", 1, "send the list by Friday")
    assert "is past" in program.refusal(
        *("promise", 1, "call", "--by", "2026-11-20", "--means", "phone")
    )
    program.refusal("promise", 1, "call", "--by", "Friday", "--means", "phone", code=2)
    program.refusal("promise", 1, "call", "--by", "2026-11-27", "--means", "owl", code=2)
    program.refusal("promise", 99, "call Tuesday")
    program.refusal("kept", 5)
    assert program.answer("promises", "--all") == []
    assert "You owe nobody anything." in program.run("promises").out


def test_a_promise_goes_where_the_person_goes(program: Program, tmp_path: Path) -> None:
    for contact in (1, 2, 3):
        program.answer("promise", contact, "call on 3/12 at 10")
    assert {each["by"] for each in program.answer("promises")} == {"2026-12-03T10:00"}
    program.answer("event", 1, tmp_path / "promise.ics")
    content = (tmp_path / "promise.ics").read_text(encoding="utf-8")
    assert "SUMMARY:Ann Müller: call" in content.splitlines()
    program.answer("set", 1, "deceased=true")
    program.answer("bin", 2)
    first, second, _ = program.answer("promises")
    assert (first["deceased"], second["in_the_bin"]) == (True, True)
    assert "has died" in program.run("promises").out
    program.answer("merge", 1, 3)
    assert {each["contact_id"] for each in program.answer("promises")} == {1, 2}
    program.answer("forget", 1)
    assert [each["contact_id"] for each in program.answer("promises", "--all")] == [2]
    assert program.answer("promises", "--contact", 1) == []

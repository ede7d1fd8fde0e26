"""Values that nobody means are refused in a sentence, or the program says what it made of them."""

from pathlib import Path

from tests.cli.program import Program


def test_an_age_that_nobody_reaches_is_refused_and_never_printed(
    with_people: Program, tmp_path: Path
) -> None:
    assert "check the year" in with_people.refusal("set", 1, "birthday=1726-11-26")
    old = tmp_path / "old.csv"
    old.write_text("name,birthday,street,city\nZoë Old,1840-11-27,1 A St,Leeds\n", encoding="utf-8")
    seen = with_people.answer("import", old)
    assert "1840" in seen["problems"][0]["what"]
    with_people.answer("set", 4, "notes=Our founder")
    due = with_people.answer("week")["due"]
    assert [each["years"] for each in due if each["contact_ids"] == [4]] == [None]

"""A19: more than one person known at each business, and what to do when the one goes."""

import pytest

from tests.cli.program import Program


@pytest.fixture
def program(program: Program) -> Program:
    """Return the program with Ann and Bo at Acme, and Cy alone at Beta."""
    program.answer("set", 1, "organisation=Acme Ltd")
    program.answer("set", 2, "organisation=Acme Ltd")
    program.answer("set", 3, "organisation=Beta AG")
    return program


def test_everyone_known_at_a_business_stands_there_with_the_last_touch(program: Program) -> None:
    program.answer("log", 1, "--kind", "call", "--on", "2026-11-02")
    program.answer("log", 2, "--kind", "visit", "--attempt")
    program.answer(
        "promise", 1, "send the drawings", "--by", "2026-11-25T10:00", "--means", "letter"
    )
    acme, beta = program.answer("organisations")
    assert (acme["known"], acme["footing"], acme["last_reached"]) == (2, "several", "2026-11-02")
    assert (beta["known"], beta["footing"], beta["the_one"]) == (1, "one", 3)
    shown = program.answer("organisation", acme["id"])
    assert [
        (each["name"], each["last_reached"], each["reached_by"], each["last_attempt"])
        for each in shown["people"]
    ] == [("Bo Lund", None, None, "2026-11-23"), ("Ann Müller", "2026-11-02", "call", None)]
    assert [each["promises"] for each in shown["people"]] == [0, 1]


def test_all_that_rests_on_one_person_is_warned_of_before_they_go(program: Program) -> None:
    assert [each["name"] for each in program.answer("organisations", "--resting-on-one")] == [
        "Beta AG"
    ]
    program.answer("set", 1, "organisation=Gamma Oy")
    resting = program.answer("organisations", "--resting-on-one")
    assert [each["the_one"] for each in resting] == [2, 3, 1]


@pytest.mark.parametrize(
    ("change", "how", "first"),
    [
        (("set", 3, "deceased=2026-11-20"), "died", "Condolence first"),
        (("set", 3, "status=former_customer"), "left us", "Find out why they left"),
        (("set", 3, "organisation=Gamma Oy"), "moved", "Wish them well"),
        (("bin", 3), "in the bin", "Call the organisation"),
    ],
)
def test_when_the_only_one_goes_the_week_says_what_to_do_next(
    program: Program, change: tuple[str | int, ...], how: str, first: str
) -> None:
    assert program.answer("organisations", "--call") == []
    program.answer(*change)
    (beta,) = program.answer("organisations", "--call")
    assert (beta["name"], beta["lost"]["name"], beta["lost"]["how"]) == ("Beta AG", "Cy Young", how)
    assert beta["steps"][0].startswith(first)
    assert "call the organisation" in " ".join(beta["steps"]).casefold()
    assert beta["steps"][-1].startswith("Add whoever it is")
    assert program.on("2027-01-19").answer("organisations", "--call") == []
    program.answer("undo")
    assert program.answer("organisations", "--call") == []


def test_whoever_follows_ends_the_warning(program: Program) -> None:
    program.answer("set", 3, "deceased=true")
    assert len(program.answer("organisations", "--call")) == 1
    program.answer("set", 2, "organisation=Beta AG")
    assert program.answer("organisations", "--call") == []

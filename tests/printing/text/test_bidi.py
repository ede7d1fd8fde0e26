"""Which way text runs, against the examples of the Unicode standard."""

from collections.abc import Callable, Iterator

from appreciation.printing.text.bidi.levels import paragraph_levels, visual_order


def test_every_example_of_the_standard_comes_out_as_it_says(
    unicode_file: Callable[[str], Iterator[str]],
) -> None:
    wrong = []
    for line in unicode_file("BidiCharacterTest.txt"):
        codes, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found_base, found = paragraph_levels(text, None if direction == "2" else int(direction))
        kept = {place: int(level) for place, level in enumerate(levels.split()) if level != "x"}
        places = list(kept)
        found_order = [places[at] for at in visual_order([found[place] for place in places])]
        if (
            found_base != int(base)
            or any(found[place] != level for place, level in kept.items())
            or found_order != [int(place) for place in order.split()]
        ):
            wrong.append(line)
    assert wrong == []


def test_the_first_strong_letter_decides_the_direction_of_a_line() -> None:
    assert paragraph_levels("12: שרה Cohen")[0] == 1
    assert paragraph_levels("12: Sarah כהן")[0] == 0
    assert paragraph_levels("")[0] == 0


def test_a_hebrew_name_in_an_english_line_runs_the_other_way() -> None:
    base, levels = paragraph_levels("Dear שרה,")
    assert base == 0
    assert levels == (0, 0, 0, 0, 0, 1, 1, 1, 0)

"""The folded card: what stands where, and what room is left for the pen."""

from dataclasses import replace

import pytest

from appreciation.domain.batches import Format, Piece
from appreciation.printing.cards import card
from appreciation.printing.copyfit import DoesNotFitError
from appreciation.printing.designs import designs
from appreciation.printing.drawables import Picture, Side
from appreciation.printing.imposition import Panel, quarter_fold
from appreciation.printing.messages import PEN_LINE_MM, SIGNATURE_MM
from appreciation.printing.stationery import Stationery
from appreciation.printing.stock import paper
from tests.printing.orders import NAMES, ROSA, SHOP, addressed, order
from tests.printing.pdf_reading import inside

CANDLE = next(design for design in designs() if design.id == "birthday-candle").look
PAPERS = ["A4", "Letter"]


def stationery(paper_name: str = "A4") -> Stationery:
    made_on = order(Format.QUARTER_FOLD).made_on
    return Stationery(settings=SHOP, paper=paper(paper_name), made_on=made_on)


def panels(piece: Piece, paper_name: str = "A4") -> dict[Panel, Side]:
    return dict(zip(Panel, card(piece, CANDLE, stationery(paper_name)), strict=True))


def text_of(side: Side) -> str:
    return "\n".join(line.text for block in side.blocks for line in block.paragraph.lines)


def long_words(sentences: int) -> str:
    wish = "We wish you a year of good company and a few happy surprises. " * sentences
    return f"Dear Rosa,\n{wish.strip()}\nWith warm wishes,"


@pytest.mark.parametrize("paper_name", PAPERS)
def test_everything_stays_well_inside_its_panel(paper_name: str) -> None:
    panel = quarter_fold(paper(paper_name))[Panel.FRONT].panel
    for piece in (*addressed(NAMES), replace(ROSA, text=long_words(9))):
        for which, side in panels(piece, paper_name).items():
            for block in side.blocks:
                assert inside(panel.inset(8), block.rect), (piece.recipient, which)


@pytest.mark.parametrize("paper_name", PAPERS)
@pytest.mark.parametrize("sentences", [1, 2, 3, 4, 5, 8, 12, 14])
def test_there_is_room_for_a_handwritten_line_and_a_signature(
    paper_name: str, sentences: int
) -> None:
    *_, opening, close, names = panels(replace(ROSA, text=long_words(sentences)), paper_name)[
        Panel.INSIDE_RIGHT
    ].blocks
    assert close.paragraph.lines[0].text == "With warm wishes,"
    assert close.top_mm - opening.bottom_mm >= PEN_LINE_MM - 0.01
    assert names.top_mm - close.bottom_mm >= SIGNATURE_MM - 0.01


def test_no_signature_is_ever_printed_on_a_card() -> None:
    signed = replace(stationery(), settings=replace(SHOP, signature="s"), pictures=frozenset("s"))
    assert not any(
        isinstance(thing, Picture) for side in card(ROSA, CANDLE, signed) for thing in side.things
    )


def test_the_inside_says_who_it_is_from_in_letters_one_can_read() -> None:
    assert text_of(panels(ROSA)[Panel.INSIDE_RIGHT]).endswith("Anna Berg\nBerg & Daughters")


def test_an_owner_without_a_profile_still_gets_a_card() -> None:
    bare = replace(stationery(), settings=replace(SHOP, name="", signer="", website=""))
    sides = dict(zip(Panel, card(ROSA, CANDLE, bare), strict=True))
    assert text_of(sides[Panel.INSIDE_RIGHT]).endswith("With warm wishes,")
    assert text_of(sides[Panel.BACK]) == "40"


def test_short_words_leave_the_left_inside_empty() -> None:
    assert not panels(ROSA)[Panel.INSIDE_LEFT].things


def test_the_number_to_know_it_by_is_on_the_back() -> None:
    assert "40" in text_of(panels(ROSA)[Panel.BACK]).split("\n")


@pytest.mark.parametrize("paper_name", PAPERS)
def test_long_words_begin_on_the_left_inside_and_none_is_lost(paper_name: str) -> None:
    piece = replace(ROSA, text=long_words(18))
    inside = panels(piece, paper_name)
    left, right = text_of(inside[Panel.INSIDE_LEFT]), text_of(inside[Panel.INSIDE_RIGHT])
    assert left.startswith("Dear Rosa,")
    assert "With warm wishes," in right
    told = f"{left} {right}".split()
    assert told[: len(piece.text.split())] == piece.text.split()


def test_words_are_never_smaller_than_one_can_read() -> None:
    for sentences in range(1, 30):
        try:
            sides = panels(replace(ROSA, text=long_words(sentences)))
        except DoesNotFitError:
            break
        for panel in (Panel.INSIDE_LEFT, Panel.INSIDE_RIGHT):
            sizes = [block.paragraph.style.size for block in sides[panel].blocks]
            assert min(sizes, default=10) >= 8.5
    else:
        pytest.fail("a card held a whole novel")


def test_words_that_fill_more_than_a_card_are_refused_and_not_cut() -> None:
    with pytest.raises(DoesNotFitError, match="the words inside"):
        panels(replace(ROSA, text=long_words(80)))


def test_one_word_wider_than_the_card_is_refused_and_not_cut() -> None:
    with pytest.raises(DoesNotFitError):
        panels(replace(ROSA, text=f"Dear Rosa,\n{'W' * 200}\nWith warm wishes,"))


def test_words_in_a_script_that_runs_the_other_way_begin_on_the_right() -> None:
    arabic = next(name for name in NAMES if "عبد" in name)
    piece = replace(ROSA, text=f"{arabic}\n{arabic} {arabic}\n{arabic}")
    opening = panels(piece)[Panel.INSIDE_RIGHT].blocks[0]
    line = opening.paragraph.lines[0]
    assert line.x + line.width == pytest.approx(opening.paragraph.measure)

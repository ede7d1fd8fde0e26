"""How cards look, whom they suit, and whose turn it is."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.batches import Format
from appreciation.domain.occasions import OccasionKind
from appreciation.printing.copyfit import DoesNotFitError
from appreciation.printing.designs import Design, Look, chosen_design, designs, suitable
from appreciation.printing.drawables import Art
from appreciation.printing.fronts import BORDER_MM, front
from appreciation.printing.imposition import Panel, quarter_fold
from appreciation.printing.stock import paper
from appreciation.resources import resource
from tests.printing.orders import ROSA, order, printed
from tests.printing.pdf_reading import inside, picture_of

LABELS = (
    "",
    "christmas",
    "orthodox_christmas",
    "new_year",
    "easter",
    "eid_al_fitr",
    "ramadan",
    "hanukkah",
    "yom_kippur",
    "diwali",
    "holi",
    "lunar_new_year",
    "vesak",
    "nowruz",
    "mothers_day",
    "thanksgiving",
    "small_business_saturday",
    "season",
    "Sympathy",
    "Farewell to Tom",
    "Welcome back",
    "Hochzeit",
    "Opening of the shop",
    "🎂",
)
FRONTS = (
    "Happy Birthday",
    "Herzlichen Glückwunsch zum Geburtstag",
    "Joyeux anniversaire de mariage",
    "Van harte gefeliciteerd met je verjaardag",
    "Ten Years: Thank You",
    "¡Muchas felicidades en tu cumpleaños!",
    "お誕生日おめでとうございます",
    "عيد ميلاد سعيد",
)
LOOKS = [
    (design, look) for design in designs() for look in (design.look, design.ink_saving) if look
]


def test_there_are_at_least_eight_designs() -> None:
    assert len(designs()) >= 8


@given(
    occasion=st.sampled_from(OccasionKind),
    day=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    label=st.one_of(st.sampled_from(LABELS), st.text(max_size=30)),
    years=st.one_of(st.none(), st.integers(0, 100)),
)
def test_at_least_two_designs_suit_every_day(
    occasion: OccasionKind, day: date, label: str, years: int | None
) -> None:
    fitting = suitable(designs(), occasion, day=day, label=label, years=years)
    assert len({design.id for design in fitting}) >= 2


@given(contact=st.integers(1, 10**6), label=st.sampled_from(LABELS))
def test_nobody_gets_the_design_they_got_last_year(contact: int, label: str) -> None:
    for occasion in OccasionKind:
        last = ""
        for year in range(2020, 2045):
            day = date(year, 12, 3)
            fitting = suitable(designs(), occasion, day=day, label=label, years=year - 2019)
            chosen = chosen_design(fitting, last=last, seed=contact + year)
            assert chosen != last
            assert chosen == chosen_design(fitting, last=last, seed=contact + year)
            last = chosen


def test_neighbours_do_not_all_get_the_same_card() -> None:
    fitting = suitable(designs(), OccasionKind.BIRTHDAY, day=date(2026, 12, 3))
    chosen = {chosen_design(fitting, last="", seed=contact + 2026) for contact in range(20)}
    assert len(chosen) == len(fitting)


def _ids(occasion: OccasionKind, day: date, label: str = "", years: int | None = None) -> set[str]:
    return {each.id for each in suitable(designs(), occasion, day=day, label=label, years=years)}


def test_snow_falls_on_no_summer_festival() -> None:
    for label in LABELS:
        assert "season-hills" not in _ids(OccasionKind.HOLIDAY, date(2026, 7, 4), label)
    assert "season-hills" in _ids(OccasionKind.HOLIDAY, date(2026, 12, 25), "christmas")


def test_fir_trees_and_snow_are_not_sent_for_a_festival_of_another_faith() -> None:
    for label in ("eid_al_fitr", "diwali", "lunar_new_year", "vesak", "nowruz"):
        assert "season-hills" not in _ids(OccasionKind.HOLIDAY, date(2026, 12, 20), label)


def test_rings_with_a_number_are_only_for_those_whose_years_are_known() -> None:
    day = date(2026, 6, 1)
    assert "years-rings" in _ids(OccasionKind.CUSTOMER_SINCE, day, years=10)
    assert "years-rings" not in _ids(OccasionKind.CUSTOMER_SINCE, day)
    assert "years-rings" not in _ids(OccasionKind.CUSTOMER_SINCE, day, years=0)


def test_the_bereaved_get_no_confetti() -> None:
    assert _ids(OccasionKind.ONE_OFF, date(2026, 6, 1), "With sympathy") == {
        "sympathy-water",
        "thank-you-sprig",
    }


@pytest.mark.parametrize(("design", "look"), LOOKS, ids=lambda value: getattr(value, "id", ""))
@pytest.mark.parametrize("paper_name", ["A4", "Letter"])
def test_words_in_many_languages_fit_every_front(
    design: Design, look: Look, paper_name: str
) -> None:
    panel = quarter_fold(paper(paper_name))[Panel.FRONT].panel
    place = panel.inset(BORDER_MM)
    for words in FRONTS:
        side = front(replace(ROSA, front=words, years=100), look, panel, None)
        assert side.blocks
        assert all(inside(place, block.rect) for block in side.blocks), (design.id, words)


def test_words_that_no_front_can_hold_are_refused_and_not_cut() -> None:
    panel = quarter_fold(paper("A4"))[Panel.FRONT].panel
    for design in designs():
        with pytest.raises(DoesNotFitError, match="the front"):
            front(replace(ROSA, front="Many happy returns " * 40), design.look, panel, None)


@pytest.mark.parametrize(("design", "look"), LOOKS, ids=lambda value: getattr(value, "id", ""))
def test_art_leaves_the_margin_that_printers_cannot_reach(design: Design, look: Look) -> None:
    panel = quarter_fold(paper("A4"))[Panel.FRONT].panel
    (art,) = (each for each in front(ROSA, look, panel, None).things if isinstance(each, Art))
    assert inside(panel.inset(6), art.rect), design.id


def test_art_uses_nothing_that_would_be_dropped_silently() -> None:
    for file in resource("designs").glob("*/*.svg"):
        text = file.read_text(encoding="utf-8")
        assert 'viewBox="0 -100 425 750"' in text, file
        for trap in ("currentColor", "opacity", "<text", "gradient", "filter", "<image", "href"):
            assert trap not in text, (file, trap)
        assert set(re.findall(r"<(\w+)", text)) <= {
            "svg", "g", "path", "circle", "ellipse", "rect",
        }  # fmt: skip


def test_every_design_really_draws_something() -> None:
    pieces = [
        replace(ROSA, number=number, design=design.id, front="")
        for number, design in enumerate(designs(), 1)
    ]
    cards = printed(order(Format.QUARTER_FOLD), pieces).files[0][1]
    for page, design in enumerate(designs(), 1):
        picture = picture_of(cards, page)
        seen = picture.crop((picture.width // 2, picture.height // 2, *picture.size))
        colours = seen.getcolors(100_000) or []
        assert len(colours) > 20, design.id


def test_saving_ink_leaves_the_dark_card_mostly_white() -> None:
    rings = next(design for design in designs() if design.id == "years-rings")
    assert rings.look.background == "#1F3A4D"
    assert rings.ink_saving
    assert rings.ink_saving.background == "#FFFFFF"

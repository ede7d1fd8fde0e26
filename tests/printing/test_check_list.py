"""The check list on top of a batch."""

from datetime import date

from appreciation.domain.batches import Format
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.planning import LeftOut
from appreciation.printing.drawables import Block
from appreciation.printing.geometry import Rect
from appreciation.printing.tables import Column, row
from tests.printing.orders import NAMES, addressed, order, printed
from tests.printing.pdf_reading import words_on

TOM = LeftOut(
    contact_id=ContactId(9),
    name="Tom Gone",
    occasion=Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=12, day=4)),
    day=date(2026, 12, 4),
    refusal=Refusal(reason=Reason.NO_ADDRESS, mend="Enter an address for Tom."),
)


def test_it_names_everybody_with_number_occasion_day_and_address() -> None:
    words = words_on(printed(order(Format.QUARTER_FOLD)).files[-1][1], 1)
    for expected in (
        "Batch 12",
        "1 piece: cards and envelopes",
        "2026-W48",
        "40",
        "Rosa and Luis Díaz",
        "Birthday, 50",
        "Dec 3, 2026",
        "12 High Street",
    ):
        assert expected in words


def test_whoever_is_left_out_stands_below_with_the_reason_and_the_mend() -> None:
    words = words_on(printed(order(Format.LABELS), left_out=[TOM]).files[-1][1], 1)
    assert "Tom Gone" in words
    assert "No usable address. Enter an address for Tom." in " ".join(words.split())


def test_a_big_batch_goes_over_several_pages_and_nobody_is_missing() -> None:
    pieces = addressed(f"Person {index:03}" for index in range(300))
    file, content = printed(order(Format.LABELS), pieces, left_out=[TOM] * 40).files[-1]
    pages = [words_on(content, page) for page in range(1, file.pages + 1)]
    assert file.pages > 5
    everything = " ".join(pages)
    assert all(f"Person {index:03}" in everything for index in range(300))
    assert everything.count("Tom Gone") == 40
    assert all("No." in page or "Not in this batch" in page for page in pages)
    assert f"page {file.pages} of {file.pages}" in pages[-1]


def test_names_of_all_scripts_are_on_it() -> None:
    file, content = printed(order(Format.LABELS), addressed(NAMES)).files[-1]
    everything = "".join(words_on(content, page) for page in range(1, file.pages + 1))
    assert all(str(number) in everything for number in range(100, 100 + len(NAMES)))
    assert "Łukasz Żółć" in everything
    assert "山田太郎" in everything


def test_a_word_wider_than_its_column_is_set_smaller_and_not_over_its_neighbour() -> None:
    columns = (Column(title="For", share=0.3), Column(title="Day", share=0.7))
    width = Rect(left_mm=15, width_mm=180, height_mm=0)
    wide, _ = row(columns, ("W" * 60, "Today"), width).things
    assert isinstance(wide, Block)
    assert wide.rect.right_mm < 15 + 0.3 * 180


def test_a_name_as_long_as_a_page_does_not_keep_the_others_from_being_printed() -> None:
    for endless in ("x" * 10_000, "word " * 2_000, "\U0001f469\u200d\U0001f467" * 3_000):
        batch = printed(
            order(Format.QUARTER_FOLD), addressed([endless, "Ann Berg"]), left_out=[TOM]
        )
        assert [each.number for each in batch.pieces] == [101]
        file, content = batch.files[-1]
        words = " ".join(words_on(content, page) for page in range(1, file.pages + 1)).split()
        assert "letters in all)" in " ".join(words)
        assert {"Berg", "Gone"} <= set(words)


def test_a_long_word_is_broken_before_it_is_too_small_to_read() -> None:
    columns = (Column(title="For", share=0.3), Column(title="Day", share=0.7))
    width = Rect(left_mm=15, width_mm=180, height_mm=0)
    long, _ = row(columns, ("W" * 200, "Today"), width).things
    assert isinstance(long, Block)
    assert long.paragraph.style.size >= 5
    assert long.paragraph.fits_width
    assert len(long.paragraph.lines) > 1

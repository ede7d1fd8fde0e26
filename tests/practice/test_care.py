"""A10, A15, A18, A25: nobody feels forgotten, and what was done for them is on record."""

import sqlite3
from pathlib import Path

from PIL import Image

from tests.cli.program import Program


def test_whoever_has_not_heard_in_a_while_is_listed_and_written_to_with_this_weeks_batch(
    program: Program,
) -> None:
    """A10: a call, an e-mail or a letter to those who have gone quiet."""
    later = program.on("2027-03-01")
    assert [each["contact_id"] for each in later.answer("quiet", "--limit", 1)] == [1]
    assert later.answer("letter", 1, "--purpose", "quiet")["purpose"] == "quiet"
    assert "already" in later.refusal("letter", 1, "--purpose", "quiet")
    printed = later.answer("print", "--out", "week")
    (piece,) = printed["pieces"]
    assert piece["recipient"] == "Ann Müller"
    assert "letters" in {each["kind"] for each in printed["files"]}
    later.answer("posted", printed["batch"], "--written", piece["number"])
    assert 1 not in [each["contact_id"] for each in later.answer("quiet")]


def test_the_day_to_be_in_touch_says_why_and_any_real_touch_moves_it_on(program: Program) -> None:
    """A18: the forgotten radar."""
    program.answer("settings", "cadence_customer=4-8")
    talked = program.answer("log", 1, "--kind", "call", "--on", "2026-08-01")
    assert (talked["next_by"], talked["why"]) == ("2026-08-29", "because you talked on 1 August")
    (quiet,) = program.answer("quiet")
    assert (quiet["name"], quiet["state"]) == ("Ann Müller", "forgotten")
    tried = program.answer("log", 1, "--kind", "call", "--attempt")
    assert tried["next_by"] == "2026-08-29"
    own = program.answer("care", 1, "ideal=26", "longest=52")
    assert (own["next_by"], own["state"], own["own"]) == ("2027-01-30", "fine", True)
    program.answer("care", 1, "ideal=", "longest=")
    met = program.answer("log", 1, "--kind", "visit")
    assert (met["next_by"], met["why"]) == ("2026-12-21", "because you met on 23 November")
    assert program.answer("quiet") == []


def test_needs_are_kept_with_somebody_and_a_little_extra_is_a_touch(program: Program) -> None:
    """A25: go the extra mile."""
    assert program.answer("care", 1, "needs=Wreaths in December")["needs"] == "Wreaths in December"
    extra = program.answer("log", 1, "--kind", "extra", "--note", "Hooks and wire with the banner")
    assert extra["why"] == "because you gave them a little extra on 23 November"
    assert program.answer("contacts")[0]["last_reached"] == "2026-11-23"


def test_a_printed_card_reaches_nobody_unless_a_line_was_written_on_it(program: Program) -> None:
    program.answer("print", "--out", "cards")
    later = program.on("2027-02-25")
    posted = later.answer("posted", 1, "--written", 1)
    assert {each["state"] for each in posted["pieces"]} == {"posted"}
    ann, bo, _cy = later.answer("contacts")
    assert (ann["last_reached"], bo["last_reached"]) == ("2027-02-25", None)
    assert [each["contact_id"] for each in later.answer("quiet")] == [2, 3]
    later.answer("posted", 1, "--written", "1,2")
    assert [each["contact_id"] for each in later.answer("quiet")] == [3]
    later.answer("returned", 2, "--reason", "moved")
    bo = later.answer("contacts")[1]
    assert (bo["last_reached"], bo["last_attempt"]) == (None, "2027-02-25")
    later.answer("spoilt", 1)
    assert later.answer("contacts")[0]["last_reached"] is None
    assert "not posted" in later.refusal("posted", 1, "--written", 2)


def test_all_correspondence_is_on_one_timeline_with_files_and_the_kept_page(
    program: Program, tmp_path: Path
) -> None:
    drawing = tmp_path / "banner.pdf"
    drawing.write_bytes(b"%PDF-1.4 the banner")
    notes = tmp_path / "notes.txt"
    notes.write_text("hooks", encoding="utf-8")
    kept = program.answer("attach", 1, drawing, notes)
    assert [(each["name"], each["bytes"]) for each in kept] == [
        ("banner.pdf", 19),
        ("notes.txt", 5),
    ]
    program.answer("attachments", 1, "--out", "out")
    assert (tmp_path / "out" / "1-banner.pdf").read_bytes() == drawing.read_bytes()
    program.answer("detach", 2)
    assert [each["id"] for each in program.answer("attachments", 1)] == [1]
    program.answer("undo")
    assert [each["id"] for each in program.answer("attachments", 1)] == [2, 1]
    large = tmp_path / "film.mov"
    with large.open("wb") as film:
        film.truncate(31_200_000)
    assert "“film.mov” has 31.2 MB" in program.refusal("attach", 1, large)
    assert "could not be read" in program.refusal("attach", 1, tmp_path / "gone.pdf")
    program.answer("merge", 2, 1)
    assert [each["id"] for each in program.answer("attachments", 2)] == [2, 1]
    program.answer("forget", 2)
    with sqlite3.connect(tmp_path / "book.db") as book:
        history = str(book.execute("SELECT image FROM change_row").fetchall())
        assert "hooks" not in history
        assert "notes.txt" not in history
        assert book.execute("SELECT count(*) FROM attachment").fetchone() == (0,)


def test_a_photo_is_taken_from_a_file_and_goes_out_with_the_card(
    program: Program, tmp_path: Path
) -> None:
    picture = tmp_path / "ann.png"
    Image.new("RGB", (60, 90), "teal").save(picture)
    assert program.answer("photo", 1, picture) == {"contact_id": 1, "photo": True}
    program.answer("export", "ann.vcf", "--contact", 1)
    assert "PHOTO;ENCODING=b;TYPE=JPEG:" in (tmp_path / "ann.vcf").read_text(encoding="utf-8")
    program.answer("photo", 1, "--remove")
    program.answer("export", "ann.vcf", "--contact", 1)
    assert "PHOTO" not in (tmp_path / "ann.vcf").read_text(encoding="utf-8")
    picture.write_text("no picture", encoding="utf-8")
    assert "no picture that can be shown" in program.refusal("photo", 1, picture)
    assert "or --remove" in program.refusal("photo", 1, code=2)

"""Text on the page, read back by other programs."""

import io
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from appreciation.printing.text.canvas import blank_canvas
from appreciation.printing.text.fonts import Font, shaped
from appreciation.printing.text.paragraphs import Line, Paragraph, TextStyle, typeset
from appreciation.printing.text.pen import Pen
from appreciation.resources import resource

Printed = Callable[[Sequence[Paragraph]], bytes]
PageText = Callable[[bytes], list[str]]

WORLD = [
    "Dear Zoë, Łucja and Þórdís: fine offices, waffles, AVATAR",
    "Nguyễn Thị Ánh Tuyết",
    "Ελένη Παπαδοπούλου, Наталья Кузнецова",
    "प्रिय शक्ति हिन्दी क्षत्रिय",
    "東京都千代田区、山田太郎様",
    "김민준 님 생일 축하합니다",
    "Party 🎂 👨‍👩‍👧 done",
    "السلام عليكم، محمد عبد الله",
]


def _paragraph(text: str, *, face: str = "serif", size: float = 14) -> Paragraph:
    return typeset(text, TextStyle(face=face, size=size), 500)


def _fonts(pdf: bytes) -> list[tuple[str, set[str]]]:
    """The name of every font on the first page, and what its descriptor holds."""
    page: Any = PdfReader(io.BytesIO(pdf)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]
    return [
        (font["/BaseFont"], set(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]))
        for font in fonts
    ]


def test_what_was_written_can_be_read_again(printed: Printed, page_text: PageText) -> None:
    assert page_text(printed([_paragraph(text) for text in WORLD])) == WORLD


def test_every_font_is_embedded_and_cut_to_what_is_used(printed: Printed) -> None:
    pdf = printed([_paragraph(text) for text in WORLD])
    fonts = _fonts(pdf)
    assert len(fonts) == 6
    for name, held in fonts:
        assert name[7] == "+"
        assert "/FontFile2" in held
    assert len(pdf) < 60_000


def test_qpdf_finds_nothing_wrong(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "world.pdf"
    path.write_bytes(printed([_paragraph(text) for text in WORLD]))
    answer = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_same_text_gives_the_same_bytes(printed: Printed) -> None:
    assert printed([_paragraph(text) for text in WORLD]) == printed(
        [_paragraph(text) for text in WORLD]
    )


def test_hebrew_letters_stand_from_right_to_left(printed: Printed) -> None:
    pdf = pypdfium2.PdfDocument(printed([_paragraph("Dear שרה")]))
    page = pdf[0].get_textpage()
    left = {page.get_text_range(at, 1): page.get_charbox(at)[0] for at in range(8)}
    assert left["ש"] > left["ר"] > left["ה"] > left["D"]
    pdf.close()


def test_text_stands_where_it_was_measured(printed: Printed) -> None:
    paragraph = _paragraph("HHH HHH", size=20)
    pdf = pypdfium2.PdfDocument(printed([paragraph]))
    page = pdf[0].get_textpage()
    first, last = page.get_charbox(0), page.get_charbox(6)
    assert first[1] == pytest.approx(842 - 40 - paragraph.lines[0].baseline, abs=0.1)
    assert 40 <= first[0] < 42
    assert last[2] == pytest.approx(40 + paragraph.width, abs=2)
    pdf.close()


def test_a_letter_without_a_glyph_is_seen_as_a_box(printed: Printed) -> None:
    pdf = pypdfium2.PdfDocument(printed([_paragraph("𒀀")]))
    assert pdf[0].render().to_pil().convert("L").getextrema()[0] < 128
    pdf.close()


def test_the_colour_is_the_texts_own_and_stays_with_it() -> None:
    target = io.BytesIO()
    canvas = blank_canvas(target, (100, 100))
    pen = Pen(canvas)
    pen.write(_paragraph("▀H", size=40), 5, 95, "#ff0000")
    canvas.rect(0, 0, 100, 20, stroke=0, fill=1)
    canvas.save()
    pdf = pypdfium2.PdfDocument(target.getvalue())
    picture = pdf[0].render().to_pil()
    colours = {colour for _, colour in picture.getcolors(10_000)}
    assert (255, 0, 0) in colours
    assert picture.getpixel((50, 95)) == (0, 0, 0)
    pdf.close()


def test_text_in_a_form_is_drawn_wherever_the_form_is(page_text: PageText) -> None:
    target = io.BytesIO()
    canvas = blank_canvas(target, (400, 400))
    pen = Pen(canvas)
    canvas.beginForm("panel")
    pen.write(_paragraph("Thank you"), 0, 100)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(50, 50)
    canvas.doForm("panel")
    canvas.restoreState()
    canvas.save()
    assert page_text(target.getvalue()) == ["Thank you"]


def test_an_opentype_font_with_postscript_outlines_is_embedded_too(
    tmp_path: Path, page_text: PageText
) -> None:
    run = shaped(Font(_postscript_font(tmp_path)), "Hello", None, rtl=False)
    style = TextStyle(face="serif", size=14)
    line = Line(text="Hello", x=0, baseline=14, width=run.advance * 0.014, runs=(run,))
    target = io.BytesIO()
    canvas = blank_canvas(target, (200, 100))
    Pen(canvas).write(Paragraph(style=style, measure=200, lines=(line,)), 10, 60)
    canvas.save()
    ((_, held),) = _fonts(target.getvalue())
    assert "/FontFile3" in held
    assert page_text(target.getvalue()) == ["Hello"]
    pdf = pypdfium2.PdfDocument(target.getvalue())
    assert pdf[0].render().to_pil().convert("L").getextrema()[0] < 128
    pdf.close()


def _postscript_font(folder: Path) -> Path:
    """A few letters of Lora, redrawn with PostScript outlines."""
    lora = TTFont(resource("fonts", "lora", "Lora_400Regular.ttf"))
    letters, glyphs = lora.getBestCmap(), lora.getGlyphSet()
    names = [".notdef", *(letters[ord(letter)] for letter in "Helo")]
    outlines = {}
    for name in names:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        outlines[name] = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): letters[ord(letter)] for letter in "Helo"})
    builder.setupCFF("Letters", {}, outlines, {})
    builder.setupHorizontalMetrics({name: (round(glyphs[name].width), 0) for name in names})
    builder.setupHorizontalHeader(ascent=1000, descent=-250)
    builder.setupNameTable({"familyName": "Letters", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / "letters.otf"
    builder.save(path)
    return path

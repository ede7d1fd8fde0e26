"""Shaping: joined, reordered and kerned letters, and fonts opened only when needed."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from appreciation.printing.text.faces import font_files, writing_language
from appreciation.printing.text.fallback import font_runs
from appreciation.printing.text.fonts import Font, MissingFontError, ShapedRun, font, shaped
from appreciation.resources import resource

ARABIC = "noto-sans-arabic/NotoSansArabic_400Regular.ttf"
DEVANAGARI = "noto-sans/NotoSans_400Regular.ttf"
LORA = "lora/Lora_400Regular.ttf"


def _glyphs(run: ShapedRun) -> list[int]:
    return [number for _, glyphs in run.clusters for number, *_ in glyphs]


def test_arabic_letters_join_their_neighbours() -> None:
    alone = _glyphs(shaped(font(ARABIC), "س", "ar", rtl=True))
    joined = _glyphs(shaped(font(ARABIC), "سسس", "ar", rtl=True))
    assert len(set(joined)) == 3
    assert not set(alone) & set(joined)


def test_the_name_muhammad_keeps_its_letters() -> None:
    run = shaped(font(ARABIC), "محمد", "ar", rtl=True)
    assert [letters for letters, _ in run.clusters] == ["د", "م", "ح", "م"]


def test_a_devanagari_vowel_sign_goes_before_its_consonant() -> None:
    face = font(DEVANAGARI)
    ka, sign_i = (_glyphs(shaped(face, letter, "hi", rtl=False)) for letter in "की")
    run = _glyphs(shaped(face, "कि", "hi", rtl=False))
    assert run[-1:] == ka
    assert len(run) == 2
    assert sign_i != ka


def test_a_conjunct_is_one_letter() -> None:
    assert len(shaped(font(DEVANAGARI), "क्ष", "hi", rtl=False).clusters) == 1


def test_kerning_draws_a_v_under_an_a() -> None:
    face = font(LORA)
    together = shaped(face, "AV", None, rtl=False).advance
    apart = sum(shaped(face, letter, None, rtl=False).advance for letter in "AV")
    assert together < apart - 20


def test_a_bracket_in_right_to_left_text_is_mirrored() -> None:
    face = font("noto-sans-hebrew/NotoSansHebrew_400Regular.ttf")
    assert _glyphs(shaped(face, "(", "he", rtl=True)) == _glyphs(shaped(face, ")", "he", rtl=False))


def test_a_greek_name_does_not_mix_two_fonts() -> None:
    runs = font_runs("Παπαδόπουλος", font_files("serif", None))
    assert [letters for _, letters in runs] == ["Παπαδόπουλος"]


def test_letters_with_loose_accents_are_drawn_by_a_font_that_has_them_composed() -> None:
    (run,) = font_runs("Zoe\u0308", font_files("serif", None))
    assert run == (font(LORA), "Zoe\u0308")


def test_a_family_of_emoji_stays_one_picture() -> None:
    ((face, text),) = font_runs("👨‍👩‍👧", font_files("serif", None))
    assert len(_glyphs(shaped(face, text, None, rtl=False))) == 1


def test_the_same_character_is_drawn_as_its_country_writes_it() -> None:
    fonts = {language: font_runs("直", font_files("sans", language)) for language in ("ja", "zh")}
    assert fonts["ja"] != fonts["zh"]


def test_kana_and_hangul_tell_the_language_when_nobody_did() -> None:
    assert writing_language("山田さん", None) == "ja"
    assert writing_language("김민준", None) == "ko"
    assert writing_language("山田さん", "zh") == "zh"
    assert writing_language("Łódź", None) is None


def test_every_declared_font_is_there_with_its_licence_and_no_other() -> None:
    faces = tomllib.loads(resource("fonts", "faces.toml").read_text(encoding="utf-8"))["faces"]
    declared = {file for face in faces for file in font_files(face, None)}
    for file in declared:
        assert font(file).characters
        assert resource("fonts", file.split("/")[0], "OFL.txt").is_file()
    bundled = {path.relative_to(resource("fonts")) for path in resource("fonts").glob("*/*.ttf")}
    assert bundled == {Path(file) for file in declared}


def test_an_english_batch_opens_no_font_but_its_own() -> None:
    script = (
        "from appreciation.printing.text.fonts import font\n"
        "from appreciation.printing.text.missing import missing_glyphs\n"
        "from appreciation.printing.text.paragraphs import TextStyle, typeset\n"
        "typeset('Dear Zoë, happy birthday!', TextStyle(face='serif', size=12), 200)\n"
        "missing_glyphs('Dear Zoë', 'serif')\n"
        "print(font.cache_info().currsize)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "1"


def test_a_missing_font_is_explained(tmp_path: Path) -> None:
    with pytest.raises(MissingFontError, match="install Appreciation again"):
        font("lora/Lora_900Black.ttf")
    with pytest.raises(MissingFontError, match=r"gone\.ttf"):
        Font(tmp_path / "gone.ttf")


def test_a_damaged_font_is_explained(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.ttf"
    damaged.write_bytes(b"not a font at all")
    with pytest.raises(MissingFontError, match=r"damaged\.ttf"):
        Font(damaged)

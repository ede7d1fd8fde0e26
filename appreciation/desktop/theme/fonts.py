"""The bundled type: Atkinson Hyperlegible Next for everything, Lora for titles."""

from PySide6.QtGui import QFontDatabase

from appreciation.resources import resource

TEXT_FAMILY = "Atkinson Hyperlegible Next"
TITLE_FAMILY = "Lora"

_FILES = (
    ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext_400Regular.ttf"),
    ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext_700Bold.ttf"),
    ("lora", "Lora_400Regular.ttf"),
    ("lora", "Lora_600SemiBold.ttf"),
)


_SCRIPTS = {
    QFontDatabase.WritingSystem.Arabic: ("noto-sans-arabic", "NotoSansArabic_400Regular.ttf"),
    QFontDatabase.WritingSystem.Devanagari: ("noto-sans", "NotoSans_400Regular.ttf"),
    QFontDatabase.WritingSystem.Hebrew: ("noto-sans-hebrew", "NotoSansHebrew_400Regular.ttf"),
    QFontDatabase.WritingSystem.Japanese: ("noto-sans-jp", "NotoSansJP_400Regular.ttf"),
    QFontDatabase.WritingSystem.Korean: ("noto-sans-kr", "NotoSansKR_400Regular.ttf"),
    QFontDatabase.WritingSystem.SimplifiedChinese: ("noto-sans-sc", "NotoSansSC_400Regular.ttf"),
    QFontDatabase.WritingSystem.Thai: ("noto-sans-thai", "NotoSansThai_400Regular.ttf"),
}


def register_missing_scripts() -> bool:
    """Lend the type that cards are printed in to a system without type for a script.

    Return whether any was missing. Takes a while where one is: call it after the first painting.
    """
    missing = [parts for script, parts in _SCRIPTS.items() if not QFontDatabase.families(script)]
    for parts in missing:
        QFontDatabase.addApplicationFont(str(resource("fonts", *parts)))
    return bool(missing)


def register_fonts() -> None:
    """Let Qt know the bundled type; other scripts come from the fonts of the system."""
    for parts in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", *parts))) < 0:
            raise FileNotFoundError(resource("fonts", *parts))

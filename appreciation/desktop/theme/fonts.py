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


def register_fonts() -> None:
    """Let Qt know the bundled type; other scripts come from the fonts of the system."""
    for parts in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", *parts))) < 0:
            raise FileNotFoundError(resource("fonts", *parts))

"""The owner's own words for how a letter opens."""

import re

_OPENINGS = {
    "de": "hallo|guten|lieb(?:e|er|es)|sehr|moin|servus|grüß",
    "en": "dear|hello|hi|hey|good|my|to",
    "es": "hola|buen[oa]s|querid[oa]s?|estimad[oa]s?|apreciad[oa]s?",
    "fr": "bonjour|chère?s?|salut",
    "it": "ciao|buongiorno|car[oaie]|gentil[ei]|egregi[oa]?",
    "nl": "beste|lieve|geachte|hallo|dag|goedendag",
}


def is_whole_salutation(text: str, language: str = "en") -> bool:
    """Say whether the owner's words are a whole line ("Dear Mum,") rather than a name ("Mr Diaz").

    They are when they end as a line does, or open as one does in this language or in English.
    """
    if text.rstrip().endswith((",", ":", "!", "\uff0c", "\u3001")):
        return True
    openings = {_OPENINGS["en"], _OPENINGS.get(language.partition("-")[0], _OPENINGS["en"])}
    return any(re.match(rf"(?:{words})\s+\S", text.strip(), re.IGNORECASE) for words in openings)

"""Numbers of years as people write them."""

_YEARS = {
    "de": ("Jahr", "Jahre"),
    "en": ("year", "years"),
    "es": ("año", "años"),
    "fr": ("an", "ans"),
    "it": ("anno", "anni"),
    "nl": ("jaar", "jaar"),
}
_ENDINGS = {"de": ".", "es": ".º", "fr": "e", "it": "º", "nl": "e"}


def ordinal(number: int, language: str) -> str:
    """Return `50th`, `50.`, `50e` and so on; a language we do not know gets the English form.

    French and Spanish take the masculine form, that of *anniversaire* and *aniversario*.
    """
    if number == 1 and language.startswith("fr"):
        return "1er"
    ending = _ENDINGS.get(language.partition("-")[0])
    return f"{number}{ending or _english_ending(number)}"


def _english_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def span_of_years(number: int, language: str) -> str:
    """Return `1 year`, `10 years`, `10 Jahre`; a language we do not know gets the English words."""
    one, many = _YEARS.get(language.partition("-")[0], _YEARS["en"])
    return f"{number} {one if number == 1 else many}"

"""Words by which address books say who someone is and whether they are to be written to."""

from collections.abc import Iterable

from appreciation.domain.contacts import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_NO_MAIL = _words(
    "do not mail|do-not-mail|donotmail|no mail|no post|mail opt-out|opt-out|opted out|keine post"
    "|nicht anschreiben|pas de courrier|sin correo|niente posta|geen post"
)
_NO_GREETING = _words(
    "no greeting|no greetings|do not greet|no card|no cards|keine karten|keine grüße"
    "|pas de cartes|sin tarjetas|niente auguri|geen kaarten"
)
_DECEASED = _words(
    "deceased|verstorben|gestorben|décédé|décédée|fallecido|fallecida|deceduto|deceduta|overleden|†"
)
_ALL = _NO_MAIL | _NO_GREETING | _DECEASED
_YES = _words("yes|y|true|1|x|on|ja|oui|sí|si|wahr|vrai|✓|✔")
_NO = _words("no|n|false|0|off|nein|non|nee|falsch|faux")


def wishes_in(labels: Iterable[str]) -> dict[str, bool]:
    """Return the switches of `Contact` that somebody's labels set.

    They only ever stop greetings: that a label is missing says nothing.
    """
    words = {label.strip(" *\t").casefold() for label in labels}
    wishes = dict[str, bool]()
    if words.isdisjoint(_ALL):
        return wishes
    if words & _NO_MAIL:
        wishes["do_not_mail"] = True
    if words & _NO_GREETING:
        wishes["greet"] = False
    if words & _DECEASED:
        wishes["deceased"] = True
    return wishes


def yes_or_no(text: str) -> bool | None:
    """Return what a cell such as "Yes" or "nein" says; None when it says neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def status_said(text: str) -> Status | None:
    """Return the status a text names, as "former customer" or "former_customer"."""
    word = text.strip().casefold().replace(" ", "_")
    return next((status for status in Status if status == word), None)

"""What the column headings of address books mean, in English and several other languages.

Headings of well-known programs are looked up as a whole; those made of a place, a thing and a
number ("Business Street 2", "Telefon privat", "Ville (domicile)") are understood word by word.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from appreciation.domain.known_people import words_key


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds.

    `what` is text, date, switch, phone, email, address, event or one of a few words that `tables`
    knows. `name` is the field of `Contact` or the part of an address, e-mail, phone or event;
    `label` tells home from work; `number` tells the first from the second.
    """

    what: str
    name: str = ""
    label: str = ""
    number: int = 0


NUMBERED = 100
"""What is added to the numbers in headings that group columns, as `Phone 1 - Label` does."""

_TEXTS = {
    "full_name": "full name|display name|anzeigename|formatted name|file as|nom complet"
    "|nombre completo|nome completo|volledige naam|weergavenaam|nome visualizzato",
    "name": "name|naam|contact name|client name|customer name|customer|client|kunde",
    "given_name": "first name|given name|firstname|forename|vorname|rufname|prenom|nombre|nome"
    "|voornaam|fornavn|fornamn|imie|christian name",
    "additional_name": "middle name|additional name|second name|weitere vornamen|zweiter vorname"
    "|deuxieme prenom|autres prenoms|segundo nombre|secondo nome|tweede voornaam|middelste naam",
    "family_name": "last name|family name|lastname|surname|nachname|familienname|zuname|nom"
    "|nom de famille|apellido|apellidos|cognome|achternaam|etternavn|efternamn|nazwisko",
    "prefix": "name prefix|prefix|titel|akademischer titel|tratamiento|title prefix|tussenvoegsel",
    "salutation word": "anrede|civilite|aanhef|courtesy title",
    "title": "title|titre|titolo|titulo",
    "suffix": "suffix|name suffix|namenszusatz|suffixe|sufijo|suffisso|achtervoegsel",
    "nickname": "nickname|nick|spitzname|surnom|apodo|soprannome|bijnaam|alias",
    "organisation": "company|organisation|organization|firma|unternehmen|societe|entreprise"
    "|empresa|compania|organizacion|societa|azienda|ditta|bedrijf|business|business name"
    "|company name|organization name|organization 1 name|firmenname|organisatie|account name",
    "job_title": "job title|position|organization title|organization 1 title|beruf|stellung"
    "|funktion|fonction|poste|profession|cargo|puesto|qualifica|posizione|functie|role"
    "|arbeitstitel",
    "notes": "notes|note|notizen|bemerkung|bemerkungen|comments|comment|remarks|remarques"
    "|commentaire|commentaires|notas|observaciones|commenti|opmerkingen|notities|anmerkungen",
    "language": "language|sprache|langue|idioma|lingua|taal",
    "uid": "uid",
    "met": "met|how we met",
    "salutation": "salutation|briefanrede",
    "envelope_name": "envelope name",
    "holiday_set": "holiday set",
    "categories": "categories|category|labels|group membership|kategorien|kategorie|categorie"
    "|categories etiquettes|categorias|categoria|etichette|gruppen|groups|tags|categorieen",
    "status": "status|customer status|kundenstatus|statut|estado|stato",
}
_SWITCHES = {
    "greet": "greet|send card|send cards|gruessen|karte senden",
    "do_not_mail": "do not mail|no mail|opt out|keine post",
    "deceased": "deceased|verstorben|decede|fallecido|deceduto|overleden",
    "approved": "approved",
    "stands_for_organisation": "stands for organisation",
}
_DATES = {
    "birthday": "birthday|birth date|birthdate|date of birth|dob|bday|geburtstag|geburtsdatum"
    "|anniversaire|date de naissance|naissance|cumpleanos|fecha de nacimiento|nacimiento"
    "|compleanno|data di nascita|verjaardag|geboortedatum|fodselsdag|fodelsedag|data urodzenia",
    "wedding": "anniversary|wedding|wedding anniversary|wedding date|jahrestag|hochzeitstag"
    "|hochzeit|anniversaire de mariage|date de mariage|mariage|aniversario|aniversario de bodas"
    "|boda|anniversario|anniversario di matrimonio|matrimonio|trouwdag|huwelijk",
    "customer_since": "customer since|client since|kunde seit|client depuis|cliente desde"
    "|cliente dal|klant sinds",
    "name_day": "name day|nameday|namenstag|onomastico|imieniny",
    "deceased_on": "deceased on|death date|date of death|todestag|sterbedatum|date de deces",
    "birth year": "birth year|geburtsjahr|annee de naissance|ano de nacimiento|anno di nascita"
    "|geboortejaar",
    "birth month": "birth month|geburtsmonat|mois de naissance|mes de nacimiento|mese di nascita"
    "|geboortemaand",
    "birth day": "birth day|jour de naissance|dia de nacimiento|giorno di nascita|geboortedag",
}


def _looked_up() -> dict[str, Column]:
    columns = dict[str, Column]()
    for what, table in (("text", _TEXTS), ("switch", _SWITCHES), ("date", _DATES)):
        for name, headings in table.items():
            columns |= {heading: Column(what, name) for heading in headings.split("|")}
    return columns


_COLUMNS = _looked_up()
_NUMBERED = re.compile(
    r"(e mail|phone|address|event|organization|custom field) (\d{1,2}) ([a-z ]+)"
)
_GOOGLE_PARTS = {
    "type": "label",
    "label": "label",
    "value": "value",
    "kind": "kind",
    "formatted": "formatted",
    "street": "street",
    "city": "town",
    "po box": "po box",
    "region": "region",
    "postal code": "postal_code",
    "country": "country",
    "extended address": "more",
    "for mail": "for mail",
    "undeliverable on": "undeliverable on",
    "undeliverable reason": "undeliverable reason",
}


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split("|")}


_PLACES = _words(
    {
        "home": "home|private|privat|personal|particulier|domicile|casa|domicilio|abitazione|ab"
        "|prive|thuis|huis|particular",
        "work": "work|business|office|geschaftlich|dienstlich|firma|bureau|professionnel|travail"
        "|trabajo|ufficio|uff|lavoro|zakelijk|werk|company",
        "other": "other|weitere|weiterer|weiteres|autre|otro|otra|altro|altra|overig|andere",
    }
)
_PARTS = _words(
    {
        "street": "street|strasse|rue|calle|via|straat|address|addresse|adresse|direccion|indirizzo"
        "|adres|addr|address1|street1|strasse1|anschrift|gade|gata|ulica|huisadres",
        "town": "city|town|ort|stadt|wohnort|ville|ciudad|poblacion|localidad|citta|comune|plaats"
        "|stad|woonplaats|by|miasto|postort|localite",
        "postal_code": "zip|zipcode|plz|postleitzahl|postcode|cap|cp|postal|kod",
        "region": "state|region|province|provinz|bundesland|kanton|county|departement|provincia"
        "|provincie|estado|stato|regione|prov",
        "country": "country|land|pays|pais|paese|staat|nation",
        "po box": "po|postfach|postbus|apartado",
    }
)
_DEVICES = _words(
    {
        "": "phone|telephone|tel|telefon|telefono|telefoon|fon|telefonnummer|rufnummer|fono",
        "mobile": "mobile|cell|cellphone|handy|mobil|mobiltelefon|mobilnummer|portable|movil"
        "|cellulare|mobiel|gsm|handynummer|natel",
        "fax": "fax|telefax|faxnummer|telecopie",
        "pager": "pager",
        "car": "car|auto",
        "main": "main|primary|haupt|haupttelefon",
    }
)
_MAILS = frozenset({"mail", "email", "emailadresse", "courriel", "correo", "mailadresse"})
_FILLERS = frozenset(
    {
        *("1", "2", "3", "4", "5", "number", "nr", "no", "numero", "nummer"),
        *(
            "e",
            "the",
            "of",
            "du",
            "de",
            "del",
            "della",
            "la",
            "le",
            "value",
            "code",
            "postal",
            "box",
        ),
        *("address", "adresse", "region", "electronico", "electronica", "posta"),
        *("primary", "secondary", "primare", "sekundare"),
        *("codigo", "codice"),
    }
)


def column_of(heading: str) -> Column | None:
    """Return what a column of this heading holds; None when it is none we know."""
    key = words_key(heading)
    if " - " in heading and (match := _NUMBERED.fullmatch(key)):  # as Google writes
        return _numbered(match[1], int(match[2]), match[3])
    return _COLUMNS.get(key) or _put_together(key.split())


def _numbered(what: str, number: int, rest: str) -> Column | None:
    if what == "organization":
        return _COLUMNS.get(f"organization 1 {rest}") if number == 1 else None
    part = _GOOGLE_PARTS.get(rest)
    if part is None or what == "custom field":
        return None
    return Column("email" if what == "e mail" else what, part, "", NUMBERED + number)


def _put_together(words: list[str]) -> Column | None:
    if not words or len(words) > 7:
        return None
    place = next((_PLACES[word] for word in words if word in _PLACES), "")
    rest = [word for word in words if word not in _PLACES]
    number = next((int(word) for word in words if word in {"1", "2", "3", "4", "5"}), 1)
    if any(word in _MAILS for word in rest) and _all_known(rest, _MAILS):
        return Column("email", "value", place, number)
    if any(word in _DEVICES for word in rest) and _all_known(rest, _DEVICES.keys()):
        device = next((_DEVICES[word] for word in rest if _DEVICES.get(word)), "")
        label = device if device == "mobile" else f"{place} {device}".strip()
        return Column("phone", "value", label, number)
    return _address_part(rest, place, number)


def _address_part(words: list[str], place: str, number: int) -> Column | None:
    parts = [_PARTS[word] for word in words if word in _PARTS]
    if not parts or not _all_known(words, _PARTS.keys()):
        return None
    part = next((part for part in parts if part != "street"), parts[0])
    if part == "street" and number > 1:
        return Column("address", f"street {number}", place)
    return Column("address", part, place)


def _all_known(words: list[str], known: Collection[str]) -> bool:
    return all(word in known or word in _FILLERS for word in words)

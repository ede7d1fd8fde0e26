"""What can be chosen in the settings, each with its name in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a setting, and what it is called; `more` says what it holds."""

    value: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from. `regions` are those of the country in use."""

    countries: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    papers: tuple[Choice, ...]
    envelopes: tuple[Choice, ...]
    label_sheets: tuple[Choice, ...]
    holiday_sets: tuple[Choice, ...]


def choices(country: str) -> Choices:
    """Return everything that can be chosen by an owner in a country."""
    from appreciation.printing.stock import envelopes, label_sheets, papers

    return Choices(
        countries=countries(),
        regions=regions_of(country),
        languages=languages(),
        papers=tuple(Choice(value=name, words=name) for name in papers()),
        envelopes=tuple(
            Choice(value=each.name, words=each.name, more=_size(each.width_mm, each.height_mm))
            for each in envelopes().values()
        ),
        label_sheets=tuple(
            Choice(value=each.name, words=each.title) for each in label_sheets().values()
        ),
        holiday_sets=_holiday_sets(),
    )


def countries() -> tuple[Choice, ...]:
    """Return the countries by ISO code, in the order of their English names."""
    from babel import Locale

    names = Locale("en").territories
    known = ((code, name) for code, name in names.items() if len(code) == 2 and code not in _NONE)
    ordered = sorted(known, key=lambda pair: pair[1].replace("Å", "A"))
    return tuple(Choice(value=code, words=name) for code, name in ordered)


def regions_of(country: str) -> tuple[Choice, ...]:
    """Return the regions of a country with public holidays of their own, in order of name."""
    from appreciation.domain.public_holidays import regions

    found = (Choice(value=code, words=name) for code, name in regions(country).items())
    return tuple(sorted(found, key=lambda each: each.words.casefold()))


def region_in_use(country: str, region: str) -> str:
    """Return the code of a region given by code or name; what is not known comes back as it is."""
    from appreciation.domain.public_holidays import region_code

    return region_code(country, region) or region


def languages() -> tuple[Choice, ...]:
    """Return the languages there are words in, each called by its own name."""
    from babel import Locale

    from appreciation.services.words.wordings import supplied_wordings

    found = []
    for tag in supplied_wordings().languages:
        locale = Locale.parse(tag, sep="-")
        name = locale.get_display_name(locale) or tag
        found.append(Choice(value=tag, words=f"{name[:1].upper()}{name[1:]}"))
    return tuple(found)


def _holiday_sets() -> tuple[Choice, ...]:
    from appreciation.services import supplied

    rules = supplied.holiday_rules()
    return tuple(
        Choice(
            value=each,
            words=each.replace("_", " ").capitalize(),
            more=", ".join(rules.name(holiday, "en") for holiday in rules.chosen(each)),
        )
        for each in rules.set_ids
        if rules.chosen(each)
    )


def _size(width_mm: float, height_mm: float) -> str:
    return f"{width_mm:g} x {height_mm:g} mm"


_NONE = frozenset(
    {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)
"""Codes of groups and of parts of countries, which no post is addressed to."""

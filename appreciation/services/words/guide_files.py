"""Reading the supplied guides: one TOML file a language, one table a guide."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from appreciation.domain.guides import PARTS, Guide, GuideName, with_texts
from appreciation.resources import resource


@cache
def supplied(name: GuideName, language: str) -> Guide:
    """Return a guide as supplied, in a language there are wordings in.

    A language as one country writes it (`en-US`) holds only the parts that differ from the
    language (`en`).
    """
    general = language.partition("-")[0]
    texts = _texts(general, name)
    if general != language:
        texts |= _texts(language, name)
    return with_texts(Guide(name=name, language=language), texts)


def _texts(language: str, name: GuideName) -> dict[str, str]:
    table = _tables(language).get(name, {})
    return {
        part: "\n".join(table[part]) if isinstance(table[part], list) else table[part]
        for part in PARTS
        if part in table
    }


@cache
def _tables(language: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resource("guides", f"{language}.toml").read_text(encoding="utf-8"))

"""What an owner sets, and what is said of values that cannot be."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from appreciation.domain.errors import WrongValueError
from appreciation.services import preferences, undoing
from appreciation.services.choices import choices, region_in_use
from appreciation.services.desk import Desk
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    yield Desk(book, NOW)
    book.close()


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(file, "PNG")
    return file.getvalue()


def test_every_wrong_value_is_told_by_its_field_and_nothing_is_changed(desk: Desk) -> None:
    values = {
        "name": "Berg",
        "email": "berg at example",
        "phone": "none",
        "website": "our shop",
        "signer": "Anna Berg " * 30,
        "lead_days": "soon",
        "holidays": "mondays",
    }
    assert set(preferences.wrong_values(values)) == set(values) - {"name"}
    with pytest.raises(WrongValueError):
        preferences.change(desk, values)
    assert preferences.settings(desk).name == ""


def test_everything_is_changed_at_once_and_taken_back_at_once(desk: Desk) -> None:
    values = {
        "name": "Berg",
        "country": "DE",
        "region": "BY",
        "lead_days": "5",
        "email": "a@b.example",
    }
    preferences.change(desk, values, {"logo": png()})
    found = preferences.profile(desk)
    assert (found.settings.name, found.settings.lead_days) == ("Berg", 5)
    assert found.pictures == {"logo": png()}
    undone = undoing.undo(desk)
    assert undone.label == "Change name, country, region and 3 more"
    assert preferences.profile(desk).settings.name == ""
    assert preferences.profile(desk).pictures == {}


def test_a_picture_is_taken_away_by_giving_none(desk: Desk) -> None:
    preferences.change(desk, {}, {"signature": png()})
    preferences.change(desk, {}, {"signature": b""})
    assert preferences.profile(desk).pictures == {}
    assert preferences.settings(desk).signature == ""


def test_a_region_that_is_not_known_is_remarked_on(desk: Desk) -> None:
    preferences.change(desk, {"country": "DE", "region": "Atlantis"})
    assert "“Atlantis” is no region of DE" in preferences.profile(desk).remarks["region"]


def test_what_can_be_chosen_has_names_in_words() -> None:
    found = choices("GB")
    assert [each.words for each in found.regions] == [
        "England",
        "Northern Ireland",
        "Scotland",
        "Wales",
    ]
    assert {"Deutsch", "English (United States)"} <= {each.words for each in found.languages}
    christian = next(each for each in found.holiday_sets if each.value == "christian")
    assert christian.more == "Christmas, Easter"
    assert ("C6", "162 x 114 mm") in {(each.value, each.more) for each in found.envelopes}


def test_a_region_written_by_name_is_found_among_the_choices() -> None:
    assert region_in_use("DE", "bayern") == "BY"
    assert region_in_use("DE", "Atlantis") == "Atlantis"

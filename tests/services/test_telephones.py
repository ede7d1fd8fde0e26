"""Numbers as people write them, and what a computer dials."""

import pytest

from appreciation.services.people.telephones import telephone


@pytest.mark.parametrize(
    ("number", "country", "uri"),
    [
        ("01482 555 0133", "GB", "tel:01482%s5550133"),
        ("+44 20 7946 0958", "US", "tel:+442079460958"),
        ("(0)30 / 901820", "DE", "tel:+4930901820"),
        ("030 901820", "DE", "tel:+4930901820"),
        ("650-253-0000", "US", "tel:+16502530000"),
    ],
)
def test_a_number_is_dialled_from_anywhere_where_its_country_is_known(
    number: str, country: str, uri: str
) -> None:
    found = telephone(number, country)
    assert found.uri == uri.replace("%s", "")
    assert found.number == number


def test_what_can_be_no_number_is_doubted_and_still_dialled_as_written() -> None:
    found = telephone("12 ext 4 #9", "GB")
    assert found.doubt
    assert found.uri == "tel:124%239"
    assert telephone("ask Jo", "GB").uri == ""

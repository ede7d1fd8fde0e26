"""The fields of what belongs to the book: what is shown, and what was changed since."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from appreciation.desktop.settings.asks import Shown
from appreciation.desktop.settings.cadence_field import CadenceField
from appreciation.desktop.settings.holidays import HolidayChoice
from appreciation.desktop.shared.fields import (
    ChoiceField,
    Field,
    Form,
    LinesField,
    NumberField,
    SwitchField,
    TextField,
)
from appreciation.desktop.shared.statuses import status_words
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Status
from appreciation.domain.settings import LONGEST_LEAD, Settings
from appreciation.services.choices import Choice


class BookForm(QObject):
    """The settings of the book in five parts, for the page to arrange.

    `edited` says that something was typed or chosen; `country_chosen` carries its code.
    """

    edited = Signal()
    country_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stored: dict[str, str] = {}
        self.holidays = HolidayChoice(theme)
        self.holidays.edited.connect(self._on_edited)
        self.business: QWidget = Form(theme, *self._business(theme))
        self.timing: QWidget = Form(theme, *self._timing())
        self.caring: QWidget = Form(theme, *self._caring(theme))
        self.paper: QWidget = Form(theme, *self._paper())
        self._fields: dict[str, Field] = {
            field.key: field
            for form in (self.business, self.timing, self.caring, self.paper)
            for field in form.findChildren(Field)
        }
        for field in self._fields.values():
            field.edited.connect(self._on_edited)
        self._country.edited.connect(self._on_country)

    def _business(self, theme: Theme) -> Iterator[Field]:
        yield TextField("name", self.tr("Name"))
        yield LinesField(theme, "address", self.tr("Address"), lines=4)
        self._country = ChoiceField(
            "country", self.tr("Country"), hint=self.tr("Decides paper, addresses and holidays.")
        )
        yield self._country
        self._region = ChoiceField(
            "region",
            self.tr("Region"),
            hint=self.tr("Where it has public holidays of its own, on which no post is taken."),
        )
        yield self._region
        yield TextField("signer", self.tr("Who signs"), example=self.tr("as: Jim and Mary"))
        yield TextField("phone", self.tr("Telephone"))
        yield TextField("email", self.tr("E-mail"), example="post@example.com")
        yield TextField("website", self.tr("Website"), example="example.com")

    def _timing(self) -> Iterator[Field]:
        days = self.tr("working days: weekends and public holidays do not count")
        yield NumberField(
            "lead_days", self.tr("In the post before the day"), LONGEST_LEAD, unit=days
        )
        yield NumberField("lead_days_abroad", self.tr("The same abroad"), LONGEST_LEAD, unit=days)
        leap = ChoiceField("leap_day", self.tr("29 February is celebrated"))
        leap.offer((("02-28", self.tr("on 28 February")), ("03-01", self.tr("on 1 March"))))
        yield leap
        first = ChoiceField("first_weekday", self.tr("The week begins"))
        first.offer((("monday", self.tr("on Monday")), ("sunday", self.tr("on Sunday"))))
        yield first

    def _caring(self, theme: Theme) -> Iterator[Field]:
        for status in (
            Status.CUSTOMER,
            Status.FORMER_CUSTOMER,
            Status.PROSPECT,
            Status.PARTNER,
        ):
            title = status_words(status)
            yield CadenceField(theme, f"cadence_{status}", title[0].upper() + title[1:])

    def _paper(self) -> Iterator[Field]:
        self._paper_size = ChoiceField("paper", self.tr("Paper"))
        yield self._paper_size
        self._envelope = ChoiceField("envelope", self.tr("Envelopes"))
        yield self._envelope
        self._labels = ChoiceField("label_sheet", self.tr("Labels"))
        yield self._labels
        self._language = ChoiceField(
            "language",
            self.tr("Words of cards"),
            hint=self.tr("For everybody who has no language of their own."),
        )
        yield self._language
        yield SwitchField(
            "ink_saving",
            self.tr("Save ink"),
            hint=self.tr("Dark designs are printed in a paler look."),
        )

    def show_settings(self, shown: Shown) -> None:
        """Show what is stored. What was typed and not yet saved stays as it is."""
        typed = self.changed()
        self._offer(shown)
        self._stored = dict(shown.texts)
        for key, text in {**shown.texts, **typed}.items():
            self._show(key, text)
        self._region.remark(shown.profile.remarks.get("region", ""))

    def changed(self) -> dict[str, str]:
        """Return what differs from what is stored, as texts by key."""
        if not self._stored:
            return {}
        texts = {key: field.text() for key, field in self._fields.items()}
        texts["holidays"] = self.holidays.text()
        return {key: text for key, text in texts.items() if text != self._plain(key)}

    def keep(self) -> None:
        """Take what is shown for what is stored: it has just been saved."""
        self._stored |= self.changed()
        self.say_wrong({})

    def discard(self) -> None:
        """Show again what is stored."""
        for key, text in self._stored.items():
            self._show(key, text)
        self.say_wrong({})

    def say_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        for key, field in self._fields.items():
            field.say_wrong(wrong.get(key, "").replace(f"“{key}”", f"“{field.title}”"))
        first = next((field for key, field in self._fields.items() if key in wrong), None)
        if first is not None:
            first.setFocus()

    def offer_regions(self, regions: Sequence[Choice]) -> None:
        """Offer the regions of the country that has been chosen."""
        self._region.offer([("", self.tr("The whole country")), *_pairs(regions)])
        self._region.setEnabled(bool(regions))

    def _offer(self, shown: Shown) -> None:
        choices = shown.choices
        self._country.offer([("", self.tr("Not said")), *_pairs(choices.countries)])
        self.offer_regions(choices.regions)
        usual = Settings(country=shown.profile.settings.country).paper_in_use
        as_usual = self.tr("As usual in the country ({paper})").format(paper=usual)
        self._paper_size.offer([("", as_usual), *_pairs(choices.papers)])
        self._envelope.offer([("", self.tr("What fits the paper")), *_pairs(choices.envelopes)])
        self._labels.offer([("", self.tr("What fits the paper")), *_pairs(choices.label_sheets)])
        self._language.offer(_pairs(choices.languages))
        self.holidays.offer(choices.holiday_sets)

    def _show(self, key: str, text: str) -> None:
        if key == "holidays":
            self.holidays.show_text(text)
        elif key in self._fields:
            self._fields[key].show_text(text)

    def _plain(self, key: str) -> str:
        """Return what is stored as the field would give it back."""
        if key == "holidays":
            stored = self._stored[key]
            return self.holidays.sorted_text(stored)
        return self._stored[key].strip()

    def _on_edited(self) -> None:
        self.edited.emit()

    def _on_country(self) -> None:
        self._region.show_text("")
        self.country_chosen.emit(self._country.text())


def _pairs(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [
        (each.value, f"{each.words}, {each.more}" if each.more else each.words) for each in choices
    ]

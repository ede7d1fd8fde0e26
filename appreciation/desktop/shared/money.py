"""Amounts of money as the locale writes them."""

from decimal import Decimal

from PySide6.QtCore import QLocale


def money_words(amount: Decimal, currency: str) -> str:
    """Return an amount with the code of its currency, as `12,500.50 GBP` or `90 GBP`."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{QLocale().toString(float(amount), 'f', places)} {currency}".strip()

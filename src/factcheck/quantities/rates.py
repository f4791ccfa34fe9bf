"""Dated exchange rates, from the ECB's reference rates that CurrencyConverter carries with it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from threading import Lock
from typing import Any

STALE = 10
"""Days without a rate that a weekend and holidays explain; a longer gap means the rate was suspended."""

_lock = Lock()


@cache
def _converter() -> Any:
    # Loading the history takes a moment, and most runs compare no currencies. Its own fallback
    # fills gaps without saying from which day, so the last known rate is looked for here.
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


def rate(currency_from: str, currency_to: str, day: date) -> tuple[float, date] | None:
    """What one unit of the first currency was worth in the second, and the day of the rate used.

    On a day without a rate it is the last known one. None for a currency that is not in
    the data, for days before its first or after its last rate, and for long gaps.
    """
    with _lock:
        converter = _converter()
    for currency in (currency_from, currency_to):
        bounds = converter.bounds.get(currency)
        if bounds is None or not bounds.first_date <= day <= bounds.last_date:
            return None
    for back in range(STALE + 1):
        worth = _on(converter, currency_from, currency_to, day - timedelta(days=back))
        if worth is not None:
            return worth, day - timedelta(days=back)
    return None


def _on(converter: Any, currency_from: str, currency_to: str, day: date) -> float | None:
    from currency_converter import RateNotFoundError

    try:
        return float(converter.convert(1, currency_from, currency_to, day))
    except (RateNotFoundError, ValueError):
        return None

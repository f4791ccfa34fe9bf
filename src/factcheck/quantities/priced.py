"""Numbers with a currency before or behind them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import money, units
from factcheck.quantities import numeral as numerals
from factcheck.quantities import wordsets as screens
from factcheck.quantities.amount import Amount
from factcheck.quantities.numeral import Numeral
from factcheck.quantities.tokens import GLUED, SPACED, Token, close, hyphen
from factcheck.quantities.wordsets import lower_at
from factcheck.resources import toml

NEED_LARGE = frozenset(toml("currencies")["words"]["need_large"])


def priced(tokens: list[Token], at: int, number: Numeral, sign: money.Currency) -> Amount | None:
    """The number behind a sign or code of a currency; None if that is no money."""
    end = number.end
    if number.scale == 1 and end < len(tokens) and tokens[end].gap <= SPACED and tokens[end].kind == "w":
        number = _money_letter(tokens, number)
        end = number.end
    if sign.weak and number.scale == 1 and number.digits:
        return None
    if letters_go_on(tokens, end) and not money.after(tokens, end):
        return Amount(at, end, end + 1, number, None, none=True)
    currency, last = money.refined(tokens, end, sign)
    value, reason = number.value, number.reason
    if sign.factor != 1 and value is not None:
        value *= sign.factor
        number = replace(number, value=value, step=number.step * sign.factor, scale=Decimal(sign.factor))
    if value is not None and _point_group(number, currency, tokens):
        if units.rate_of(tokens, last):
            value, reason = None, "point before three figures: thousands or decimals"
        else:
            value *= 1000
            number = replace(number, value=value, step=numerals.place(value), whole=True)
    if number.comma and len(str(number.value).partition(".")[2]) > 2:
        value, reason = None, "decimal comma or thousands"
    wording = " ".join(token.text for token in tokens[at : number.start]) if number.start > at else ""
    wording = "".join(
        token.text if token.gap == GLUED else f" {token.text}" for token in tokens[at : number.start]
    ).strip()
    found = Amount(
        at, end, last, number, value, number.value2, "money", currency.code,
        wording, currency.alternatives, minor="", reason=reason,
    )  # fmt: skip
    return with_rate(tokens, found)


def _money_letter(tokens: list[Token], number: Numeral) -> Numeral:
    """As in "$5m", "£3b", "$2 t" only glued."""
    end = number.end
    token = tokens[end]
    factor = numerals.MONEY_SUFFIXES.get(token.text)
    if factor is None or token.gap != GLUED or number.value is None or letters_go_on(tokens, end + 1):
        return number
    value = number.value * factor
    step = numerals.place(value) if number.whole else number.step * factor
    return replace(number, end=end + 1, value=value, step=step, scale=Decimal(factor), digits="")


def _point_group(number: Numeral, currency: money.Currency, tokens: list[Token]) -> bool:
    """As in "€1.500": in half of Europe a thousand and a half, unless it is the price of a litre."""
    if currency.code not in money.lexicon().point_groups or number.scale != 1 or number.value is None:
        return False
    written = [token.text for token in tokens[number.start : number.end]]
    return len(written) == 3 and written[1] == "." and len(written[2]) == 3 and written[0] != "0"


def letters_go_on(tokens: list[Token], at: int) -> bool:
    """Whether letters are glued to what ends before a token."""
    return at < len(tokens) and tokens[at].gap == GLUED and tokens[at].kind == "w"


def worded(tokens: list[Token], at: int, number: Numeral, found: tuple[money.Currency, int]) -> Amount:
    """The number before the name of a currency: "700 million dollars", "63 cents"."""
    currency, last = found
    factor = Decimal("0.01") if currency.minor else Decimal(currency.factor)
    later = (
        numerals.SCALES.get(tokens[last].lower, 1)
        if close(tokens, last) and tokens[last - 1].text.isupper()
        else 1
    )
    if later >= 1000 and number.scale == 1:  # "75 USD million"
        factor, last = factor * later, last + 1
    value = None if number.value is None else number.value * factor
    value2 = None if number.value2 is None else number.value2 * factor
    amount_ = Amount(
        at, number.end, last, number, value, value2, "money", currency.code,
        "", currency.alternatives, minor=currency.minor, reason=number.reason,
    )  # fmt: skip
    return with_rate(tokens, amount_)


def large_enough(tokens: list[Token], number: Numeral, last: int) -> bool:
    """As in "5 won" is a verb, "5 million won" money."""
    if not any(token.lower in NEED_LARGE for token in tokens[number.end : last]) or last - number.end > 2:
        return True
    return number.scale >= 1000 or (number.value is not None and number.value >= 1000)


def weighs(tokens: list[Token], at: int, last: int, number: Numeral) -> bool:
    """Whether "pounds" weigh here rather than pay: told by the words near them."""
    if hyphen(tokens, last - 2):
        return True
    near = {token.lower for token in tokens[max(at - 8, 0) : last + 6]}
    lex = money.lexicon()
    small = number.scale == 1 and number.value is not None and number.value < 10_000
    of = small and last < len(tokens) and tokens[last].lower == "of"
    if near & lex.weight or (of and lower_at(tokens, last + 1) not in screens.FUNCTIONS):
        return True
    return (
        small
        and number.value is not None
        and number.value < 1000
        and not near & lex.paying
        and "£" not in near
    )


def with_rate(tokens: list[Token], found: Amount) -> Amount:
    """The amount with what it is paid or measured per, if that is said."""
    known = units.lexicon().units.get(found.unit)
    if (known is not None and known.fixed) or found.kind in ("age", "ordinal") or found.none:
        return found
    rate = units.rate_of(tokens, found.last)
    if rate is None or (found.kind == "duration" and rate[0] not in units.lexicon().units):
        return found
    if found.kind == "measure" and rate[0] in units.lexicon().units:
        combined = f"{found.unit}{units.PER}{rate[0]}"
        known = units.lexicon().units.get(combined)
        return replace(found, unit=combined, last=rate[1])
    return replace(found, per=rate[0], tail=rate[1])

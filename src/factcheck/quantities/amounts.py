"""One number with its currency or unit, as it stands in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.quantities import money, numerals, screens, units
from factcheck.quantities.model import Kind
from factcheck.quantities.numerals import Numeral, numeral
from factcheck.quantities.tokens import GLUED, SPACED, Token, close, hyphen
from factcheck.resources import toml


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens[start:end] are the number with sign and scale, tokens[end:last] its unit."""

    start: int
    end: int
    last: int
    number: Numeral
    value: Decimal | None
    value2: Decimal | None = None
    kind: Kind = "count"
    unit: str = ""
    sign: str = ""
    alternatives: tuple[str, ...] = ()
    per: str = ""
    minor: str = ""
    reason: str = ""
    ranged: bool = False
    movement: bool = False
    lead: int = -1  # index of "between" or "from" before a range
    none: bool = False  # part of a name, or otherwise no quantity

    @property
    def step(self) -> Decimal:
        """The place value of the last significant digit."""
        return self.number.step * (Decimal("0.01") if self.minor else 1)

    @property
    def plain(self) -> bool:
        """A bare count: no unit, currency or scale."""
        return self.kind == "count" and not self.unit

    @property
    def share(self) -> bool:
        """A fraction: "a third"."""
        return self.number.share and self.number.scale == 1 and self.kind == "count"


MULTIPLE_AFTER = frozenset(toml("units")["words"]["multiple_after"])
METRE_AFTER = frozenset(toml("units")["words"]["metre_after"])
NEED_LARGE = frozenset(toml("currencies")["words"]["need_large"])
POUND = "pound"
FOLDS: dict[str, int] = toml("numbers")["folds"]


def amounts(text: str, tokens: list[Token], mask: bytearray) -> Iterator[Amount]:
    """All numbers of a text in order, those that are no quantities marked as such."""
    lex = money.lexicon()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = None
        if token.kind == "d":
            found = None if mask[at] else amount(text, tokens, mask, at)
        elif token.kind == "w":
            if not mask[at] and (
                token.lower in numerals.STARTS or token.lower in numerals.ORDINALS or token.lower in FOLDS
            ):
                found = amount(text, tokens, mask, at)
            elif token.text in lex.codes or lex.signs.at(tokens, at):
                found = amount(text, tokens, mask, at)
        elif token.text in "$€£¥-−." or token.text > "\x7f":
            found = amount(text, tokens, mask, at)
        if found is None:
            found = _magnitude(text, tokens, mask, at) if token.lower == "magnitude" else None
        if found is not None:
            yield found
            at = max(found.last, at + 1)
        else:
            at += 1


def amount(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """The number that starts at a token, with its currency before it or its unit behind it."""
    if (
        tokens[at].text in "-−"
        and at + 1 < len(tokens)
        and tokens[at + 1].gap == GLUED
        and tokens[at + 1].kind != "d"
    ):
        owed = (
            amount(text, tokens, mask, at + 1) if money.before(tokens, at + 1) and _free(tokens, at) else None
        )
        if owed is not None and owed.value is not None and owed.value2 is None:
            return replace(owed, start=at, value=-owed.value)
    sign = money.before(tokens, at)
    first = sign[1] if sign else at
    if mask[first] and not (sign and tokens[first - 1].kind == "w" and tokens[first].gap == GLUED):
        return None
    if sign is None and tokens[at].kind == "s" and at and tokens[at].text in "-−" and tokens[at].gap == GLUED:
        if tokens[at - 1].text not in "([,;:/":
            return None
    between = at > 0 and tokens[at - 1].lower == "between"
    number = numeral(text, tokens, first, joins=not between)
    if number is None:
        return (_rank(tokens, at) or _single(tokens, at) or _fold(tokens, at)) if sign is None else None
    if number.ordinal:
        return Amount(at, number.end, number.end, number, number.value, kind="ordinal")
    if sign is not None:
        return _priced(tokens, at, number, sign[0])
    return _measured(tokens, at, number)


def _free(tokens: list[Token], at: int) -> bool:
    return at == 0 or tokens[at].gap != GLUED or tokens[at - 1].text in "(["


def _single(tokens: list[Token], at: int) -> Amount | None:
    """ "a litre", "an hour and a half"."""
    if tokens[at].lower not in numerals.ARTICLES or (at and tokens[at - 1].kind == "d"):
        return None
    found = units.single(tokens, at + 1)
    half = _and_half(tokens, at + 2) if found is None or found[1] == at + 2 else 0
    if half:
        found = units.lexicon().words.at(tokens, at + 1)
    if found is None or found[1] > at + 2 and half:
        return None
    value = Decimal("1.5") if half else Decimal(1)
    number = Numeral(at, at + 1, value, Decimal("0.5") if half else Decimal(1), whole=not half)
    return Amount(at, at + 1, half or found[1], number, value, kind=found[0].kind, unit=found[0].name)


def _and_half(tokens: list[Token], at: int) -> int:
    """The index after "and a half", or 0."""
    phrase = [token.lower for token in tokens[at : at + 3]]
    return at + 3 if phrase == ["and", "a", "half"] and tokens[at].gap == SPACED else 0


def _fold(tokens: list[Token], at: int) -> Amount | None:
    """ "sixfold"."""
    value = FOLDS.get(tokens[at].lower)
    if value is None:
        return None
    number = Numeral(at, at + 1, Decimal(value))
    return Amount(at, at + 1, at + 1, number, Decimal(value), kind="multiple", unit="time")


def _rank(tokens: list[Token], at: int) -> Amount | None:
    rank = numerals.ORDINALS.get(tokens[at].lower)
    if rank is None or tokens[at].kind != "w":
        return None
    number = Numeral(at, at + 1, Decimal(rank), ordinal=True)
    return Amount(at, at + 1, at + 1, number, number.value, kind="ordinal")


def _magnitude(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """ "magnitude 6.1", "magnitude of 6.1"."""
    nxt = at + 1
    nxt += nxt < len(tokens) and (tokens[nxt].lower == "of" or hyphen(tokens, nxt))
    if nxt >= len(tokens) or tokens[nxt].kind != "d" or tokens[nxt].gap > SPACED or len(tokens[nxt].text) > 2:
        return None
    number = numeral(text, tokens, nxt)
    if number is None or number.value is None or number.value > 12:
        return None
    return Amount(nxt, number.end, number.end, number, number.value, kind="measure", unit="magnitude")


# --- money ----------------------------------------------------------------------------------------


def _priced(tokens: list[Token], at: int, number: Numeral, sign: money.Currency) -> Amount | None:
    end = number.end
    if number.scale == 1 and end < len(tokens) and tokens[end].gap <= SPACED and tokens[end].kind == "w":
        number = _money_letter(tokens, number)
        end = number.end
    if sign.weak and number.scale == 1 and number.digits:
        return None
    if _letters_go_on(tokens, end) and not money.after(tokens, end):
        return Amount(at, end, end + 1, number, None, none=True)
    currency, last = money.refined(tokens, end, sign)
    value, reason = number.value, number.reason
    if sign.factor != 1 and value is not None:
        value *= sign.factor
        number = replace(number, value=value, step=number.step * sign.factor, scale=Decimal(sign.factor))
    if _point_group(number, currency, tokens):
        value, reason = None, "point before three figures: thousands or decimals"
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
    return _with_rate(tokens, found)


def _money_letter(tokens: list[Token], number: Numeral) -> Numeral:
    """ "$5m", "£3b", "$2 t" only glued."""
    end = number.end
    token = tokens[end]
    factor = numerals.MONEY_SUFFIXES.get(token.text)
    if factor is None or token.gap != GLUED or number.value is None or _letters_go_on(tokens, end + 1):
        return number
    value = number.value * factor
    step = numerals.place(value) if number.whole else number.step * factor
    return replace(number, end=end + 1, value=value, step=step, scale=Decimal(factor), digits="")


def _point_group(number: Numeral, currency: money.Currency, tokens: list[Token]) -> bool:
    """ "€1.500": in half of Europe a thousand and a half."""
    if currency.code not in money.lexicon().point_groups or number.scale != 1 or number.value is None:
        return False
    written = [token.text for token in tokens[number.start : number.end]]
    return len(written) == 3 and written[1] == "." and len(written[2]) == 3 and written[0] != "0"


def _letters_go_on(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].gap == GLUED and tokens[at].kind == "w"


# --- everything else ------------------------------------------------------------------------------


def _measured(tokens: list[Token], at: int, number: Numeral) -> Amount | None:
    end = number.end
    digits = number.written == "digits" or number.scale != 1
    part = _part(tokens, number) if number.share and number.scale == 1 else None
    if part is not None:
        return part
    currency = money.after(tokens, end)
    if (
        currency
        and currency[0].code == "GBP"
        and not currency[0].explicit
        and _weight(tokens, at, currency[1])
    ):
        unit, last = units.lexicon().units[POUND], currency[1]
        return _with_rate(
            tokens, Amount(at, end, last, number, number.value, number.value2, unit.kind, unit.name)
        )
    if currency and _large_enough(tokens, number, currency[1]):
        return _worded(tokens, at, number, currency)
    found = units.after(tokens, end, digits=digits)
    if found is None and _letters_go_on(tokens, end) and tokens[end].text == "m" and _metres(tokens, end + 1):
        found = units.lexicon().units["metre"], end + 1
    if found is not None:
        return _in_unit(tokens, at, number, found)
    number = _letter_m(tokens, number)
    end = number.end
    times = _times(tokens, at, number)
    if times is not None:
        return times
    if _letters_go_on(tokens, end) and number.written == "digits":
        return Amount(at, end, end + 1, number, None, none=True)
    if number.comma and number.scale == 1:
        return Amount(at, end, end, number, None, reason="decimal comma or a list")
    if number.value2 is not None and end < len(tokens) and tokens[end].lower == "of":
        of = _of_unit(tokens, at, number, end + 1)
        if of is not None:
            return of
    found_ = Amount(at, end, end, number, number.value, number.value2, reason=number.reason)
    return _with_rate(tokens, _aged(tokens, found_))


def _of_unit(tokens: list[Token], at: int, number: Numeral, nxt: int) -> Amount | None:
    """ "billions of dollars", "hundreds of miles"."""
    currency = money.lexicon().words.at(tokens, nxt)
    if currency and currency[0].code != "GBP":
        return replace(_worded(tokens, at, number, currency), end=number.end)
    found = units.lexicon().words.at(tokens, nxt)
    return _in_unit(tokens, at, number, found) if found else None


def _worded(tokens: list[Token], at: int, number: Numeral, found: tuple[money.Currency, int]) -> Amount:
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
    return _with_rate(tokens, amount_)


def _large_enough(tokens: list[Token], number: Numeral, last: int) -> bool:
    """ "5 won" is a verb, "5 million won" money."""
    if not any(token.lower in NEED_LARGE for token in tokens[number.end : last]) or last - number.end > 2:
        return True
    return number.scale >= 1000 or (number.value is not None and number.value >= 1000)


def _weight(tokens: list[Token], at: int, last: int) -> bool:
    """Whether "pounds" weigh here rather than pay: told by the words near them."""
    if hyphen(tokens, last - 2):
        return True
    near = tokens[max(at - 8, 0) : last + 6]
    weigh = any(token.lower in money.lexicon().weight for token in near)
    of = last < len(tokens) and tokens[last].lower == "of"
    return weigh or (of and last + 1 < len(tokens) and tokens[last + 1].lower not in screens.FUNCTIONS)


def _in_unit(tokens: list[Token], at: int, number: Numeral, found: tuple[units.Unit, int]) -> Amount:
    unit, last = found
    value = number.value
    if value is not None and value > 0 and unit.name in ("degree", "celsius", "fahrenheit"):
        if [token.lower for token in tokens[last : last + 2]] == ["below", "zero"]:
            value, last = -value, last + 2
    made = Amount(
        at, number.end, last, number, value, number.value2, unit.kind, unit.name, reason=number.reason
    )
    if unit.kind == "duration":
        nxt = last + 1 if hyphen(tokens, last) else last
        word = tokens[nxt].lower if close(tokens, nxt) else ""
        if word in ("old", "olds"):
            return replace(made, kind="age", last=nxt + 1)
        if word == "of" and nxt + 1 < len(tokens) and tokens[nxt + 1].lower == "age":
            return replace(made, kind="age", last=nxt + 2)
        if _age_word(tokens, at):
            return replace(made, kind="age")
    return _with_rate(tokens, made)


def _with_rate(tokens: list[Token], found: Amount) -> Amount:
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
    return replace(found, per=rate[0])


def _letter_m(tokens: list[Token], number: Numeral) -> Numeral:
    """A glued "m" that is a million, a metre, or not to be told."""
    end = number.end
    if (
        not _letters_go_on(tokens, end)
        or tokens[end].text != "m"
        or number.value is None
        or number.scale != 1
    ):
        return number
    if _letters_go_on(tokens, end + 1) or number.written != "digits":
        return number
    nxt = tokens[end + 1] if end + 1 < len(tokens) else None
    if _metres(tokens, end + 1):
        return number
    if (
        nxt is not None
        and nxt.kind == "w"
        and nxt.lower not in screens.FUNCTIONS | METRE_AFTER
        or (nxt and nxt.lower == "of")
    ):
        value = number.value * 1_000_000
        step = numerals.place(value) if number.whole else number.step * 1_000_000
        return replace(number, end=end + 1, value=value, step=step, scale=Decimal(1_000_000), digits="")
    return replace(number, end=end + 1, value=None, reason="m: metres or millions", digits="")


def _metres(tokens: list[Token], at: int) -> bool:
    """ "37m long", "37m-long", "37m (121ft)"."""
    step = at + 1 if hyphen(tokens, at) else at
    if step < len(tokens) and tokens[step].lower in METRE_AFTER:
        return True
    inner = [token.lower for token in tokens[at : at + 6]]
    return inner[:1] == ["("] and any(word in ("ft", "feet", "foot") for word in inner)


def _times(tokens: list[Token], at: int, number: Numeral) -> Amount | None:
    """ "four times", "3x"."""
    end = number.end
    if not close(tokens, end):
        return None
    glued = tokens[end].gap == GLUED and tokens[end].text in ("x", "×") and number.written == "digits"
    if glued and not (
        end + 1 < len(tokens) and tokens[end + 1].gap == GLUED and tokens[end + 1].kind in "wd"
    ):
        return Amount(at, end, end + 1, number, number.value, kind="multiple", unit="time")
    if tokens[end].lower == "fold" or (hyphen(tokens, end) and tokens[end + 1].lower == "fold"):
        last = end + 1 + (tokens[end].lower != "fold")
        return Amount(at, end, last, number, number.value, kind="multiple", unit="time")
    if tokens[end].lower != "times" or number.value is None:
        return None
    nxt = tokens[end + 1].lower if close(tokens, end + 1) else ""
    kind: Kind = "multiple" if nxt in MULTIPLE_AFTER else "count"
    made = Amount(at, end, end + 1, number, number.value, number.value2, kind, "time")
    return _with_rate(tokens, made)


def _age_word(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].lower in ("aged", "age") and tokens[at].gap <= SPACED + 1


def _aged(tokens: list[Token], found: Amount) -> Amount:
    """ "aged 55", "Barra, 51, said"."""
    at, last = found.start, found.last
    if found.value is None or not 0 < found.value < 120 or found.value2 is not None or not found.number.whole:
        return found
    if _age_word(tokens, at):
        return replace(found, kind="age", unit="year")
    if at < 2 or tokens[at - 1].text != "," or not found.number.digits or tokens[at].gap == GLUED:
        return found
    name = tokens[at - 2]
    stop = last >= len(tokens) or (tokens[last].text in ",.;)" and tokens[last].gap == GLUED)
    alone = last + 1 >= len(tokens) or tokens[last + 1].kind != "d"
    if stop and alone and name.kind == "w" and name.text[0].isupper() and name.lower not in screens.MONTHS:
        return replace(found, kind="age", unit="year")
    return found


def _part(tokens: list[Token], number: Numeral) -> Amount | None:
    """ "half a mile", "a quarter of an hour", "half a percentage point"."""
    end = number.end
    nxt = end + (end < len(tokens) and tokens[end].lower == "of")
    article = close(tokens, nxt) and tokens[nxt].lower in numerals.ARTICLES
    at = nxt + article
    if not article and not hyphen(tokens, end):
        found = units.after(tokens, nxt, digits=False) if number.written == "digits" else None
        if found is None:
            return None
        return _in_unit(tokens, number.start, number, found)
    found = units.after(tokens, at, digits=False) or (
        units.after(tokens, end, digits=False) if not article else None
    )
    if found is None:
        return None
    return replace(_in_unit(tokens, number.start, number, found), end=end)

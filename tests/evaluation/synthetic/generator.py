"""Sets of short reports with known conflicts and clean twins, built from wording files.

A wording file (`wording-dev.yaml`, `wording-test.yaml`) has subjects; a subject has leads, fillers and
facts; a fact has a role and at least six wordings of one sentence. A family says which role it takes, what
it plants, and what a checker should say. In a sentence `{n}`, `{time}` and the like, or `<...>`, is the
mention that is planted; the other slots are names, dates and places of the set.

Roles: `figure` (a number that holds), `total` (an accumulating number with {when}), `revised` ({n} for
{old}), `window` ({n} over {window}), `whole` and `part`, `pledge` and `given`, `zero` and `some`,
`background` (the like number of an earlier event), `measure` (a number with a unit that has a twin),
`clock`, `when`, `where`, `weekday`, `agreement`, `holder` and `former`, `currency`.

Everything is drawn from `random.Random`, a stream for each purpose, seeded by seed, wording and number: a
conflict and its clean twin draw alike, so that they differ only in what is planted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

__all__ = [
    "FAMILIES",
    "WORDINGS",
    "Expected",
    "Family",
    "Planted",
    "ReportSet",
    "Source",
    "load_wording",
    "make_set",
    "make_sets",
]

HERE = Path(__file__).parent
WORDINGS = ("dev", "test")
SIZES = (2, 2, 2, 3, 3, 4, 5)
OPEN, CLOSE = "\x02", "\x03"
MENTION = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
SLOT = re.compile(r"\{(\w+)\}")

Slots = Mapping[str, str]
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One report: who published it, when, and its text."""

    publisher: str
    issued: str
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A mention that was planted: in which report, where, in which sentence, its side, its number if it has one."""

    report: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    side: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a checker should say: a verdict ("clean" is none of any kind) and the reasons that will do.

    table: the fact table in which the planted statements belong. origins: how many origins side b has.
    """

    verdict: str
    reasons: frozenset[str] = frozenset()
    table: str = "figures"
    origins: int = 0


@dataclass(frozen=True, slots=True)
class ReportSet:
    """The reports of one set, what is planted in them, and what should be found."""

    family: str
    number: int
    subject: str
    fact: str
    reports: tuple[Source, ...]
    planted: tuple[Planted, ...]
    expected: Expected


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be; it has a side where something is planted in it."""

    text: str
    side: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report to be: its lead, the sentences that matter, its fillers, and what a copy adds at its end."""

    index: int
    issued: date
    lead: str
    matter: tuple[Sentence, ...]
    fillers: tuple[str, ...]
    headline: str = ""
    tail: str = ""


@dataclass
class Scene:
    """What one set is about: a subject with its slots filled, a fact, a day, and how many reports."""

    key: str
    wording: Entry
    subject: str
    fact: str
    slots: Slots
    day: date
    size: int
    issued: date
    leads: list[str]
    fillers: list[str]
    drafted: int = 0

    @property
    def entry(self) -> Entry:
        """The subject's entry in the wording file."""
        entry: Entry = self.wording["subjects"][self.subject]
        return entry

    def rules(self, fact: str = "") -> Entry:
        """A fact's entry."""
        rules: Entry = self.entry["facts"][fact or self.fact]
        return rules

    def fact_of(self, role: str) -> str:
        """The subject's fact with another role that belongs to this fact."""
        pair = self.rules().get("pair")
        facts: Mapping[str, Entry] = self.entry["facts"]
        return next(name for name, f in facts.items() if f["role"] == role and f.get("pair") == pair)

    def stream(self, purpose: str) -> Random:
        """Chance for one purpose: what another one draws does not shift it."""
        return Random(f"{self.key}/{purpose}")

    def here(self, purpose: str) -> Random:
        """Chance for one purpose in the report that is drafted next."""
        return self.stream(f"{purpose}/{self.drafted}")

    def sides(self) -> list[str]:
        """Who says what: one report at least on either side."""
        return ["a", "b", *self.stream("sides").choices("ab", k=self.size - 2)]

    def say(self, side: str, slots: Slots, value: float | None = None, fact: str = "") -> Sentence:
        """A sentence on a fact, in a wording that no other report of the set has."""
        fact = fact or self.fact
        wordings = self.rules(fact)["say"]
        order = self.stream(f"say/{fact}").sample(range(len(wordings)), len(wordings))
        return Sentence(self.fill(wordings[order[self.drafted]], slots, "matter"), side, value)

    def figure(self, side: str, value: float, fact: str = "", **slots: str) -> Sentence:
        """A sentence with a figure, in the form that this report takes."""
        rules = self.rules(fact)
        shown = _mark(_figure(self.here("figure"), rules, value))
        return self.say(side, {"n": shown, **slots}, _absolute(rules, value), fact)

    def draft(self, *matter: Sentence, issued: date | None = None) -> Draft:
        """The next report, with a lead of its own and one to three fillers."""
        rng = self.here("draft")
        fillers = tuple(self.fillers.pop(0) for _ in range(rng.choice((1, 2, 2, 3))))
        title = rng.choice(self.entry["headline"]) if rng.random() < 0.4 else ""
        lead, headline = self.fill(self.leads.pop(), {}, "lead"), self.fill(title, {}, "title")
        draft = Draft(self.drafted, issued or self.issued, lead, matter, fillers, headline)
        self.drafted += 1
        return draft

    def fill(self, wording: str, slots: Slots, purpose: str) -> str:
        """A wording with its slots filled; what is planted brings its marks."""
        rng = self.here(purpose)

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name in slots:
                return slots[name]
            return _day(self.day, rng.choice(DAY_FORMS)) if name == "day" else self.slots[name]

        return _capital(SLOT.sub(value, wording.replace("<", OPEN).replace(">", CLOSE)))


@cache
def load_wording(name: str) -> Entry:
    """The wording file of that name."""
    entry: Entry = yaml.safe_load((HERE / f"wording-{name}.yaml").read_text(encoding="utf-8"))
    return entry


# ---------------------------------------------------------------- figures and dates as journalists write them

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
DAY_FORMS = ("{d} {month} {y}", "{month} {d}, {y}", "{d} {month}", "{month} {d}")
WEEKDAY_FORMS = ("{w}, {d} {month} {y}", "{w}, {month} {d}", "{w} {d} {month}", "{w}, {month} {d}, {y}")


def _day(day: date, form: str) -> str:
    return form.format(d=day.day, month=f"{day:%B}", y=day.year, w=f"{day:%A}")


def _time(minutes: int, form: str) -> str:
    hour, minute = divmod(minutes, 60)
    half = "a.m." if hour < 12 else "p.m."
    return form.format(t24=f"{hour:02}:{minute:02}", t12=f"{(hour - 1) % 12 + 1}:{minute:02} {half}")


def _in_words(number: int) -> str:
    """A number below a hundred in words."""
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def _shown(value: float, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}"


def _forms(fact: Entry) -> list[str]:
    forms: list[str] = fact.get("forms", ["{m}"])
    return forms


def _figure(rng: Random, fact: Entry, value: float) -> str:
    """The figure in one of the fact's forms; small counts sometimes in words."""
    form = rng.choice(_forms(fact))
    words = rng.random() < (0.6 if value <= 12 else 0.25)
    decimals = int(fact.get("decimals", 0)) or int(value != int(value))
    if words and value < 100 and not decimals and form.startswith("{m}"):
        return form.format(m=_in_words(int(value)))
    return form.format(m=_shown(value, decimals))


def _absolute(fact: Entry, value: float) -> float:
    """The figure as a plain number."""
    return value * 1_000_000 if "million" in _forms(fact)[0] else value


def _exact(rng: Random, fact: Entry) -> float:
    """A figure that does not look rounded."""
    low, high = fact["range"]
    value = rng.uniform(low, high)
    return round(value, int(fact["decimals"])) if fact.get("decimals") else _unround(int(value))


def _unround(value: int) -> int:
    return value if value % 10 or value < 20 else value + 3


def _other(rng: Random, fact: Entry, value: float) -> float:
    """A figure that the same wording cannot mean."""
    factor = rng.uniform(*fact.get("apart", (1.2, 1.8)))
    factor = 1 / factor if rng.random() < 0.5 else factor
    if fact.get("decimals"):
        return round(value * factor, int(fact["decimals"]))
    other = _unround(round(value * factor))
    return other if abs(other - value) >= 2 else value + 3


def _mark(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def _capital(text: str) -> str:
    start = next((i for i, char in enumerate(text) if char.isalnum()), 0)
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


# ---------------------------------------------------------------- composing


def _scene(key: str, wording: Entry, role: str, needs: str = "") -> Scene:
    """A subject that has a fact of this role, and that fact."""
    rng = Random(f"{key}/scene")
    choices = [
        (subject, fact)
        for subject, entry in wording["subjects"].items()
        for fact, rules in entry["facts"].items()
        if rules["role"] == role and (not needs or rules.get(needs))
    ]
    subject, fact = rng.choice(choices)
    entry = wording["subjects"][subject]
    rules = entry["facts"][fact]
    slots = {name: rng.choice(values) for name, values in entry.get("pool", {}).items()}
    day = date(2018, 1, 1) + timedelta(days=rng.randrange(2300))
    issued = day + timedelta(days=rng.randint(*entry["lag"]))
    if "date" in rules:
        day = issued = date.fromisoformat(rules["date"])
    leads, own, general = (
        rng.sample(each, len(each)) for each in (entry["lead"], entry["filler"], wording["general"])
    )
    fillers = [text for pair in zip(own, general, strict=False) for text in pair] + general[len(own) :]
    return Scene(key, wording, subject, fact, slots, day, rng.choice(SIZES), issued, leads, fillers)


def _finish(scene: Scene, drafts: Sequence[Draft], family: Family, number: int) -> ReportSet:
    """Puts the drafts together: the lead first, the rest in an order of its own."""
    publishers = scene.stream("publishers").sample(scene.wording["publishers"], len(drafts))
    reports, planted = [], []
    for index, place in enumerate(scene.stream("reports").sample(range(len(drafts)), len(drafts))):
        draft = drafts[place]
        text = f"{draft.headline}\n\n" if draft.headline else ""
        for turn, sentence in enumerate(_ordered(scene, draft)):
            text += ("\n\n" if turn == 3 else " ") if turn else ""
            plain, start = MENTION.sub(r"\1", sentence.text), len(text)
            match = MENTION.search(sentence.text)
            if sentence.side and match is not None:
                at = start + match.start()
                span = (at, at + len(match[1]), start, start + len(plain))
                planted.append(Planted(index, *span, sentence.side, sentence.value))
            text += plain
        reports.append(Source(publishers[place], draft.issued.isoformat(), text))
    return ReportSet(
        family.name, number, scene.subject, scene.fact, tuple(reports), tuple(planted), family.expected
    )


def _ordered(scene: Scene, draft: Draft) -> list[Sentence]:
    """The sentences of a report; the ones that matter stand among the fillers and keep their order."""
    rest = [*draft.matter, *map(Sentence, draft.fillers)]
    order = scene.stream(f"order/{draft.index}").sample(range(len(rest)), len(rest))
    matter = iter(draft.matter)
    body = [next(matter) if i < len(draft.matter) else rest[i] for i in order]
    return [Sentence(draft.lead), *body, *([Sentence(draft.tail)] if draft.tail else [])]


# ---------------------------------------------------------------- what the families plant

Plan = Callable[[Scene, bool], list[Draft]]


def _contradiction(scene: Scene, conflict: bool) -> list[Draft]:
    """One question, one time; side b says another value."""
    fact, rng = scene.rules(), scene.stream("values")
    first = _exact(rng, fact)
    second = _other(rng, fact, first)
    drafts = []
    for side in scene.sides():
        late = timedelta(days=scene.here("late").randint(0, 1) if fact.get("settled") else 0)
        sentence = scene.figure(side, second if side == "b" and conflict else first)
        drafts.append(scene.draft(sentence, issued=scene.issued + late))
    return drafts


def _wire(scene: Scene, conflict: bool) -> list[Draft]:
    """Two copies of one text on side b; one or two reports of their own on side a."""
    fact, rng = scene.rules(), scene.stream("values")
    first = _exact(rng, fact)
    second = _other(rng, fact, first)
    copy = scene.draft(scene.figure("b", second if conflict else first))
    copy = replace(copy, fillers=(*copy.fillers, scene.fillers.pop(0))[:3])
    tail = scene.fillers.pop(0) if rng.random() < 0.5 else ""
    drafts = [copy, replace(copy, headline="", tail=tail)]
    for _ in range(rng.choice((1, 1, 2))):
        drafts.append(scene.draft(scene.figure("a", first)))
    return drafts


def _over_time(scene: Scene, conflict: bool) -> list[Draft]:
    """A total at two days: it grows, or, in a conflict, it falls."""
    rng = scene.stream("values")
    low = _exact(rng, scene.rules())
    high = _unround(round(low * rng.uniform(1.15, 2.0)))
    later = scene.day + timedelta(days=rng.randint(30, 400))
    values = (high, low) if conflict else (low, high)
    return [
        _dated(scene, side, values[side == "b"], later if side == "b" else scene.day)
        for side in scene.sides()
    ]


def _revision(scene: Scene, _: bool) -> list[Draft]:
    """A total, and later a lower one that says what it corrects."""
    rng, total = scene.stream("values"), scene.rules()["of"]
    old = _exact(rng, scene.rules(total))
    new = _unround(round(old * rng.uniform(0.8, 0.96)))
    later = scene.day + timedelta(days=rng.randint(3, 20))
    return [
        _dated(scene, side, new, later, old=_shown(old))
        if side == "b"
        else _dated(scene, side, old, scene.day, total)
        for side in scene.sides()
    ]


def _dated(scene: Scene, side: str, value: float, day: date, fact: str = "", **slots: str) -> Draft:
    """A report of a day, with a total as of that day."""
    rng = scene.here("dated")
    when, late = _day(day, rng.choice(DAY_FORMS[:2])), timedelta(days=rng.randint(0, 2))
    return scene.draft(scene.figure(side, value, fact, when=when, **slots), issued=day + late)


def _window(scene: Scene, _: bool) -> list[Draft]:
    """A total over a long time and over a shorter one."""
    fact, rng = scene.rules(), scene.stream("values")
    windows, large = rng.choice(fact["windows"]), _exact(rng, fact)
    values = (large, _unround(round(large * rng.uniform(0.3, 0.7))))
    return [
        scene.draft(scene.figure(side, values[side == "b"], window=windows[side == "b"]))
        for side in scene.sides()
    ]


def _part(scene: Scene, conflict: bool) -> list[Draft]:
    """A whole, and a part of it that is smaller, or, in a conflict, larger."""
    rng = scene.stream("values")
    whole = _exact(rng, scene.rules())
    less, more = rng.uniform(0.15, 0.6), rng.uniform(1.2, 1.7)
    part = _unround(max(3, round(whole * (more if conflict else less))))
    return _two_facts(scene, (whole, part), (scene.fact, scene.fact_of("part")))


def _pledge(scene: Scene, _: bool) -> list[Draft]:
    """What was promised, and what has been paid."""
    rng = scene.stream("values")
    promised = _exact(rng, scene.rules())
    paid = _unround(round(promised * rng.uniform(0.2, 0.7)))
    return _two_facts(scene, (promised, paid), (scene.fact, scene.fact_of("given")))


def _none_and_some(scene: Scene, conflict: bool) -> list[Draft]:
    """Side a says that there was none; side b says how many there were, or none as well."""
    some, none = scene.fact, scene.fact_of("zero")
    value = scene.stream("values").randint(*scene.rules()["range"])
    return _two_facts(scene, (0, value if conflict else 0), (none, some if conflict else none))


def _two_facts(scene: Scene, values: tuple[float, float], facts: tuple[str, str]) -> list[Draft]:
    return [
        scene.draft(scene.figure(side, values[side == "b"], facts[side == "b"])) for side in scene.sides()
    ]


def _rounding(scene: Scene, conflict: bool) -> list[Draft]:
    """Side a rounds, with a bound or "about"; side b is exact, and fits or not."""
    fact, rng = scene.rules(), scene.stream("values")
    size = int(_exact(rng, fact))
    step = 10 ** (len(str(size)) - 1)
    base = size // step * step if size >= 3 * step else size * 10 // step * step // 10
    kind = rng.choice(("under", "over", "about"))
    spread = {"under": (-0.02, -0.006), "over": (0.006, 0.03), "about": (-0.015, 0.015)}[kind]
    fits, lower, higher = rng.uniform(*spread), rng.uniform(-0.5, -0.28), rng.uniform(0.35, 0.7)
    apart = lower if kind == "over" or rng.random() < 0.5 else higher
    exact = base * (1 + (apart if conflict else fits))
    exact = _unround(round(exact)) if base >= 1000 else round(exact, 1)
    bound = rng.choice(scene.wording["bounds"][kind])
    drafts = []
    for side in scene.sides():
        value, form = (base if side == "a" else exact), scene.here("figure").choice(_forms(fact))
        shown = form.format(m=_shown(value, int(value != int(value))))
        shown = _mark(f"{bound} {shown}" if side == "a" else shown)
        drafts.append(scene.draft(scene.say(side, {"n": shown}, _absolute(fact, value))))
    return drafts


def _unit(scene: Scene, conflict: bool) -> list[Draft]:
    """Side b gives the same measure in another unit, or, in a conflict, another measure."""
    fact, rng = scene.rules(), scene.stream("values")
    unit = scene.wording["units"][fact["unit"]]
    value, step = round(_exact(rng, fact)), unit.get("step")
    other = value * unit["factor"] + unit.get("offset", 0)
    wrong = other + step * rng.choice((1, 1.5, 2)) if step else other * rng.uniform(1.25, 1.6)
    other = wrong if conflict else other
    drafts = []
    for side in scene.sides():
        shown = _shown(value) if side == "a" else _shown(other, 0 if step or other >= 100 else 1)
        form = scene.here("figure").choice(unit[side])
        drafts.append(scene.draft(scene.say(side, {"n": _mark(form.format(m=shown))})))
    return drafts


def _clock(scene: Scene, conflict: bool) -> list[Draft]:
    """Side a gives local time, side b Greenwich time, which fits or not."""
    forms, rng = scene.wording["clock"], scene.stream("values")
    zone, offset = rng.choice(list(scene.wording["zones"].items()))
    greenwich, shift = rng.randrange(60, 20 * 60 - offset, 5), rng.choice((95, 120, 150))
    drafts = []
    for side in scene.sides():
        minutes = greenwich + (offset if side == "a" else shift * conflict)
        form = scene.here("figure").choice(forms["local" if side == "a" else "gmt"])
        drafts.append(scene.draft(scene.say(side, {"time": _mark(_time(minutes, form)), "zone": zone})))
    return drafts


def _background(scene: Scene, _: bool) -> list[Draft]:
    """All reports agree on the event; some recall an earlier one of its kind."""
    rng, now = scene.stream("values"), scene.rules()["of"]
    value, before = _exact(rng, scene.rules(now)), _exact(rng, scene.rules())
    form, past = rng.choice(_forms(scene.rules(now))), str(scene.day.year - rng.randint(4, 30))
    shown, recalled = (_mark(form.format(m=_shown(each))) for each in (value, before))
    drafts = []
    for side in scene.sides():
        matter = [scene.say("a", {"n": shown}, value, now)]
        if side == "b":
            matter.append(scene.say("b", {"n": recalled, "past": past}, before))
        drafts.append(scene.draft(*matter))
    return drafts


def _holders(scene: Scene, conflict: bool) -> list[Draft]:
    """Side b names another holder on the same day, or else a former one."""
    rng, former = scene.stream("values"), scene.fact_of("former")
    post, names = _post(rng.choice(scene.wording["posts"])), rng.sample(scene.wording["people"], 2)
    facts = (scene.fact, scene.fact if conflict else former)
    return [
        scene.draft(scene.say(side, {"name": _mark(names[side == "b"]), **post}, fact=facts[side == "b"]))
        for side in scene.sides()
    ]


def _spelling(scene: Scene, conflict: bool) -> list[Draft]:
    """Side b spells the holder's name another way."""
    rng = scene.stream("values")
    post, names = _post(rng.choice(scene.wording["posts"])), rng.choice(scene.wording["spellings"])
    return [
        scene.draft(scene.say(side, {"name": _mark(names[side == "b" and conflict]), **post}))
        for side in scene.sides()
    ]


def _post(post: Entry) -> dict[str, str]:
    return {"title": post["title"], "Title": post["title"].title(), "of": post["of"], "adj": post["adj"]}


def _event_date(scene: Scene, conflict: bool) -> list[Draft]:
    """An event that side b puts on another day."""
    return _two_days(scene, conflict, {})


def _agreement_date(scene: Scene, conflict: bool) -> list[Draft]:
    """A deal that side b puts on another day."""
    name = scene.stream("instrument").choice(scene.rules()["instruments"])[0]
    return _two_days(scene, conflict, _instrument(name, str))


def _two_days(scene: Scene, conflict: bool, slots: Slots) -> list[Draft]:
    days = (scene.day, scene.day - timedelta(days=scene.stream("values").randint(1, 5)))
    drafts = []
    for side in scene.sides():
        shown = _day(days[side == "b" and conflict], scene.here("figure").choice(DAY_FORMS))
        drafts.append(scene.draft(scene.say(side, {"day": _mark(shown), **slots})))
    return drafts


def _instruments(scene: Scene, conflict: bool) -> list[Draft]:
    """Side b calls the deal by another instrument."""
    names = scene.stream("instrument").choice(scene.rules()["instruments"])
    return [
        scene.draft(scene.say(side, _instrument(names[side == "b" and conflict], _mark)))
        for side in scene.sides()
    ]


def _instrument(name: str, shown: Callable[[str], str]) -> Slots:
    article = "an" if name[0] in "aeiou" else "a"
    return {"instrument": shown(name), "an_instrument": f"{article} {shown(name)}"}


def _event_place(scene: Scene, conflict: bool) -> list[Draft]:
    """Side b puts the event in another town."""
    towns = scene.rules()["towns"]
    near = towns[next(slot for slot in scene.slots.values() if slot in towns)]
    pair = scene.stream("values").sample(near, 2)
    return [
        scene.draft(scene.say(side, {"town": _mark(pair[side == "b" and conflict])}))
        for side in scene.sides()
    ]


def _weekday(scene: Scene, conflict: bool) -> list[Draft]:
    """One report has a weekday that its date was not; the others have the right one."""
    shift = scene.stream("values").choice((-2, -1, 1, 2))
    drafts = []
    for index in range(scene.size):
        shown = _day(scene.day, scene.here("figure").choice(WEEKDAY_FORMS))
        if index == 0 and conflict:
            shown = shown.replace(f"{scene.day:%A}", f"{scene.day + timedelta(days=shift):%A}")
        drafts.append(scene.draft(scene.say("c" if index else "a", {"wdate": _mark(shown)})))
    return drafts


def _currency(scene: Scene, _: bool) -> list[Draft]:
    """The same sum in two dollars: with a bare "$" on one side or on both."""
    fact, rng = scene.rules(), scene.stream("values")
    home, rate = rng.choice(list(fact["homes"].items()))
    ours = round(_exact(rng, fact))
    theirs = "home_forms" if rng.random() < 0.5 else "bare_forms"
    drafts = []
    for side in scene.sides():
        form = scene.here("figure").choice(fact["bare_forms" if side == "a" else theirs])
        shown = form.format(c=home, m=ours if side == "a" else round(ours * rate))
        drafts.append(scene.draft(scene.say(side, {"n": _mark(shown)})))
    return drafts


# ---------------------------------------------------------------- the families


@dataclass(frozen=True, slots=True)
class Family:
    """A family of sets; families with one `pair` draw alike, and `conflict` says which of the two it is."""

    name: str
    pair: str
    conflict: bool
    plan: Plan
    role: str
    expected: Expected
    needs: str = ""


def _conflict(reason: str, table: str = "figures", origins: int = 0) -> Expected:
    return Expected("conflict", frozenset({reason}), table, origins)


def _explained(*reasons: str) -> Expected:
    return Expected("explained", frozenset(reasons))


TWINS: dict[str, tuple[str, Expected]] = {
    "total-falls": ("growth", _explained("changed-over-time", "revised")),
    "part-exceeds": ("part-whole", _explained("part-of-whole", "different-scope")),
    "rounding-conflict": ("rounding", _explained("rounding", "different-precision")),
    "unit-conflict": ("unit", _explained("different-unit", "rounding", "different-precision")),
    "clock-conflict": ("clock", Expected("clean", table="events")),
    "two-holders": ("ex-holder", Expected("clean", table="offices")),
}
"""The clean twins that have a name, or an explanation, of their own."""


def _families() -> Iterator[Family]:
    def both(name: str, plan: Plan, role: str, expected: Expected, needs: str = "") -> Iterator[Family]:
        twin, otherwise = TWINS.get(name, (f"{name}-twin", Expected("clean", table=expected.table)))
        yield Family(name, name, True, plan, role, expected, needs)
        yield Family(twin, name, False, plan, role, otherwise, needs)

    def alone(name: str, plan: Plan, role: str, expected: Expected) -> Iterator[Family]:
        yield Family(name, name, False, plan, role, expected)

    apart, unknown = _conflict("disjoint-values"), Expected("undetermined", frozenset({"currency-unknown"}))
    yield from both("contradiction", _contradiction, "figure", apart)
    yield from both("wire", _wire, "figure", _conflict("disjoint-values", origins=1))
    yield from both("total-falls", _over_time, "total", _conflict("total-falls"))
    yield from alone("revision", _revision, "revised", _explained("revised", "changed-over-time"))
    yield from alone("window", _window, "window", _explained("different-window"))
    yield from both("part-exceeds", _part, "whole", _conflict("part-exceeds-whole"))
    yield from alone("pledge", _pledge, "pledge", _explained("pledge-not-total", "different-scope"))
    yield from both("rounding-conflict", _rounding, "figure", apart, "round")
    yield from both("zero", _none_and_some, "some", apart)
    yield from both("unit-conflict", _unit, "measure", apart)
    yield from both("clock-conflict", _clock, "clock", _conflict("different-date", "events"))
    yield from alone("other-event", _background, "background", _explained("different-event"))
    yield from alone("currency", _currency, "currency", unknown)
    yield from both("two-holders", _holders, "holder", _conflict("two-holders", "offices"))
    yield from both("name-variant", _spelling, "holder", _conflict("name-variant", "offices"))
    yield from both("agreement-date", _agreement_date, "agreement", _conflict("different-date", "agreements"))
    yield from both("instrument", _instruments, "agreement", _conflict("different-instrument", "agreements"))
    yield from both("event-date", _event_date, "when", _conflict("different-date", "events"))
    yield from both("event-place", _event_place, "where", _conflict("different-place", "events"))
    yield from both("weekday", _weekday, "weekday", _conflict("different-date", "weekdays"))


FAMILIES: dict[str, Family] = {family.name: family for family in _families()}
"""Every family by its name."""


def make_set(family: str, number: int, wording: str = "dev", seed: int = 0) -> ReportSet:
    """One set of a family; the same arguments give the same set."""
    chosen = FAMILIES[family]
    key = f"{seed}/{wording}/{chosen.pair}/{number}"
    scene = _scene(key, load_wording(wording), chosen.role, chosen.needs)
    return _finish(scene, chosen.plan(scene, chosen.conflict), chosen, number)


def make_sets(family: str, count: int = 60, wording: str = "dev", seed: int = 0) -> Iterator[ReportSet]:
    """The first sets of a family."""
    for number in range(count):
        yield make_set(family, number, wording, seed)

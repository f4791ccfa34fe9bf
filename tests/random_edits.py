"""Random edits of a set of reports that have nothing to do with its findings, and how many findings keep their id.

An edit is unrelated to a finding if it leaves the paragraphs of its quotes alone. What is
put in is about other things and other places, with figures, dates and names of its own.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.findings import Finding
from factcheck.pipeline import check

SENTENCES = (
    "The bakery on the corner sold 140 loaves before noon.",
    "A choir of 32 children sang in the hall on 3 May 2019.",
    "It snowed for two days, and the trains ran late.",
    "The museum of Reykjavik lent nine paintings to a gallery in Lima.",
    "In Peru, a dam that cost $90 million was finished in 2016.",
    "Nobody in the street had heard of it.",
    "The chess club of Graz drew its match, 4 to 4.",
    "Uruguay exported 12,000 tonnes of wool in 2021.",
    "The librarian, Greta Holm, has worked there since 1998.",
    "They had waited for a long time, she said.",
    "About 60 per cent of the tickets were sold by Friday.",
    "The orchard lost 45 trees in the storm of October 2012.",
)
REPORT = """---
publisher: {publisher}
issued: 2018-0{month}-1{day}
---

{first}

{second} {third}
"""
EDITS_A_ROUND = 3
BREAK = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z])")

Text = list[str]
"""A report's paragraphs; the first one is the front matter where there is one."""


@dataclass
class Stability:
    """What the rounds showed: findings that an edit did not concern, those that kept their id, and the others."""

    untouched: int = 0
    kept: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.kept / self.untouched if self.untouched else 1.0


def measure(
    reports: Path, folder: Path, rounds: int, seed: int, *, data_set: Path | None = None
) -> Stability:
    """Edits the reports again and again, each time afresh, and counts the findings that keep their id.

    reports: the folder of the reports, Markdown or text; folder: where the edited ones may be
    written; data_set: whose reference tables apply, if any.
    """
    chance = random.Random(seed)
    texts = {path.name: read(path) for path in sorted(reports.iterdir()) if path.suffix in (".md", ".txt")}
    home = folder / "edited"
    baseline = _found(texts, home, data_set)
    done = Stability()
    for number in range(rounds):
        changed = {name: list(paragraphs) for name, paragraphs in texts.items()}
        told = [chance.choice(EDITS)(changed, chance, baseline) for _ in range(EDITS_A_ROUND)]
        after = Counter(finding.id for finding in _found(changed, home, data_set))
        for finding in baseline:
            if not _stands(finding, changed, texts):
                continue
            done.untouched += 1
            done.kept += bool(after[finding.id])
            if not after[finding.id]:
                done.lost.append(f"round {number}: {finding.rule}: {finding.message} ({'; '.join(told)})")
    return done


def _found(texts: dict[str, Text], folder: Path, data_set: Path | None) -> tuple[Finding, ...]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, paragraphs in texts.items():
        (folder / name).write_text("\n\n".join(paragraphs), encoding="utf-8")
    return check([folder], data_set=data_set or folder).findings


def read(path: Path) -> Text:
    text = path.read_text(encoding="utf-8")
    head = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    rest = text[head.end() :] if head else text
    return [head.group().rstrip("\n") if head else "", *re.split(r"\n\s*\n", rest.strip("\n"))]


def quotes(findings: Iterable[Finding]) -> dict[str, set[str]]:
    """The quotes of findings, by file."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        for answer in finding.answers:
            for s in answer.statements:
                found.setdefault(Path(s.path).name, set()).add(s.quote)
    return found


def _stands(finding: Finding, changed: dict[str, Text], texts: dict[str, Text]) -> bool:
    """Whether every paragraph that holds one of its quotes is as it was."""
    return all(
        [p for p in changed.get(name, []) if quote in p] == [p for p in texts[name] if quote in p]
        for name, mine in quotes([finding]).items()
        for quote in mine
    )


def _free(texts: dict[str, Text], findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """The paragraphs that hold no quote of any finding."""
    told = quotes(findings)
    return [
        (name, n)
        for name, paragraphs in sorted(texts.items())
        for n, paragraph in enumerate(paragraphs)
        if n and not any(quote in paragraph for quote in told.get(name, ()))
    ]


# ---------------------------------------------------------------- the edits: each changes `texts` and says what it did


def add_paragraph(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    name = chance.choice(sorted(texts))
    said = " ".join(chance.sample(SENTENCES, 2))
    texts[name].insert(chance.randint(1, len(texts[name])), said)
    return f"{name}: added “{said}”"


def add_sentence(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    places = _free(texts, findings)
    if not places:
        return "nothing"
    name, n = chance.choice(places)
    parts = BREAK.split(texts[name][n])
    said = chance.choice(SENTENCES)
    parts.insert(chance.randint(0, len(parts)), said)
    texts[name][n] = " ".join(parts)
    return f"{name}: added “{said}”"


def remove_sentence(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    places = [(name, n) for name, n in _free(texts, findings) if not texts[name][n].startswith("#")]
    if not places:
        return "nothing"
    name, n = chance.choice(places)
    parts = BREAK.split(texts[name][n])
    gone = parts.pop(chance.randrange(len(parts)))
    texts[name][n] = " ".join(parts)
    return f"{name}: removed “{gone}”"


def alter_sentence(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    """A number becomes another, or two words in a row change places."""
    places = _free(texts, findings)
    if not places:
        return "nothing"
    name, n = chance.choice(places)
    before = texts[name][n]
    numbers = list(re.finditer(r"\d+", before))
    if numbers and chance.random() < 0.7:
        hit = chance.choice(numbers)
        texts[name][n] = f"{before[: hit.start()]}{chance.randint(2, 900)}{before[hit.end() :]}"
    else:
        words = before.split(" ")
        at = chance.randrange(max(len(words) - 1, 1))
        words[at : at + 2] = reversed(words[at : at + 2])
        texts[name][n] = " ".join(words)
    return f"{name}: altered “{before[:60]}”"


def add_report(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    first, second, third = chance.sample(SENTENCES, 3)
    text = REPORT.format(
        publisher=chance.choice(["Valley Echo", "Island Mirror"]),
        month=chance.randint(1, 9),
        day=chance.randint(0, 9),
        first=first,
        second=second,
        third=third,
    )
    name = f"{chance.choice('aqz')}-other-{chance.randint(0, 999)}.md"
    head, body = text.split("\n\n", 1)
    texts[name] = [head, *body.strip("\n").split("\n\n")]
    return f"added the report {name}"


def remove_report(texts: dict[str, Text], chance: random.Random, findings: Iterable[Finding]) -> str:
    name = chance.choice(sorted(texts))
    if len(texts) < 3:
        return "nothing"
    del texts[name]
    return f"removed the report {name}"


EDITS: tuple[Callable[[dict[str, Text], random.Random, Iterable[Finding]], str], ...] = (
    *(add_paragraph, add_paragraph, add_sentence, add_sentence, remove_sentence, alter_sentence),
    *(add_report, remove_report),
)

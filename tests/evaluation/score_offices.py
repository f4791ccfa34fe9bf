"""Persons with their offices against the list made by reading, tests/gold/offices.csv.

    python tests/evaluation/score_offices.py ../shared [--gray] [--brief]

Reads the five reports and the six corpora, and counts per corpus and in all:

- loose: a person with a rank. The same person (names alike, or of one surname inside one
  report), the same rank; a pair counts once in a report.
- strict: also portfolio and jurisdiction. A mention that leaves something out ("the minister
  X") and agrees with a fuller one of the same person is no second office.

Gray rows of the list are left out on both sides unless `--gray` counts them. Behind each share
stands its Wilson 95 % interval; that of F1 takes it as a share of the mean of both totals.
Then it lists the misses and the false ones with their kinds. Read tests/gold/README.md first.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from math import sqrt
from pathlib import Path

from factcheck.extract.document import read_document
from factcheck.extract.offices import lexicon
from factcheck.names import Band, band, fold, split_name
from factcheck.places import default_gazetteer
from factcheck.read import read_reports

GOLD = Path(__file__).parents[1] / "gold" / "offices.csv"
RETOLD = "canada-ukraine-RESTATED/"
READ_AS = " <- read as "
SCOPE = "person and rank right, portfolio or jurisdiction not (or read twice)"
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Row:
    """One office of one person; each value is a tuple of answers that are right, of a reading just one."""

    person: tuple[str, ...]
    rank: tuple[str, ...]
    scope: tuple[tuple[str, str], ...]
    standing: tuple[bool, bool, str]
    title: str = ""
    gray: str = ""

    def __str__(self) -> str:
        portfolio, jurisdiction = self.scope[0]
        where = ", ".join(part for part in (portfolio, jurisdiction) if part) or "-"
        return f"{self.person[0]}: {self.rank[0]} ({where}) [{self.title}]"


@dataclass
class Score:
    """Hits, misses and false ones, each with its report and a kind."""

    hits: list[tuple[str, Row, Row]] = field(default_factory=list)
    misses: list[tuple[str, Row, str]] = field(default_factory=list)
    false: list[tuple[str, Row, str]] = field(default_factory=list)

    def part(self, corpus: str, within: bool = True) -> Score:
        """The part of one corpus, or all but it."""
        return Score(
            [hit for hit in self.hits if hit[0].startswith(corpus) is within],
            [miss for miss in self.misses if miss[0].startswith(corpus) is within],
            [false for false in self.false if false[0].startswith(corpus) is within],
        )

    def add(self, other: Score) -> None:
        """Counts another score in."""
        self.hits += other.hits
        self.misses += other.misses
        self.false += other.false

    def line(self) -> str:
        """Precision, recall and F1 with their intervals."""
        hits, gold, read = len(self.hits), len(self.hits) + len(self.misses), len(self.hits) + len(self.false)
        shares = (("P", hits, read), ("R", hits, gold), ("F1", hits, (gold + read) / 2))
        return f"{gold:4} {read:4} {hits:4}  " + "  ".join(f"{n} {_share(k, of)}" for n, k, of in shares)


def _share(hits: int, of: float) -> str:
    if not of:
        return " -               "
    share, square = hits / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return f"{100 * share:5.1f} [{100 * max(0.0, middle - half):.1f}, {100 * min(1.0, middle + half):.1f}]"


# ---------------------------------------------------------------- what is compared


def gold_rows(path: Path) -> dict[str, list[Row]]:
    """The list by report."""
    rows: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = Row(
                tuple(line["person"].split("|")),
                tuple(line["rank"].split("|")),
                tuple(_scopes(line["portfolio"].split("|"), line["jurisdiction"].split("|"))),
                (line["acting"] == "true", line["former"] == "true", line["status"]),
                line["title"],
                line["gray"],
            )
            rows.setdefault(line["report"], []).append(row)
    return rows


def _scopes(portfolios: Sequence[str], jurisdictions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Equally many go in pairs; else each portfolio with each jurisdiction."""
    if len(portfolios) == len(jurisdictions):
        yield from zip_longest(portfolios, jurisdictions, fillvalue="")
        return
    yield from ((portfolio, jurisdiction) for portfolio in portfolios for jurisdiction in jurisdictions)


def read_rows(shared: Path) -> Iterator[tuple[str, list[Row], list[str]]]:
    """Of each report its name, the offices read from it, and everybody named in it."""
    gazetteer = default_gazetteer()
    folders = {"canada-ukraine": shared / "reports" / "canada-ukraine"}
    folders |= {path.parent.name: path for path in sorted((shared / "corpora").glob("*/reports"))}
    for corpus, folder in folders.items():
        result = read_reports(folder)
        for skipped in result.not_read:
            print("not read:", skipped)
        for report in sorted(result.reports, key=lambda report: report.path):
            people = read_document(report, gazetteer).people
            rows = {
                Row(
                    (mention.person,),
                    (office.rank,),
                    ((office.portfolio, office.jurisdiction),),
                    (office.acting, office.former, office.status),
                    " ".join(mention.title.split()),
                ): None
                for mention in people
                for office in mention.titles
            }
            yield f"{corpus}/{Path(report.path).name}", list(rows), [mention.person for mention in people]


def same_person(one: Row, other: Row) -> bool:
    """Names alike, or of one surname, which inside one report is enough."""
    return any(same_name(a, b) for a in one.person for b in other.person)


def same_name(a: str, b: str) -> bool:
    """True if two names of one report are of one person."""
    surname = fold(split_name(a).surname)
    return (bool(surname) and surname == fold(split_name(b).surname)) or band(a, b) is Band.SAME


def loosely(one: Row, other: Row) -> bool:
    """The same person with the same rank."""
    return bool(set(one.rank) & set(other.rank)) and same_person(one, other)


def strictly(one: Row, other: Row) -> bool:
    """Loosely, and with the same portfolio and jurisdiction."""
    return loosely(one, other) and bool({*map(_plain, one.scope)} & {*map(_plain, other.scope)})


def _plain(scope: tuple[str, str]) -> tuple[str, ...]:
    """Portfolio and jurisdiction without case, article, possessive and punctuation."""
    texts = (text.replace("’", "'").replace("'s ", " ").replace("-", " ") for text in scope)
    words = (fold(text).split() for text in texts)
    return tuple(" ".join(each[1:] if each[:1] == ["the"] else each) for each in words)


def _covers(full: Row, short: Row) -> bool:
    """True if the short one is the full one with something left out."""
    pairs = list(zip(_plain(full.scope[0]), _plain(short.scope[0]), strict=True))
    return loosely(full, short) and all(b in ("", a) for a, b in pairs)


# ---------------------------------------------------------------- comparing


def distinct(rows: Sequence[Row], same: Callable[[Row, Row], bool]) -> list[Row]:
    """Each office once; the fullest reading stands for the ones it covers."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: -sum(map(bool, row.scope[0]))):
        if not any(same(row, other) for other in kept):
            kept.append(row)
    return kept


def compare(name: str, gold: Sequence[Row], read: Sequence[Row], named: Sequence[str], strict: bool) -> Score:
    """One report's hits, misses and false ones; each reading answers one row of the list."""
    match = strictly if strict else loosely
    sure, gray = [row for row in gold if not row.gray], [row for row in gold if row.gray]
    wanted = sure if strict else distinct(sure, loosely)
    left = distinct(read, (lambda short, full: _covers(full, short)) if strict else loosely)
    score = Score()
    for row in wanted:
        found = next((other for other in left if match(row, other)), None)
        if found is None:
            score.misses.append((name, row, _why_missed(row, read, named)))
        else:
            left.remove(found)
            score.hits.append((name, row, found))
    for row in left:
        if not any(loosely(row, other) for other in gray):
            score.false.append((name, row, _why_false(row, sure)))
    return score


def _why_missed(row: Row, read: Sequence[Row], named: Sequence[str]) -> str:
    near = [other for other in read if same_person(row, other)]
    ranked = [other for other in near if loosely(row, other)]
    if ranked:
        return f"{_scope_apart(row, ranked[0])}{READ_AS}{ranked[0].scope[0]}"
    if near:
        return "other rank" + READ_AS + ", ".join(sorted({other.rank[0] for other in near}))
    if any(same_name(person, other) for person in row.person for other in named):
        return "person read without an office"
    words = {word for person in row.person for word in person.split()}
    parts = [other for other in named if words & set(other.split())]
    return "name cut" + READ_AS + parts[0] if parts else "person not read"


def _scope_apart(row: Row, other: Row) -> str:
    """What differs from the answer that comes nearest."""
    (portfolio, jurisdiction) = _plain(other.scope[0])
    right = {*map(_plain, row.scope)}
    if portfolio in {first for first, _ in right}:
        return "jurisdiction" if jurisdiction else "no jurisdiction"
    return "portfolio" if jurisdiction in {second for _, second in right} else "portfolio and jurisdiction"


def _why_false(row: Row, sure: Sequence[Row]) -> str:
    if any(loosely(row, other) for other in sure):
        return SCOPE
    kinds = sorted({rank.kind for rank in lexicon().ranks.values() if rank.rank == row.rank[0]})
    known = any(same_person(row, other) for other in sure)
    return f"{'other rank' if known else 'person without an office'}, {'/'.join(kinds) or 'deputy'}"


# ---------------------------------------------------------------- report


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="folder with reports/ and corpora/")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the list made by reading")
    parser.add_argument("--gray", action="store_true", help="count the gray rows like any other")
    parser.add_argument("--brief", action="store_true", help="no lists of misses and false ones")
    options = parser.parse_args()
    gold = gold_rows(options.gold)
    loose, strict, gray_read, seen = Score(), Score(), Counter[str](), set[str]()
    for name, read, named in read_rows(options.shared):
        seen.add(name)
        rows = gold.get(name, [])
        gray_read.update(row.gray for row in rows if any(loosely(row, other) for other in read))
        rows = [replace(row, gray="") for row in rows] if options.gray else rows
        loose.add(compare(name, rows, read, named, strict=False))
        strict.add(compare(name, rows, read, named, strict=True))
    for absent in sorted(gold.keys() - seen):
        print("no such report:", absent)
    everything = [row for rows in gold.values() for row in rows]
    grays = Counter(row.gray for row in everything if row.gray)
    print(f"{len(seen)} reports, {len(everything)} rows, of them {grays.total()} gray; read of these:")
    print(", ".join(f"{gray} {gray_read[gray]}/{count}" for gray, count in sorted(grays.items())))
    show(loose, "loose", options.brief)
    show(strict, "strict", options.brief)


def show(score: Score, title: str, brief: bool) -> None:
    """One table, and under it the misses and the false ones by kind."""
    print(f"\n{title:28} gold read hits")
    names = [name for name, *_ in (*score.hits, *score.misses, *score.false)]
    for corpus in dict.fromkeys(name.split("/")[0] + "/" for name in names):
        print(f"{corpus[:-1]:28} {score.part(corpus).line()}")
    print(f"{'all':28} {score.line()}")
    print(f"{'all but the retold corpus':28} {score.part(RETOLD, within=False).line()}")
    right = sum(row.standing == other.standing for _, row, other in score.hits)
    print(f"acting, former and status are right as well in {right} of {len(score.hits)} hits")
    for what, found in (("misses", score.misses), ("false ones", score.false)):
        kinds = Counter(kind.split(READ_AS)[0] for _, _, kind in found)
        for kind, count in kinds.most_common():
            print(f"\n{title}, {what}: {kind}: {count}")
            listed = () if brief or kind == SCOPE else found
            for name, row, why in listed:
                if why.split(READ_AS)[0] == kind:
                    print(f"  {name}: {row}{why.removeprefix(kind)}")


if __name__ == "__main__":
    main()

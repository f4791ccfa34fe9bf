"""Makes reports of some 3 kB with real sentence shapes, no two alike.

python tests/benchmarks/generate_reports.py 100 FOLDER
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

SHAPES = (
    "The {body} said on {day} that {n:,} people had been {harm} in {place} since {month} {year}.",
    "{country} has given {other} more than ${m} million in {kind} aid, {title} {person} told reporters.",
    "At least {s} were killed and {n:,} injured when a {thing} struck {place}, according to the {body}.",
    "“We will not leave {place} before {month},” said {person}, the {title} of {country}.",
    "The agreement between {country} and {other} was signed in {place} on {day}, {year}.",
    "Prices rose by {s}.{d} percent in {month}, the {body} reported, after {s} months of decline.",
    "Some {n:,} soldiers from {country} have trained with forces of {other} near {place}.",
    "{person}, who became {title} in {year}, visited {place} on {day} to meet officials of the {body}.",
    "Nobody expected the talks to last, and they did not: both sides left {place} within hours.",
    "The road from {place} runs for {n:,} kilometres through country that few outsiders have seen.",
    "Officials declined to say how many of the {n:,} houses had been rebuilt, or who would pay for the rest.",
)
WORDS = {
    "body": ("ministry", "statistics office", "Red Cross", "city council", "central bank"),
    "harm": ("displaced", "evacuated", "injured", "killed"),
    "place": ("Lyon", "Graz", "Porto", "Nairobi", "Tampere", "Cordoba", "Davao", "Arequipa"),
    "country": ("Norway", "Kenya", "Portugal", "Peru", "Finland", "Austria"),
    "other": ("Ghana", "Chile", "Nepal", "Latvia", "Uruguay"),
    "kind": ("humanitarian", "military", "development"),
    "title": ("Prime Minister", "foreign minister", "ambassador", "defence minister"),
    "person": ("Kari Berg", "Ana Lopes", "Tom Otieno", "Liisa Korhonen", "Paul Huber"),
    "thing": ("storm", "flood", "train", "earthquake"),
    "month": ("January", "March", "May", "July", "October"),
    "day": ("6 May", "12 March", "Tuesday", "3 October", "21 July"),
}


def text(number: int, size: int = 3_000) -> str:
    """One report, the same for the same number."""
    chance = random.Random(number)
    parts = [f"---\npublisher: Paper {number % 40}\nissued: 2024-{1 + number % 12:02}-10\n---\n"]
    while sum(map(len, parts)) < size:
        words = {name: chance.choice(choice) for name, choice in WORDS.items()}
        shape = chance.choice(SHAPES)
        numbers = {
            "n": chance.randrange(20, 9000),
            "m": chance.randrange(2, 900),
            "s": chance.randrange(2, 60),
        }
        said = shape.format(**words, **numbers, d=chance.randrange(10), year=chance.randrange(2012, 2024))
        parts.append(said + ("\n\n" if chance.random() < 0.3 else " "))
    return "".join(parts)


def write(number: int, folder: Path) -> None:
    """So many reports, as Markdown files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        (folder / f"report-{n:05}.md").write_text(text(n), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))

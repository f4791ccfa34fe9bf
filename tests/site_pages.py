"""Pages as eleven kinds of sites make them, each around a text that is known: what the HTML reader is measured on.

The templates in data/read/sites follow the markup of news sites, ministries,
agencies and blogs; the words are our own. Everything in JUNK is on a page and is
not the report's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

SITES = Path(__file__).parent / "data" / "read" / "sites"


@dataclass(frozen=True)
class Story:
    title: str
    publisher: str
    issued: str
    shown: str
    modified: str
    standfirst: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    author: str = "Mara Quill"

    def fields(self) -> dict[str, str]:
        """What fills a template: $title, $p1 to $p7, $point1, $cell11 and so on."""
        named = {name: value for name, value in vars(self).items() if isinstance(value, str)}
        numbered = {f"p{number}": text for number, text in enumerate(self.paragraphs, 1)}
        points = {f"point{number}": text for number, text in enumerate(self.points, 1)}
        cells = {f"cell{r}{c}": text for r, row in enumerate(self.table, 1) for c, text in enumerate(row, 1)}
        return named | numbered | points | cells


@dataclass(frozen=True)
class Page:
    name: str
    html: str
    story: Story
    known: tuple[str, ...]


TUGS = Story(
    "Port of Lowland orders 14 electric tugs",
    "The Lowland Courier",
    "2024-03-05",
    "5 March 2024",
    "2024-03-09",
    "The harbour authority will spend 210 million euros to replace a fleet that dates from the 1980s.",
    (
        "PORT EMBER — The harbour authority of Lowland has ordered 14 electric tugs from a yard in Highmark, "
        "its director, Ilse Brandt, told reporters on Tuesday.",
        "The contract is worth about 210 million euros, of which the ministry of transport pays 35 percent. The "
        "first two vessels are to be delivered in October 2025.",
        "“We have waited for this since 2019,” Ms. Brandt said. “More than 60 of our crews work on ships that "
        "are older than they are.”",
        "Traffic in the port fell by 4.2 percent last year to 31.7 million tonnes, the lowest figure since 2011, "
        "after two container lines had moved their services to Saltmouth.",
        "The dockers' union, which has some 3,400 members in the port, welcomed the order but asked for a "
        "guarantee that no jobs would be lost when the old tugs are sold.",
        "A spokesman for the ministry said that a second order of up to six tugs was possible before 2030, "
        "provided that the port met its targets for emissions.",
        "The authority runs 22 tugs today. It was founded in 1924 and employs 1,150 people.",
    ),
    ("14 tugs in all, two of them by October 2025", "210 million euros, 35 percent of it from the state"),
    (("Year", "Tonnes (million)"), ("2022", "33.1"), ("2023", "31.7")),
)
TALKS = Story(
    "Defence ministers of Lowland and Highmark meet in Port Ember",
    "Ministry of Defence of Lowland",
    "2023-11-17",
    "November 17, 2023",
    "2023-12-01",
    "Both sides agreed to extend the training mission until the end of 2026.",
    (
        "The Minister of Defence of Lowland, Tomas Ardell, met his counterpart from Highmark, Sunniva Reyes, in "
        "Port Ember on 17 November 2023.",
        "The ministers reviewed the joint training mission, under which 2,600 recruits have been trained since "
        "March 2021, and agreed to extend it until the end of 2026.",
        "Minister Ardell announced a further contribution of 48 million crowns, which brings the total that "
        "Lowland has committed to the mission to 175 million crowns.",
        "Minister Reyes thanked Lowland for the 12 armoured ambulances that were handed over in June and said "
        "that four more were expected before the winter.",
        "The two sides signed a memorandum on the exchange of weather data at sea. It enters into force on "
        "1 January 2024 and runs for five years.",
        "They also discussed the security of cables in the Northern Sound, where three faults were reported "
        "within nine weeks of this autumn.",
        "The next meeting will take place in Highmark in the spring of 2024.",
    ),
    ("Training mission extended until the end of 2026", "48 million crowns of new money"),
    (("Year", "Recruits trained"), ("2021", "700"), ("2022", "1,100"), ("2023", "800")),
    "Press office",
)

RELATED = (
    "Five killed in blast at chemical plant",
    "Unemployment rises to 7.2 percent in February",
    "Minister resigns over 900 million loan",
    "Storm leaves 40,000 homes without power",
)
JUNK = (
    *("842 partners", "WhatsApp", *RELATED, "newsletter", "Privacy policy", "harbourfan", "1999", "patron"),
    *("250,000 readers", "for 1 euro", "Most read", "Culture", "Advertisement"),
)


def _known(kind: str, story: Story) -> tuple[str, ...]:
    """What of a story stands on a page of this kind, block by block."""
    rows = [" ".join(row) for row in story.table]
    extra = {
        "newspaper": [story.standfirst, "What comes next"],
        "government": ["Key points", *story.points, *rows],
        "blog": ["The figures", *story.points],
        "times": [story.standfirst, *rows],
        "paywall": [story.standfirst],
    }
    shown = story.paragraphs[:4] if kind == "paywall" else story.paragraphs
    return (*shown, *extra.get(kind, []))


def site_pages() -> list[Page]:
    """Every template around both stories."""
    return [
        Page(
            f"{path.stem}-{label}",
            Template(path.read_text(encoding="utf-8")).substitute(story.fields()),
            story,
            _known(path.stem, story),
        )
        for path in sorted(SITES.glob("*.html"))
        for story, label in ((TUGS, "tugs"), (TALKS, "talks"))
    ]

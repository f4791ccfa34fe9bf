"""The formats that need the tables and texts of a run: each against its own validator, each with hostile text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from factcheck.findings import Material
from factcheck.report import FORMATS
from factcheck.report.chart import chart
from factcheck.report.contradictions import contradictions
from factcheck.report.pictures import illustrated
from factcheck.report.schema import schema
from factcheck.report.series import series_of
from factcheck.report.words import names_of
from golden.results import FORMULA, NASTY, harbour, hostile
from golden.world import hostile_run, run
from test_report import Rendered, tokens

# Version 2.1.0-rtm.5 of the standard's schema, as the npm package @microsoft/jest-sarif (MIT) ships it.
SARIF = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text())
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
CSV = ("csv", "statements-csv", "ftm")
VOID = {"meta", "input", "br", "link", "img"}
nasty = st.one_of(
    st.text(alphabet="<>&\"'`|[](){}\\/=+-@;:!#\n\r\t \u202e\u2066\x1b\x00ab1é", max_size=24),
    st.sampled_from(
        [
            NASTY,
            FORMULA,
            "</script><script>alert(1)</script>",
            "</style><img src=x onerror=alert(1)>",
            "]]><!--",
            '" onmouseover="x',
        ]
    ),
)


class Page(HTMLParser):
    """What a page is made of: its elements, whether each is closed, and its links, ids and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


def sound(text: str) -> Page:
    """The page, if it is whole: every element closed, ids once, links that lead somewhere, nothing that acts."""
    page = Page(text)
    assert page.open == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)
    assert all(link.startswith("#") for link in page.values("href"))
    pointed = [mark for name in ("aria-labelledby",) for value in page.values(name) for mark in value.split()]
    assert set(pointed) <= set(ids)
    assert page.tags.count("script") == 1
    assert page.tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(page.tags)
    names = {name for _, name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "style"}
    return page


def tables() -> list[list[list[str]]]:
    result, material = run()
    return [list(csv.reader(io.StringIO(FORMATS[name](result, material)))) for name in CSV]


@pytest.mark.parametrize("suffix", FORMATS)
def test_golden(suffix, snapshot):
    kind = {"statements-csv": "csv", "ftm": "csv"}.get(suffix, suffix)
    golden = snapshot.use_extension(type(f"Run_{kind}", (Rendered,), {"file_extension": kind}))
    assert FORMATS[suffix](*run()) == golden


def test_json_fits_the_published_schema():
    validator = Draft202012Validator(schema())
    Draft202012Validator.check_schema(schema())
    for result in (harbour(), hostile(), run()[0]):
        validator.validate(json.loads(FORMATS["json"](result)))
    broken = json.loads(FORMATS["json"](harbour()))
    broken["findings"][0]["verdict"] = "maybe"
    assert list(validator.iter_errors(broken))


@pytest.mark.parametrize("made", [(harbour(),), (hostile(),), run(), hostile_run(NASTY)])
def test_sarif_fits_its_standard(made):
    Draft4Validator(SARIF).validate(json.loads(FORMATS["sarif"](*made)))


def test_sarif_points_at_both_sides():
    result, material = run()
    log = json.loads(FORMATS["sarif"](result, material))["runs"][0]
    found = next(r for r in log["results"] if r["ruleId"] == "two-holders-one-seat")
    assert (found["level"], found["kind"]) == ("error", "fail")
    places = [found["locations"][0], *found["relatedLocations"]]
    told = {
        place["physicalLocation"]["artifactLocation"]["uri"]: place["physicalLocation"]["region"]
        for place in places
    }
    assert {uri: region["snippet"]["text"] for uri, region in told.items()} == {
        "A.md": "Lidia Barros",
        "B.md": "Otavio Reis",
    }
    for place in places:
        region = place["physicalLocation"]["region"]
        text = material.texts[place["physicalLocation"]["artifactLocation"]["uri"].removesuffix(".md")]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
    assert found["partialFingerprints"]["factcheckFinding/v1"] in {f.id for f in result.findings}
    assert log["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]
    accepted = [
        r for r in json.loads(FORMATS["sarif"](harbour()))["runs"][0]["results"] if "suppressions" in r
    ]
    assert [r["suppressions"][0]["justification"] for r in accepted] == ["The police count is the right one."]


def test_every_statement_is_in_the_tables_of_statements():
    result, material = run()
    ids = {row for name in ("figures", "offices") for row in material.tables[name]["statement_id"]}
    rows = list(csv.DictReader(io.StringIO(FORMATS["statements-csv"](result, material))))
    assert {row["statement_id"] for row in rows} == ids
    assert next(row["value"] for row in rows if row["mention"] == "more than 900") == "more than 900"
    graph = json.loads(FORMATS["jsonld"](result, material))["@graph"]
    claims = [node for node in graph if node["@type"] == "Claim"]
    assert {c["@id"].removeprefix("urn:factcheck:statement:") for c in claims} == ids
    known = {node["@id"] for node in graph if node["@type"] == "Article"}
    assert all(claim["appearance"]["@id"] in known for claim in claims)


def test_ftm_statements_hold_together():
    """An occupancy's holder and post are there, and an id is the one that followthemoney makes."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["ftm"](*run()))))
    entities = {row["entity_id"]: row["schema"] for row in rows if row["prop"] == "id"}
    assert sorted(entities.values()) == ["Occupancy"] * 2 + ["Person"] * 2 + ["Position"] * 2
    ranges = {"holder": "Person", "post": "Position"}
    for row in rows:
        assert entities[row["value"]] == ranges[row["prop"]] if row["prop"] in ranges else True
        key = f"{row['dataset']}.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(key.encode()).hexdigest()
    posts = {row["canonical_id"] for row in rows if row["schema"] == "Position"}
    assert len(posts) == 1


def test_a_series_is_drawn_and_told():
    result, material = run()
    (series,) = series_of(result, material)
    assert [point.shown for point in series.points] == [
        "400",
        "500",
        "520",
        "more than 900",
    ]
    picture = chart(series, names_of(result))
    root = ET.fromstring(picture)
    names = [element.tag.rsplit("}", 1)[1] for element in root.iter()]
    assert names.count("circle") == 4
    assert {"title", "desc", "style"} <= set(names)
    text, files = illustrated(result, material, "report files")
    assert files == {f"{series.slug}.svg": picture}
    links = [t.attrs["src"] for t in tokens(text) if t.type == "image"]
    assert links == [f"report%20files/{series.slug}.svg"]
    assert "| 4 | 20 May 2024 | more than 900 | C |" in text
    assert illustrated(harbour(), Material(), "x") == (FORMATS["md"](harbour()), {})


def test_who_contradicts_whom():
    found = contradictions(run()[0])
    assert found.between("A", "B") == found.between("B", "A") >= 1
    assert found.of("A") >= 1


def test_the_page_is_whole():
    nasty = hostile()
    nasty = nasty.model_copy(update={"findings": tuple({f.id: f for f in nasty.findings}.values())})
    for made in (run(), (harbour(),), (nasty,)):
        page = sound(FORMATS["html"](*made))
        assert {"header", "main", "footer", "nav"} <= set(page.tags)
        assert ("output", "aria-live", "polite") in page.attributes
    text = FORMATS["html"](*run())
    assert len(re.findall(r"<li>", text)) > 5
    assert re.search(
        r'<a id="m2-\d+" href="#finding-[0-9a-f]{12}"><mark class="said"[^>]*>Otavio Reis</mark></a>', text
    )


def test_the_policy_allows_only_our_style_and_script():
    text = FORMATS["html"](*run())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    for tag in ("script", "style"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inner
        digest = b64encode(hashlib.sha256(inner.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.group(1)


@settings(max_examples=40, deadline=None)
@given(nasty)
def test_hostile_text_stays_text(text):
    made = hostile_run(text)
    sound(FORMATS["html"](*made))
    for name in ("json", "sarif", "jsonld"):
        told = FORMATS[name](*made)
        json.loads(told)
        assert not [
            c for c in told if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\u200c\u200d"
        ]
    assert "<" not in FORMATS["jsonld"](*made)
    for name in CSV:
        told = FORMATS[name](*made)
        rows = list(csv.reader(io.StringIO(told)))
        assert len({len(row) for row in rows}) == 1
        assert len(told.splitlines()) == len(rows)
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    markdown, files = illustrated(*made, "files")
    kinds = {t.type for t in tokens(markdown)}
    assert not kinds & {"html_inline", "link_open", "fence", "code_block"}
    for picture in files.values():
        names = {element.tag.rsplit("}", 1)[1] for element in ET.fromstring(picture).iter()}
        assert names <= {"svg", "title", "desc", "style", "rect", "text", "line", "g", "circle", "path"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_order_of_the_input_changes_nothing(suffix):
    result, material = run()
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in material.tables.items()}
    turned["reports"] = material.tables["reports"]
    assert FORMATS[suffix](result, Material(turned, material.texts)) == FORMATS[suffix](result, material)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize(
    "made", [run(), hostile_run(NASTY + "</script><script>document.title='owned'</script>")]
)
def test_a_browser_runs_our_script_and_no_other(made, tmp_path):
    page = tmp_path / "report.html"
    page.write_text(FORMATS["html"](*made), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [CHROMIUM, *options, "--virtual-time-budget=2000", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    number = len(made[0].findings)
    assert f"{number} of {number} findings shown</output>" in done.stdout
    assert "<title>owned" not in done.stdout

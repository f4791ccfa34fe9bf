"""Report and the rows of the fact tables: what is allowed in, checked once, at the door.

pydantic validates each row on its way into a table, from extraction or from a
hand-edited CSV; after that there are only DataFrames. Every date text is EDTF
(ISO 8601-2), every pair `*_from`, `*_to` a closed interval of ISO days, and
`start`, `end` are code-point offsets into the report's text as read, so that
`text[start:end] == mention`.
"""

from __future__ import annotations

import hashlib
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "ROWS",
    "AgreementRow",
    "EventRow",
    "FigureRow",
    "OfficeRow",
    "QuoteRow",
    "Report",
    "ReportRow",
    "SpellingRow",
    "Statement",
    "WeekdayRow",
]

Origin = Literal["auto", "hand"]
Status = Literal["extracted", "confirmed", "corrected", "rejected"]
RelationName = Literal["", "exact", "about", "nearly", "at_least", "at_most", "under", "over", "range"]
DAY = r"^(\d{4}-\d{2}-\d{2})?$"


class Record(BaseModel):
    """A frozen row that takes no column it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class ReportRow(Record):
    """One report as the table `reports` holds it: everything but the text."""

    report_id: str = Field(min_length=1, description="stable name of the report within the data set")
    path: str = Field(description="where it was read from, relative to the data set where it can be")
    publisher: str = Field("", description="who published it")
    title: str = Field("", description="headline")
    issued: str = Field("", description="EDTF: when it was published")
    issued_ground: str = Field(
        "",
        description="where that date is known from: option, sources, front matter, page, byline, dateline, "
        "not before (in the text)",
    )
    url: str = Field("", description="canonical address")
    language: str = Field("en", description="ISO 639-1 code")
    sha256: str = Field("", description="of the text as read, UTF-8")
    same_origin_as: str = Field("", description="report_id of the report whose wire text it carries")


class Report(ReportRow):
    """One report as read, with its text: what extraction works on."""

    text: str

    @model_validator(mode="after")
    def _digest(self) -> Report:
        if self.sha256 and self.sha256 != hashlib.sha256(self.text.encode()).hexdigest():
            raise ValueError("sha256 is not that of the text")
        return self

    @property
    def row(self) -> ReportRow:
        """The report without its text."""
        return ReportRow(**self.model_dump(exclude={"text"}))


class Statement(Record):
    """A claim as made in one report, with its evidence: the columns every fact table has."""

    kind_of_table: ClassVar[str]
    value_columns: ClassVar[tuple[str, ...]]

    statement_id: str = Field(min_length=1, description="stable id: table, report, place and mention")
    report_id: str = Field(min_length=1)
    as_of: str = Field("", description="EDTF: the time at which the claim holds; empty if unknown")
    as_of_from: str = Field("", pattern=DAY, description="first day of as_of")
    as_of_to: str = Field("", pattern=DAY, description="last day of as_of")
    attributed_to: str = Field(
        "",
        description="who is quoted for it, as written; by name where a role alone can mean one person only",
    )
    mention: str = Field(description="the exact characters that carry the value")
    quote: str = Field(description="the sentence around the mention, verbatim")
    start: int = Field(ge=0, description="offset of the mention's first code point in the text as read")
    end: int = Field(ge=0, description="offset after the mention's last code point")
    confidence: float = Field(1.0, ge=0, le=1, description="how sure the extraction is of its reading")
    origin: Origin = Field("auto", description="who made the row")
    status: Status = Field("extracted", description="what a person said of it")
    note: str = Field("", description="why a value is empty, or a person's remark")
    digest: str = Field("", description="checksum of the row as extracted: an edited row no longer fits it")

    @model_validator(mode="after")
    def _span(self) -> Statement:
        if self.end - self.start != len(self.mention):
            raise ValueError(
                f"end - start is {self.end - self.start}, but mention has {len(self.mention)} characters"
            )
        if self.as_of_from and self.as_of_to and self.as_of_from > self.as_of_to:
            raise ValueError(f"as_of_from {self.as_of_from} is after as_of_to {self.as_of_to}")
        return self


class FigureRow(Statement):
    """Anything counted or measured: aid totals, troops trained, casualties, prices, magnitudes."""

    kind_of_table: ClassVar[str] = "figures"
    value_columns: ClassVar[tuple[str, ...]] = ("metric", "low", "high", "unit", "kind", "category", "window")

    metric: str = Field("", description="slug of a catalogued metric, or open: noun:verb")
    subject: str = Field("", description="what is counted, as written: the noun phrase")
    actor: str = Field("", description="who did, gave or sent it; a place code where one is known")
    beneficiary: str = Field("", description="who received or suffered it")
    place: str = Field("", description="where")
    category: str = Field("", description="which part: military, humanitarian, children, ...")
    low: float | None = Field(None, description="lower bound that the wording allows, closed; -inf as empty")
    high: float | None = Field(None, description="upper bound that the wording allows, closed; inf as empty")
    value: float | None = Field(None, description="the figure in the base unit; empty if not understood")
    value2: float | None = Field(None, description="upper end of a range")
    precision: float | None = Field(None, ge=0, description="place value of the last significant digit")
    relation: RelationName = Field("", description="what the wording says of the figure")
    unit: str = Field("", description="base unit, currency code, or the counted noun's singular")
    currency_basis: Literal["", "explicit", "actor", "publisher", "assumed"] = Field(
        "", description="ground for the currency"
    )
    currency_alternatives: str = Field("", description="other currencies that the sign may mean, ;-separated")
    window: str = Field("", description="EDTF: the time over which a total was counted")
    window_from: str = Field("", pattern=DAY, description="first day on which the window may start")
    window_from_last: str = Field("", pattern=DAY, description="last day on which the window may start")
    window_to: str = Field("", pattern=DAY, description="last day of the window; empty while it is open")
    kind: Literal["", "total", "snapshot", "increment", "pledge"] = ""
    event: str = Field(
        "", description="ISO day of the happening that the figure is of, where its report dates it"
    )
    speech: Literal["", "direct", "reported"] = Field(
        "",
        description="in quotation marks, or told in the report's words; empty where the report says it itself",
    )


class AgreementRow(Statement):
    """One mention of an agreement: instrument, parties, stage, date."""

    kind_of_table: ClassVar[str] = "agreements"
    value_columns: ClassVar[tuple[str, ...]] = ("agreement", "instrument", "stage", "date")

    agreement: str = Field("", description="what it is about: name or topic words")
    instrument: str = Field("", description="agreement, letter of intent, memorandum, ...; a lexicon word")
    parties: str = Field("", description="who it is between, place codes or names, ;-separated, sorted")
    stage: Literal["", "proposed", "negotiating", "agreed", "signed", "in_force", "extended", "ended"] = ""
    date: str = Field("", description="EDTF: when that stage happened; empty if unknown")
    date_from: str = Field("", pattern=DAY)
    date_to: str = Field("", pattern=DAY)
    place: str = ""
    signatories: str = Field("", description="who signed, ;-separated")


class OfficeRow(Statement):
    """One person said to hold one office."""

    kind_of_table: ClassVar[str] = "offices"
    value_columns: ClassVar[tuple[str, ...]] = ("person", "rank", "portfolio", "jurisdiction")

    person: str = Field("", description="the fullest form of the name in this report")
    person_key: str = Field("", description="who it is across reports; filled by match, may be corrected")
    title: str = Field("", description="as written")
    rank: str = Field("", description="minister, deputy minister, president, ambassador, ...")
    portfolio: str = Field("", description="defence, foreign affairs, finance, ...")
    jurisdiction: str = Field("", description="place code, or the organisation's name")
    seats: int | None = Field(None, ge=1, description="how many may hold it at once; empty if unknown")
    acting: bool = False
    former: bool = False


class EventRow(Statement):
    """One mention of a happening: visit, meeting, attack, accident."""

    kind_of_table: ClassVar[str] = "events"
    value_columns: ClassVar[tuple[str, ...]] = ("kind", "participants", "place", "date")

    event: str = Field("", description="what happened, as written")
    kind: str = Field("", description="visit, meeting, attack, ...; a lexicon word")
    participants: str = Field("", description="who took part, ;-separated")
    object: str = Field("", description="what it happened to: a name or a noun with its modifiers")
    place: str = ""
    date: str = Field("", description="EDTF; empty if unknown")
    date_from: str = Field("", pattern=DAY)
    date_to: str = Field("", pattern=DAY)
    time: str = Field("", description="time of day, with ~ if about: 15:00 local;12:00 GMT")
    names: str = Field("", description="the names in its sentence, ;-separated")
    numbers: str = Field("", description="the figures in its sentence, ;-separated")


class QuoteRow(Statement):
    """Words in quotation marks, as somebody spoke or wrote them: one part of an utterance.

    `mention` holds the words without the marks; `as_of` is when they were said, where the report tells.
    """

    kind_of_table: ClassVar[str] = "quotes"
    value_columns: ClassVar[tuple[str, ...]] = ("speaker", "person")

    utterance: str = Field(
        "", description="statement_id of the first part of a quotation broken by “he said”"
    )
    part: int = Field(1, ge=1, description="which part of the utterance it is")
    speaker: str = Field("", description="who says it, as written")
    person: str = Field("", description="the fullest form of the speaker's name in this report")
    speaker_key: str = Field("", description="who it is across reports; filled by match, may be corrected")
    translated: bool = Field(False, description="the report says that it was spoken in another language")


class SpellingRow(Statement):
    """One place under one of several names, at its first mention in a report."""

    kind_of_table: ClassVar[str] = "spellings"
    value_columns: ClassVar[tuple[str, ...]] = ("name",)

    key: str = Field("", description="place code")
    name: str = Field("", description="as written")


class WeekdayRow(Statement):
    """A date that stands together with a weekday."""

    kind_of_table: ClassVar[str] = "weekdays"
    value_columns: ClassVar[tuple[str, ...]] = ("weekday", "date")

    date: str = Field("", description="EDTF: a full day")
    weekday: str = Field("", description="as written, in full")
    calendar_weekday: str = Field("", description="the weekday on which that day fell")


ROWS: dict[str, type[Statement]] = {
    row.kind_of_table: row
    for row in (FigureRow, AgreementRow, OfficeRow, EventRow, QuoteRow, SpellingRow, WeekdayRow)
}
"""The row model of each fact table, by the table's name."""

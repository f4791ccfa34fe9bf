"""Which statements answer the same question: adds the columns that rules group by.

`match(tables, reference)` takes the fact tables and returns them with, on every table,
`origin_key` (reports that carry one wire text share it) and `as_of_shown`; on figures
`question`; on offices `person_key` and `position`; on agreements `agreement_key`; on
events `event_role` and `event_key`; on quotes `utterance_key` and `speaker_key`. Rules only
group by these columns, so what was taken for one question can be looked at, tested and
corrected apart from what was concluded.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from factcheck.dates import bounds, is_open
from factcheck.match.agreements import match_agreements
from factcheck.match.events import match_events
from factcheck.match.origins import origin_keys
from factcheck.match.people import match_people
from factcheck.match.questions import match_figures
from factcheck.match.quotes import match_quotes
from factcheck.match.reference import Reference, against_reference
from factcheck.match.when import add_times
from factcheck.metrics import Metric, catalogue
from factcheck.tables import comparable

__all__ = ["Reference", "match"]


def match(
    tables: Mapping[str, pd.DataFrame],
    reference: Reference | None = None,
    metrics: Mapping[str, Metric] | None = None,
    texts: Mapping[str, str] | None = None,
) -> dict[str, pd.DataFrame]:
    """The tables with the columns that say what belongs together.

    tables: the fact tables and `reports`; reference: office holders, aliases and places;
    texts: report_id -> text, from which reports with one origin are told (without them every
    report is its own origin). Rows that a person rejected are left out.
    """
    known = reference or Reference()
    reports = tables["reports"].assign(origin_key=origin_keys(tables["reports"], texts or {}))
    origin = dict(zip(reports["report_id"], reports["origin_key"], strict=True))
    out = {name: add_times(comparable(table)) for name, table in tables.items() if name != "reports"}
    out = {
        name: table.assign(origin_key=table["report_id"].map(origin).fillna(""))
        for name, table in out.items()
    }
    issued = {
        str(report_id): None if is_open(day) else bounds(day)
        for report_id, day in zip(reports["report_id"], reports["issued"].astype(str), strict=True)
    }
    days = [issued.get(report_id) for report_id in out["figures"]["report_id"]]
    out["figures"] = out["figures"].assign(
        issued_from=[d.first.isoformat() if d else "" for d in days],
        issued_to=[d.last.isoformat() if d else "" for d in days],
    )
    out["offices"] = against_reference(match_people(out["offices"], known), known)
    out["figures"] = match_figures(out["figures"], metrics or catalogue(), known.gazetteer)
    out["agreements"] = match_agreements(out["agreements"], known.gazetteer)
    out["events"] = match_events(out["events"], out["offices"], known.gazetteer)
    out["quotes"] = match_quotes(out["quotes"], out["offices"], known)
    return {"reports": reports, **out}

"""The coverage ledger: what was seen in each report, what was compared, and what was skipped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from factcheck.findings import Coverage

__all__ = ["ledger"]

_BLOCK = {
    "figures": ("question",),
    "agreements": ("agreement_key",),
    "offices": ("position", "person_key"),
    "events": ("event_role", "event_key"),
    "quotes": ("utterance_key",),
    "spellings": ("key",),
    "weekdays": ("statement_id",),
}
"""The columns that a table's rules group by: a statement with company in one of them was compared."""


def ledger(
    seen: Mapping[tuple[str, str], int],
    skipped: Mapping[tuple[str, str], Mapping[str, int]],
    tables: Mapping[str, pd.DataFrame],
) -> Iterator[Coverage]:
    """One line for each report and table: seen, normalised, compared, and what was left out and why.

    seen, skipped: counts by (report_id, table), from extraction; tables: as `match` returns them.
    """
    compared: dict[tuple[str, str], int] = {}
    for name, columns in _BLOCK.items():
        table = tables[name]
        many = pd.Series(name == "weekdays", index=table.index)
        for column in columns:
            many |= table[column].ne("") & (table.groupby(column)["report_id"].transform("size") > 1)
        if name == "offices":
            many |= table["reference_fit"].ne("")
        for report_id, number in table[many].groupby("report_id").size().items():
            compared[str(report_id), name] = int(number)
    for (report_id, name), count in sorted(seen.items()):
        reasons = Counter(skipped.get((report_id, name), {}))
        rows = count - reasons.total()
        alone = rows - compared.get((report_id, name), 0)
        if alone > 0:
            reasons["nothing else on this question"] += alone
        yield Coverage(
            report_id=report_id,
            kind=name,
            seen=count,
            normalised=rows,
            compared=compared.get((report_id, name), 0),
            skipped=dict(sorted(reasons.items())),
        )

"""The rules, by name, and the tuple `RULES` of all of them in the order of their slugs."""

from factcheck.rules.actor_mismatch import actor_mismatch
from factcheck.rules.agreement_date import agreement_date
from factcheck.rules.base import Conflict, Findings, Rule, rule
from factcheck.rules.currency_unknown import currency_unknown
from factcheck.rules.different_scope import different_scope
from factcheck.rules.different_window import different_window
from factcheck.rules.disjoint_figures import disjoint_figures
from factcheck.rules.event_date import event_date
from factcheck.rules.event_place import event_place
from factcheck.rules.event_time import event_time
from factcheck.rules.given_name_mismatch import given_name_mismatch
from factcheck.rules.growth_over_time import growth_over_time
from factcheck.rules.holder_against_reference import holder_against_reference
from factcheck.rules.incomplete_name import incomplete_name
from factcheck.rules.instrument_mismatch import instrument_mismatch
from factcheck.rules.misquote import misquote
from factcheck.rules.name_variant import name_variant
from factcheck.rules.part_exceeds_whole import part_exceeds_whole
from factcheck.rules.place_name import place_name
from factcheck.rules.stage_out_of_order import stage_out_of_order
from factcheck.rules.title_against_reference import title_against_reference
from factcheck.rules.title_mismatch import title_mismatch
from factcheck.rules.total_falls import total_falls
from factcheck.rules.two_holders_one_seat import two_holders_one_seat
from factcheck.rules.weekday_mismatch import weekday_mismatch

RULES: tuple[Rule, ...] = (
    actor_mismatch,
    agreement_date,
    currency_unknown,
    different_scope,
    different_window,
    disjoint_figures,
    event_date,
    event_place,
    event_time,
    given_name_mismatch,
    growth_over_time,
    holder_against_reference,
    incomplete_name,
    instrument_mismatch,
    misquote,
    name_variant,
    part_exceeds_whole,
    place_name,
    stage_out_of_order,
    title_against_reference,
    title_mismatch,
    total_falls,
    two_holders_one_seat,
    weekday_mismatch,
)
"""Every rule there is; a notebook passes its own as `[*RULES, mine]`."""

__all__ = [
    "RULES",
    "Conflict",
    "Findings",
    "Rule",
    "actor_mismatch",
    "agreement_date",
    "currency_unknown",
    "different_scope",
    "different_window",
    "disjoint_figures",
    "event_date",
    "event_place",
    "event_time",
    "given_name_mismatch",
    "growth_over_time",
    "holder_against_reference",
    "incomplete_name",
    "instrument_mismatch",
    "misquote",
    "name_variant",
    "part_exceeds_whole",
    "place_name",
    "rule",
    "stage_out_of_order",
    "title_against_reference",
    "title_mismatch",
    "total_falls",
    "two_holders_one_seat",
    "weekday_mismatch",
]

"""Loads what extraction needs, by being imported: the server from which processes are forked does so once."""

from __future__ import annotations

from factcheck.extract.parser import pipeline
from factcheck.normalise import normalise
from factcheck.places import default_gazetteer

__all__ = ["normalise"]

pipeline()
default_gazetteer()

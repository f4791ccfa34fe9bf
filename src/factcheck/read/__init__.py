"""Readers: files of many kinds to reports, each read or said why not."""

from factcheck.read.base import Limits, NotRead
from factcheck.read.reports import ReadResult, read_reports
from factcheck.read.text import line_column

__all__ = ["Limits", "NotRead", "ReadResult", "line_column", "read_reports"]

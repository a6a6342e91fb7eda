"""What each rule of the checks looks for, in the words of a certificate."""

from collections.abc import Mapping
from types import MappingProxyType

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "control total": "The lines cast to every control total",
        "control total without area": "Every control total is of an area or service that exists",
        "repeated reference": "No reference stands on more than one line",
        "missing reference": "Every line has a reference",
        "area without references": "Every area has lines with references",
        "not itemised": "Every amount is itemised",
        "unknown type": "Every line is a pressure, additional funding or a saving",
        "unknown status": "Every status is a known one",
        "unknown recurrence": "Every recurrence is a known one",
        "unknown deliverability": "Every deliverability is a known one",
        "missing title": "Every line has a title",
        "odd reference": "No reference holds characters that are not seen",
        "positive saving": "No saving adds to the net budget",
        "negative pressure": "No pressure reduces the net budget",
        "line without amount": "Every line states an amount",
        "withdrawn with amounts": "No withdrawn line counts in the totals",
        "missing in sequence": "No sequence of references leaves a number out",
        "nil total with lines": "No section with new lines has a nil total",
        "unknown link": "Every linked reference is that of one line",
        "transfer does not net": "Every transfer nets to nil in each year",
        "transfer": "No total holds a transfer",
        "reinvestment": "No saving is reinvested",
        "one-off not reversed": "Every one-off is taken out again",
        "time limit passed": "No line goes on beyond its time limit",
        "time limit without year": "Every time-limited line is taken out or says until when",
        "full year differs": "Every part-year effect comes to its full year",
        "ended funding": "No line goes on beyond its funding",
        "funding that ends": "No line is met from funding that ends",
        "pot over-allocated": "No pot is allocated beyond what it holds",
        "pot unallocated": "Every pot is allocated in full",
        "shortfall not re-profiled": "No forecast shortfall is left without a later year",
        "no forecast": "Every saving in doubt has a forecast",
        "working differs": "Every working comes to its amount",
        "looks like a level": "No line repeats an amount year after year as levels do",
        "outlier": "No amount is a thousand times what is usual",
        "unknown reference in words": "Every reference named in words is that of a line",
        "amended without previous": "Every amended line says what it stated before",
        "conditional line": "No line depends on a decision to come",
    }
)

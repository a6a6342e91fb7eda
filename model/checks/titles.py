"""What each rule of the checks looks for, in the words of a certificate."""

from collections.abc import Mapping
from types import MappingProxyType

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "control total": "The lines cast to every control total",
        "control total without area": "Every control total is of an area or service that exists",
        "repeated reference": "No reference stands on more than one line",
        "missing reference": "Every line has a reference",
        "unknown type": "Every line is a pressure, additional funding or a saving",
        "unknown status": "Every status is a known one",
        "unknown recurrence": "Every recurrence is a known one",
        "unknown deliverability": "Every deliverability is a known one",
        "positive saving": "No saving adds to the net budget",
        "negative pressure": "No pressure reduces the net budget",
        "line without amount": "Every line states an amount",
        "withdrawn with amounts": "No withdrawn line counts in the totals",
    }
)

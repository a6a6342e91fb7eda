"""The change log as CSV: a row an entry, what could run as a formula guarded, figures left as they are."""

import csv
from io import StringIO

from exporters.data.log_csv import HEADINGS, write_log_csv
from model.change_log import LogEntry
from model.money import Unit

ENTRY = LogEntry("2026-01-09 14:30:00", "Head of Finance", "Older People", "14SCS3", "2013/14", "-1.8", "2.1", "=why?")


def test_every_entry_is_a_row_with_its_figures_and_guarded_words() -> None:
    data = write_log_csv(
        [ENTRY, ENTRY._replace(field="Title", old="-see note", new="Fees £5, “new”\nmore")], Unit.MILLIONS
    )
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == HEADINGS
    assert rows[1] == [*ENTRY[:7], "'=why?"]
    assert rows[2][5:7] == ["'-see note", "'Fees £5, “new”\nmore"]
    assert data.endswith(b"\r\n")


def test_a_working_stands_in_the_officers_own_words_and_another_formula_as_it_is() -> None:
    named = '0.26364 (=(195*52*26)/1000000+N("195 clients × 52 weeks × 26 a week; as agreed"))'
    other = '0.5 (=I13*2+N("half of it"))'
    data = write_log_csv([ENTRY._replace(old=other, new=named)], Unit.MILLIONS)
    row = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))[1]
    assert row[5:7] == [other, '0.26364 (=(195*52*26)/1000000 "195 clients × 52 weeks × 26 a week; as agreed")']

"""Text is spelled in XML so that it comes back as it was, control-character look-alikes included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.problems import FileProblem
from model.workbook.xml import attribute, escaped, parse, unescaped


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x000D_", "_x005F_", "__x000d__x000A_", "&lt;", "a<b>&c", "_x12_"])
def test_a_text_that_looks_like_a_spelling_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.text(alphabet="_x05FDA<>&;#ltamp", max_size=40))
def test_every_text_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    "spelled, text",
    [("a&amp;b", "a&b"), ("&#163;&#xA3;", "££"), ("one_x000D_\ntwo", "one\ntwo"), ("&unknown;", "&unknown;"),
     ("_x005F_x0041_", "_x0041_"), ("&#1114112;", "\ufffd"), ("_xD83D_ _xdc00_", "_xD83D_ _xdc00_")],
)  # fmt: skip
def test_a_spelling_of_excels_is_read(spelled: str, text: str) -> None:
    assert unescaped(spelled) == text


@given(st.text(alphabet="ab\"'<>&\n\t£", max_size=20))
def test_an_attribute_comes_back_from_a_parser(text: str) -> None:
    root = parse(f'<a b="{attribute(text)}"/>'.encode(), "file", "part")
    assert root.get("b") == text


@pytest.mark.parametrize(
    "data, reason",
    [(b"<a>", "damaged"), (b"", "damaged"), (b"<!DOCTYPE a><a/>", "document type"), (b"\xff\xfe", "damaged"),
     (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "document type"),
     ("<!DOCTYPE a><a/>".encode("utf-16"), "document type"), (b"<a>&undefined;</a>", "damaged")],
)  # fmt: skip
def test_a_part_that_is_damaged_or_has_a_dtd_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FileProblem, match=reason):
        parse(data, "budget.xlsx", "xl/workbook.xml")

"""Shared strings are read however a program spells them; a part that is no XML is refused, never half read."""

import pytest

from model.problems import FileProblem
from model.workbook.shared_strings import SharedStrings
from tests.model.workbook.builder import MAIN

HEAD = f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}" count="2" uniqueCount="2">'


def read(xml: str) -> list[str]:
    return SharedStrings(xml.encode(), "budget.xlsx", "xl/sharedStrings.xml").texts


@pytest.mark.parametrize(
    "items, texts",
    [
        ("<si><t>One</t></si><si><t>Two</t></si>", ["One", "Two"]),
        ("<si><t/></si><si><t></t></si>", ["", ""]),
        ('<si><t xml:space="preserve"> a &amp; b </t></si>', [" a & b "]),
        ("<si><t>a_x000D_b</t></si>", ["a\rb"]),
        ("<si><r><t>ri</t></r><r><t>ch</t></r></si><si><t>plain</t></si>", ["rich", "plain"]),
        ("<si><t>a</t><rPh><t>phonetic</t></rPh></si>", ["a"]),
        ("<!-- a note --><si><t>One</t></si>", ["One"]),
        ("<si><t><![CDATA[<si>]]></t></si>", ["<si>"]),
        ("<si><t>&#65;</t></si>", ["A"]),
        ("<si><t>&amp;lt;b&amp;gt;</t></si>", ["&lt;b&gt;"]),
        ("<si><r><t>&amp;lt;</t></r><r><t>b&amp;gt;</t></r></si>", ["&lt;b&gt;"]),
        ("", []),
    ],
)
def test_texts_are_read_in_order(items: str, texts: list[str]) -> None:
    assert read(f"{HEAD}{items}</sst>") == texts


@pytest.mark.parametrize(
    "items", ["<x:si><x:t>One</x:t></x:si>", "<x:si><x:r><x:t>On</x:t></x:r><x:r><x:t>e</x:t></x:r></x:si>"]
)
def test_strings_under_a_prefix_are_read(items: str) -> None:
    assert read(f'<x:sst xmlns:x="{MAIN}">{items}</x:sst>') == ["One"]


@pytest.mark.parametrize(
    "xml",
    [
        f"{HEAD}<si><t>One</t></si>",
        f"{HEAD}<si><t>One</t></si></sst><junk",
        f"{HEAD}<si><t>One</t></si><si></sst>",
        f"{HEAD}<si><t>One</t></si><broken <si><t>Two</t></si></sst>",
        f"{HEAD}<si><t>One &nothing; more</t></si></sst>",
        f"{HEAD}<si><t>One \x01</t></si></sst>",
        f"{HEAD}<si><t>One & more</t></si></sst>",
        f"{HEAD[:60]}",
    ],
)
def test_a_part_that_is_no_xml_is_refused(xml: str) -> None:
    with pytest.raises(FileProblem, match=r"budget\.xlsx is damaged: its .*shared"):
        read(xml)

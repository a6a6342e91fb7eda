"""The words of one row of a table: by the roles of their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import Column, ColumnRole
from model.workbook.finding.picture import Row
from model.workbook.finding.row_words import is_code
from model.workbook.finding.sign_words import SIGN


@dataclass(frozen=True, slots=True)
class Labels:
    """What a row says. `main` is its title, or where it has none the first of its words; `count` how many it has."""

    main: str = ""
    reference: str = ""
    type: str = ""
    area: str = ""
    service: str = ""
    theme: str = ""
    sign: str = ""
    texts: tuple[str, ...] = ()
    count: int = 0
    bold: bool = False
    is_line: bool = False
    is_titled: bool = False

    @property
    def any(self) -> bool:
        """Whether it says anything."""
        return bool(self.texts)

    @classmethod
    def of(cls, columns: Sequence[Column], cells: Row) -> "Labels":
        """Read the words of a row."""
        said: dict[str, str] = {}
        texts: list[str] = []
        bold: list[bool] = []
        title = ""
        for column in columns:
            seen = cells.get(column.column)
            is_word = column.role in (ColumnRole.WORDS, ColumnRole.TYPE, ColumnRole.AREA, ColumnRole.SERVICE)
            text = " ".join(seen.text.split()) if seen is not None and is_word else ""
            if seen is None or not text:
                continue
            texts.append(text)
            bold.append(seen.dress.bold)
            said[column.field or column.role.value] = text
            title = title or (text if column.field == "title" else "")
        main = title or (texts[0] if texts else "")
        reference = said.get("reference", "")
        kind = said.get(ColumnRole.TYPE.value, "")
        named = kind_words(kind)
        return cls(
            main,
            reference,
            kind,
            said.get(ColumnRole.AREA.value, ""),
            said.get(ColumnRole.SERVICE.value, ""),
            said.get("category", "") or ("" if named is None or named.is_pure else kind),
            said.get(SIGN, ""),
            tuple(texts),
            len(texts),
            bool(bold) and all(bold),
            bool(title) and is_code(reference),
            bool(title),
        )

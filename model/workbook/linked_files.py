"""Other files that a workbook takes figures from: they are named to the officer, and never opened or fetched."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from model.findings import Finding, Level
from model.workbook.package import Package
from model.workbook.structure import relations, relations_part
from model.workbook.xml import PACKAGE_RELATION, parse

_LINK = "/externalLink"
_MOST = 5
_LONGEST = 60


def linked_files(package: Package, workbook_part: str, file: str) -> Iterator[Finding]:
    """Yield a note that names them, where there are any. Raises FileProblem where what points to them is damaged."""
    names = list(dict.fromkeys(_names(package, workbook_part, file)))
    if names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        message = (
            f"The workbook has links to other files ({', '.join(names[:_MOST])}{more}); they are not opened, and the "
            "figures that it keeps of them are used."
        )
        yield Finding(Level.NOTE, "linked files", message)


def _names(package: Package, workbook_part: str, file: str) -> Iterator[str]:
    for kind, part in relations(package, workbook_part, file).values():
        rels = package.spelled(relations_part(part))
        if not kind.endswith(_LINK) or rels not in package:
            continue
        for relation in parse(package.read(rels), file, rels).iter(f"{PACKAGE_RELATION}Relationship"):
            if relation.get("TargetMode") == "External":
                target = unquote(relation.get("Target", "")).replace("\\", "/")
                yield " ".join(posixpath.basename(target).split())[:_LONGEST] or "one without a name"

"""What the officer says of two files that are compared: of both at once, or of the first and then of the second."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from model.money import Unit
from model.problems import EntryProblem
from ui.commands import reading
from ui.commands.paths import named

_NOTHING = "-"
_TWICE = "given twice: first for OLD, then for NEW (- says nothing of it)"
_OPTIONS = {
    "--basis": ("BASIS", "what their amounts are, where they do not say: incremental or level"),
    "--source-unit": ("UNIT", "the unit of their amounts: gbp, k or m"),
    "--savings": ("SIGN", "how they show savings, where they do not say: negative or positive"),
    "--mapping": ("FILE.json", "what their rows, columns and tables are, where others laid them out"),
    "--columns": ("HEADING", "which columns to read where a table has several for each year: Final, not Draft"),
}
_KEPT_AS = {"--columns": "version"}


def add_options(parser: ArgumentParser) -> None:
    """Offer the options of `reading`, each for both files or for one after the other."""
    kinds: dict[str, Callable[[str], object]] = {
        "--basis": _one_of("--basis", reading.BASES),
        "--source-unit": Unit.of,
        "--savings": _one_of("--savings", reading.SAVINGS),
        "--mapping": named("--mapping"),
        "--columns": str,
    }
    for option, (metavar, what) in _OPTIONS.items():
        kind = _or_nothing(kinds[option])
        words = f"{what}; {_TWICE}"
        name = _kept_as(option)
        parser.add_argument(option, dest=name, type=kind, action="append", default=[], metavar=metavar, help=words)
    reading.add_years(parser)


def of_file(arguments: Namespace, place: int) -> Namespace:
    """Return the options as they hold for the first file (0) or the second (1). Raises EntryProblem."""
    said = {}
    for option in _OPTIONS:
        name = _kept_as(option)
        given: list[object] = getattr(arguments, name)
        if len(given) > len(("OLD", "NEW")):
            raise EntryProblem(
                f"{option} is given {len(given)} times; give it once for both files, or first for OLD and then for NEW."
            )
        said[name] = given[min(place, len(given) - 1)] if given else None
    return Namespace(**{**vars(arguments), **said})


def _kept_as(option: str) -> str:
    return _KEPT_AS.get(option, option.removeprefix("--").replace("-", "_"))


def _or_nothing(kind: Callable[[str], object]) -> Callable[[str], object]:
    def read(text: str) -> object:
        return None if text == _NOTHING else kind(text)

    return read


def _one_of(option: str, words: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise EntryProblem(f"“{text}” is no {option}; give {' or '.join(words)}.")
        return text

    return read

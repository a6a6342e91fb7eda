from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ui.commands.entry import run


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str


Command = Callable[..., Told]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: str | Path) -> Told:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Told(code, captured.out, captured.err)

    return call


@pytest.fixture
def sample(tmp_path: Path, command: Command) -> Path:
    target = tmp_path / "Sample.xlsx"
    assert command("sample", target).code == 0
    return target

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


@pytest.fixture(scope="session")
def sample_as_written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("sample") / "Sample.xlsx"
    assert run(["sample", str(target)]) == 0
    return target.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, sample_as_written: bytes) -> Path:
    """What the command `sample` writes, alone in the test's folder."""
    target = tmp_path / "Sample.xlsx"
    target.write_bytes(sample_as_written)
    return target

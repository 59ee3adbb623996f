"""The real command line, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app

ROOT = Path(__file__).parents[2]
Fiches = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def fiches() -> Fiches:
    """Run `fiches ARGUMENTS…`; the output is text, the exit code `returncode`."""

    def run(*arguments: object, timeout: float = 200) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
        )

    return run


@pytest.fixture(scope="session")
def fiches_here() -> Callable[..., Result]:
    """The same command in this process, without the second that a start takes: for its words."""
    return lambda *arguments: CliRunner().invoke(app, [str(each) for each in arguments])

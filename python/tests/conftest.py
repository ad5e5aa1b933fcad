"""What the tests share: the repository, the command, generated documents.

The command is target/debug/copydesk, or what COPYDESK names; tests that compare with it are skipped
where it is not built.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests/corpus"))
from generate import Writer  # noqa: E402


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def command():
    """Runs the command with these arguments on this input; gives its output."""
    path = Path(os.environ.get("COPYDESK", REPOSITORY / "target/debug/copydesk"))
    if not path.exists():
        pytest.skip(f"{path} is not built")

    def run(arguments, given=b"", fails=False):
        done = subprocess.run([path, *map(str, arguments)], input=given, capture_output=True)
        assert fails or done.returncode == 0, done.stderr.decode()
        return done.stdout

    return run


@pytest.fixture(scope="session")
def documents():
    """A thousand invented pages and as many texts, with addresses."""
    writer = Writer(23)
    found = []
    for number in range(1000):
        url = f"https://kestrel.example/{number}"
        found.append({"id": number, "url": url, "html": writer.page(url)})
        found.append({"id": number, "url": url, "text": writer.text()})
    return found

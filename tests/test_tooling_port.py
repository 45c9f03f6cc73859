"""scripts/port_is_free.py: what is wrong with a port, said before anything slow begins."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.source import ROOT


def port_is_free(port: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "port_is_free.py", port],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_taken_port_is_named_with_another_to_try(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    done = port_is_free(str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} on 127.0.0.1 is taken")
    assert "PORT=" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_free_port_is_fine(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    done = port_is_free(str(port))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "80a", "٨٠", "8000 "])
def test_what_is_no_port_is_a_sentence(text: str) -> None:
    done = port_is_free(text)
    assert done.returncode == 1
    assert done.stderr == f"PORT must be a number from 1 to 65535, and it is {text!r}.\n"

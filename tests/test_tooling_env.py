"""scripts/env.sh on machines that lack something: one sentence each, and nothing half done."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.source import ROOT

# A Python that remembers how it was called, and that makes an environment by copying itself.
FAKE_PYTHON = """#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in
    *ensurepip*) exit ${ENSUREPIP:-0} ;;
    *version_info*) echo "${VERSION:-3.11}" ;;
    "-m venv --clear"*) rm -rf "$4"; mkdir -p "$4/bin"; >"$4/pyvenv.cfg"; cp "$0" "$4/bin/python" ;;
    "-m pip install"*) exit ${PIP:-0} ;;
esac
"""


@pytest.fixture
def project() -> Iterator[Path]:
    """A checkout with no more in it than env.sh reads, open to every user of the machine."""
    folder = Path(tempfile.mkdtemp(prefix="wardwise-"))
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "env.sh", folder / "scripts")
    python = folder / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def env_sh(
    project: Path, what: str = "runtime", user: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHON": str(project / "python"),
        "CALLS": str(project / "calls") if user is None else os.devnull,
        **variables,
    }
    return subprocess.run(
        ["sh", "scripts/env.sh", what],
        cwd=project,
        env=environment,
        user=user,
        capture_output=True,
        text=True,
        check=False,
    )


def calls(project: Path, beginning: str) -> list[str]:
    lines = (project / "calls").read_text().splitlines()
    (project / "calls").unlink()
    return [line for line in lines if line.startswith(beginning)]


def assert_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize("version", ["2.7", "3.9", "3.10"])
def test_an_old_python_is_refused(project: Path, version: str) -> None:
    assert_sentence(env_sh(project, VERSION=version), "Python 3.11 or newer", version)


@pytest.mark.parametrize("version", ["3.11", "3.14", "4.0"])
def test_a_new_python_is_taken(project: Path, version: str) -> None:
    assert env_sh(project, "check", VERSION=version).returncode == 0


def test_no_python_is_a_sentence(project: Path) -> None:
    assert_sentence(env_sh(project, PYTHON="python-of-nowhere"), "python-of-nowhere", "install")


def test_something_else_called_python_is_a_sentence(project: Path) -> None:
    assert_sentence(env_sh(project, PYTHON="true"), "not a working Python")


def test_a_python_without_venv_is_a_sentence(project: Path) -> None:
    assert_sentence(env_sh(project, ENSUREPIP="1"), "apt install python3-venv")
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("closed", [".", "var", ".venv"])
def test_no_write_access_is_a_sentence(project: Path, closed: str) -> None:
    (project / closed).mkdir(exist_ok=True)
    (project / closed).chmod(0o555)
    user = "nobody" if os.geteuid() == 0 else None  # root may write everywhere
    if closed != "." and user:
        project.chmod(0o777)
    assert_sentence(env_sh(project, user=user), "may not write", str((project / closed).resolve()))


def test_the_second_run_installs_nothing(project: Path) -> None:
    assert env_sh(project).returncode == 0
    assert len(calls(project, "-m pip install")) == 1
    done = env_sh(project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert calls(project, "-m") == []


def test_dev_adds_to_runtime(project: Path) -> None:
    env_sh(project)
    calls(project, "-m")
    env_sh(project, "dev")
    assert [call.split()[-1] for call in calls(project, "-m pip install")] == [
        "requirements/dev.txt"
    ]


def test_a_changed_lock_is_installed_into_the_same_environment(project: Path) -> None:
    env_sh(project)
    calls(project, "-m")
    with (project / "requirements" / "runtime.txt").open("a") as lock:
        lock.write("# changed\n")
    env_sh(project)
    assert [call.split()[1] for call in calls(project, "-m")] == ["pip"]


def test_another_python_makes_the_environment_anew(project: Path) -> None:
    env_sh(project)
    calls(project, "-m")
    works_no_more = project / ".venv" / "bin" / "python"
    works_no_more.write_text("#!/bin/sh\nexit 1\n")
    env_sh(project)
    assert [call.split()[1] for call in calls(project, "-m")] == ["venv", "pip"]


def test_a_failed_install_is_begun_again(project: Path) -> None:
    done = env_sh(project, PIP="1")
    assert_sentence(done, "could not be installed")
    assert list((project / ".venv").glob("installed-*")) == []
    calls(project, "-m")
    assert env_sh(project).returncode == 0
    assert len(calls(project, "-m pip install")) == 1


def test_a_folder_that_is_no_environment_is_left_alone(project: Path) -> None:
    precious = project / "thesis" / "chapter"
    precious.parent.mkdir()
    precious.touch()
    assert_sentence(env_sh(project, VENV="thesis"), "thesis", "not a virtual environment")
    assert precious.exists()

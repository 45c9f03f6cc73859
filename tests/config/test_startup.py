"""A start as a process meets it: what is said, and with which exit."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROD = {
    "APP_PROFILE": "prod",
    "SECRET_KEY": "q8ZJr0c1vN5xW2sT7uY4kL9mP3bD6fGhA-eRiOoXz_Cw1Vn2Bt5Mj",
    "ALLOWED_HOSTS": "wardwise.example",
}


def start(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=inherited | env, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database. Made once: every migration waits for the disk."""
    path = tmp_path_factory.mktemp("migrated") / "wardwise.sqlite3"
    done = start("manage.py", "migrate", "--verbosity=0", DATABASE_URL=f"sqlite:///{path}")
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """An installation's own database and static files; the latter look collected."""
    (tmp_path / "staticfiles.json").write_text('{"paths": {}, "version": "1.1", "hash": ""}')
    return {
        "DATABASE_URL": f"sqlite:///{tmp_path}/wardwise.sqlite3",
        "STATIC_ROOT": str(tmp_path),
    }


@pytest.mark.parametrize(
    "command", [("manage.py", "check"), ("manage.py", "runserver"), ("-c", "import config.wsgi")]
)
def test_a_refusal_is_one_sentence(command: tuple[str, ...]) -> None:
    done = start(*command, DEBUG="flase")
    assert done.stderr == (
        "Wardwise does not start: DEBUG must be true, false, 1 or 0, not 'flase'.\n"
    )
    assert (done.returncode, done.stdout) == (4, "")


def test_production_starts_and_passes_the_deployment_check(
    place: dict[str, str], tmp_path: Path, migrated: Path
) -> None:
    copyfile(migrated, tmp_path / "wardwise.sqlite3")
    checked = start("manage.py", "check", "--deploy", "--fail-level=INFO", **PROD, **place)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout
    served = start("-c", "import config.wsgi", **PROD, **place)
    assert (served.returncode, served.stderr) == (0, "")


def test_production_refuses_demo_accounts(
    place: dict[str, str], tmp_path: Path, migrated: Path
) -> None:
    copyfile(migrated, tmp_path / "wardwise.sqlite3")
    assert start("manage.py", "demo_accounts", **place).returncode == 0
    assert start("-c", "import config.wsgi", **place).returncode == 0
    for server in ("wsgi", "asgi"):
        served = start("-c", f"import config.{server}", **PROD, **place)
        assert served.returncode == 4
        assert served.stderr == (
            "Wardwise does not start: The database has demo accounts, "
            "whose passwords were shown to whoever set them up.\n"
        )
    checked = start("manage.py", "check", "--deploy", **PROD, **place)
    assert checked.returncode == 1
    assert "accounts.E001" in checked.stderr


def test_a_server_starts_before_its_database_is_made(place: dict[str, str]) -> None:
    assert start("-c", "import config.wsgi", **PROD, **place).returncode == 0
    assert not Path(place["STATIC_ROOT"], "wardwise.sqlite3").exists()


def test_a_server_starts_while_its_database_does_not_answer(place: dict[str, str]) -> None:
    down = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    assert start("-c", "import config.wsgi", **(PROD | place | down)).returncode == 0


def test_production_refuses_to_start_without_its_static_files(
    place: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "staticfiles.json").unlink()
    served = start("-c", "import config.wsgi", **PROD, **place)
    assert served.returncode == 4
    assert served.stderr == (
        f"Wardwise does not start: {tmp_path} has no static files: "
        "run manage.py collectstatic first.\n"
    )

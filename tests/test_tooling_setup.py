"""`make setup`: passwords are shown once, data are kept, and what stops it is a sentence."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.support.source import ROOT

PASSWORD_LINE = re.compile(r"^(student|educator|admin) +\S+@\S+ +\S{10,}$", re.MULTILINE)


def set_up(**variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "set_up.py"],
        env={
            "PATH": os.environ["PATH"],
            "APP_PROFILE": "demo",
            "LOG_LEVEL": "WARNING",
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_second_run_keeps_everything_and_says_how_to_get_passwords(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite3"
    first = set_up(DATABASE_URL=f"sqlite:///{path}")
    assert (first.returncode, first.stderr) == (0, "")
    assert sorted(PASSWORD_LINE.findall(first.stdout)) == ["admin", "educator", "student"]
    with sqlite3.connect(path) as database:
        before = list(database.execute("SELECT id, email, password FROM accounts_user"))
        shared = database.execute(
            "SELECT count(*) FROM learning_pack_editors JOIN accounts_user"
            " ON accounts_user.id = user_id WHERE email LIKE 'educator@%'"
        ).fetchone()
        packs = database.execute("SELECT count(*) FROM learning_pack").fetchone()
    assert shared == packs != (0,)  # the demo educator may edit what came along

    second = set_up(DATABASE_URL=f"sqlite:///{path}")
    assert (second.returncode, second.stderr) == (0, "")
    assert PASSWORD_LINE.findall(second.stdout) == []
    assert "make passwords" in second.stdout
    with sqlite3.connect(path) as database:
        assert list(database.execute("SELECT id, email, password FROM accounts_user")) == before


def test_a_bad_setting_is_a_sentence() -> None:
    done = set_up(DEBUG="flase")
    assert done.returncode != 0
    assert done.stderr == (
        "Wardwise does not start: DEBUG must be true, false, 1 or 0, not 'flase'.\n"
    )


def test_a_silent_database_is_no_traceback() -> None:
    done = set_up(DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].startswith("Setting up stopped: ")
    assert "Traceback" not in done.stderr

"""`make setup`: tables, content and demo accounts, in one process because starting Django is slow.

Every step may be interrupted and repeated: each does what is left to do, or all of it or nothing.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from config.startup import refusing_in_a_sentence


def main() -> None:
    with refusing_in_a_sentence():
        django.setup()
        call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
        call_command("setup_content")
        call_command("demo_accounts")
        from learning.services.demo import share_packs_with_demo_educators

        share_packs_with_demo_educators()


if __name__ == "__main__":
    try:
        main()
    except (CommandError, DatabaseError) as error:
        sys.exit(f"Setting up stopped: {error}")

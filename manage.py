#!/usr/bin/env python
"""Django's command line for Wardwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here: run `make env`, then use .venv/bin/python.")
    from config.startup import refusing_in_a_sentence

    with refusing_in_a_sentence():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

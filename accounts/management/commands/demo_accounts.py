import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from accounts.roles import ROLES
from accounts.services.demo import make_demo_accounts


class Command(BaseCommand):
    help = "Make one demo account per role and show their passwords, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="set new passwords")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.APP_PROFILE == "prod":
            raise CommandError("Demo accounts are not for production (APP_PROFILE=prod).")
        passwords = {role: secrets.token_urlsafe(12) for role in ROLES}
        made = make_demo_accounts(passwords=passwords, reset_existing=options["reset"], now=now())
        for role, email in made.items():
            self.stdout.write(f"{role:10}{email:24}{passwords[role]}")
        if made:
            self.stdout.write("These passwords are not shown again.")
        if len(made) < len(passwords):
            self.stdout.write("Demo accounts exist already. New passwords: make passwords")

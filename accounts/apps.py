from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from accounts import checks, receivers

        checks.register()
        receivers.connect()
        post_migrate.connect(apply_roles)


def apply_roles(app_config: AppConfig, using: str, **_options: Any) -> None:
    """After each migrate and flush: migrations see no permissions yet, flushing loses groups."""
    from django.contrib.auth.management import create_permissions

    from accounts.services.roles import apply_table

    if "auth_group_permissions" in connections[using].introspection.table_names():
        # Its own receiver may run after this one; it does nothing the second time.
        create_permissions(app_config, verbosity=0, using=using)
        apply_table(app_label=app_config.label, using=using)

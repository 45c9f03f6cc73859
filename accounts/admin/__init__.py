from django.contrib import admin
from django.contrib.auth.models import Group

from . import audit, invitations, people, second_factors

__all__ = ["audit", "invitations", "people", "second_factors"]

admin.site.unregister(Group)  # groups follow accounts/roles.py, not clicks

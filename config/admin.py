"""The admin, whose door is the same as everybody's."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class WardwiseAdminSite(AdminSite):
    site_header = _("Wardwise")
    site_title = _("Wardwise")
    index_title = _("Administration")
    enable_nav_sidebar = False  # the desk lists everything; pages keep their width

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Sends to the common sign-in page, with its lock-out and second factor."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

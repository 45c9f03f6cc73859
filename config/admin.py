"""The admin, whose door is the same as everybody's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
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

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """One page for everybody's own password: that one is in the audit."""
        return redirect("account_change_password")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """No page of a model for whoever may do nothing with it, before any row is looked up.

        Django's history page looks first: a 403 would tell a row that is there from one that
        is not.
        """
        owner = getattr(view, "__self__", None)
        if isinstance(owner, ModelAdmin):
            view = _only_with_permission(owner, view)
        return super().admin_view(view, cacheable)


def _only_with_permission(owner: Any, view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not any(owner.get_model_perms(request).values()):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked

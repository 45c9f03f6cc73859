import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext, gettext_lazy

from accounts.admin.people import ROLE_CHOICES, AddressForm
from accounts.admin_support import acting_user
from accounts.models import Invitation
from accounts.roles import SIGN_UP_ROLE
from accounts.services.invitations import invite, revoke


class InvitationForm(AddressForm):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLE_CHOICES, initial=SIGN_UP_ROLE)

    class Meta:
        model = Invitation
        fields = ["email", "role"]


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Made and taken back, never edited: the link has left the house."""

    form = InvitationForm
    list_display = ["email", "role", "created_by", "created_at", "expires_at", "used_at"]
    list_select_related = ["created_by"]
    search_fields = ["email"]

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        """A used invitation tells how an account came to be."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.used_at)

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        token = secrets.token_urlsafe(32)
        made = invite(
            email=obj.email,
            role=obj.role,
            token=token,
            valid_for=timedelta(days=settings.INVITATION_DAYS),
            actor=acting_user(request),
            now=now(),
        )
        obj.pk = made.pk
        link = request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
        text = gettext("Send this link to {email}. It is shown only now, and works once: {link}")
        messages.warning(request, format_html(text, email=made.email, link=link))

    def delete_model(self, request: HttpRequest, obj: Invitation) -> None:
        revoke(invitation=obj, actor=acting_user(request), now=now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        for invitation in queryset:
            revoke(invitation=invitation, actor=acting_user(request), now=now())

from copy import deepcopy
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.admin_support import acting_user
from accounts.models import User
from accounts.roles import ADMIN, EDUCATOR, SIGN_UP_ROLE, STUDENT
from accounts.selectors import address_is_taken, role_of
from accounts.services.audit import record
from accounts.services.people import admin_added, admin_changed

ROLE_CHOICES = [(STUDENT, _("Student")), (EDUCATOR, _("Educator")), (ADMIN, _("Admin"))]


class AddressForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_email(self) -> str:
        """In small letters, as allauth looks it up, and nobody else's."""
        email = str(self.cleaned_data["email"]).lower()
        if address_is_taken(email, but_by=self.instance if self.instance.pk else None):
            raise forms.ValidationError(_("Somebody already uses this e-mail address."))
        return email


class PersonAddForm(AddressForm, AdminUserCreationForm):  # type: ignore[type-arg]
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES, initial=SIGN_UP_ROLE)

    class Meta:
        model = User
        fields = ["email", "display_name"]


class PersonChangeForm(AddressForm, UserChangeForm):  # type: ignore[type-arg]
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)

    class Meta:
        model = User
        fields = ["email", "display_name", "is_active"]
        field_classes: dict[str, type[forms.Field]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.fields["role"].initial = role_of(self.instance)


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """People and their one role. What a role may do stands in accounts/roles.py."""

    form = PersonChangeForm
    add_form = PersonAddForm
    list_display = ["email", "display_name", "role", "is_active", "is_demo", "last_login"]
    list_filter = ["groups", "is_active", "is_demo"]
    search_fields = ["email", "display_name"]
    ordering = ["email"]
    readonly_fields = ["is_demo", "is_superuser", "last_login", "date_joined", "erased_at"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["email", "display_name", "password"]}),
        (_("What they may do"), {"fields": ["role", "is_active", "is_superuser"]}),
        (_("History"), {"fields": ["date_joined", "last_login", "is_demo", "erased_at"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [
                    "email",
                    "display_name",
                    "role",
                    "usable_password",
                    "password1",
                    "password2",
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("role"))
    def role(self, user: User) -> str:
        return str(dict(ROLE_CHOICES).get(role_of(user), "-"))

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and obj.pk == request.user.pk:
            # Nobody shuts the door behind themselves.
            for name in ("role", "is_active"):
                # A copy: the declared field belongs to the class that every request shares.
                form.base_fields[name] = deepcopy(form.base_fields[name])
                form.base_fields[name].disabled = True
        return form

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only a superuser touches a superuser; this guards the password page as well."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False  # a person who leaves is erased or switched off; their key stays

    @method_decorator(sensitive_post_parameters())
    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - so named by the address
        form_url: str = "",
    ) -> HttpResponse:
        """Who holds another's password can act as them: that is in the audit."""
        user = self.get_object(request, unquote(id))
        with transaction.atomic():
            reply: HttpResponse = super().user_change_password(request, id, form_url)
            if user is not None and request.method == "POST" and reply.status_code == 302:
                actor = acting_user(request)
                record(actor=actor, action="password.set_by_admin", target=user, now=now())
        return reply

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        role = form.cleaned_data["role"]
        if not change:
            admin_added(user=obj, role=role, actor=acting_user(request), now=now())
            return
        fields = form.changed_data
        admin_changed(user=obj, role=role, fields=fields, actor=acting_user(request), now=now())

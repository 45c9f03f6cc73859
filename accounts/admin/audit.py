from django.contrib import admin
from django.http import HttpRequest

from accounts.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """For reading. Nobody edits or deletes what happened, superusers included."""

    list_display = ["at", "actor", "action", "object_label"]
    list_filter = ["action"]
    list_select_related = ["actor"]
    search_fields = ["object_label", "actor__email", "actor__display_name"]
    date_hierarchy = "at"
    show_full_result_count = False  # the table only grows

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

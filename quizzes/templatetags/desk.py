from __future__ import annotations

from django import template

from accounts.models import User

from .. import reports

register = template.Library()


@register.simple_tag
def waiting_for(user: User) -> reports.Waiting:
    """`{% waiting_for user as waiting %}`: what waits for this person's decision."""
    return reports.waiting_for(user)

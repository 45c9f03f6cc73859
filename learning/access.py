"""Whose content it is. Somebody else's looks like absent: neither is in these querysets."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import User

from .models import Claim, Lesson, Module, Pack, Review, Source

ANY_PACK = "learning.any_pack"


def has_any_pack(user: User) -> bool:
    return user.has_perm(ANY_PACK)


def own_packs(user: User) -> QuerySet[Pack]:
    return Pack.objects.all() if has_any_pack(user) else Pack.objects.editable_by(user)


def own_modules(user: User) -> QuerySet[Module]:
    """Modules that the person edits, and those of the packs that the person edits."""
    if has_any_pack(user):
        return Module.objects.all()
    # Subqueries and not joins: a join would show a module once for each of its editors.
    mine = Module.objects.filter(editors=user.pk)
    return Module.objects.filter(
        Q(pack__in=own_packs(user).values("pk")) | Q(pk__in=mine.values("pk"))
    )


def own_in_packs(user: User, model: type[Any]) -> QuerySet[Any]:
    """Rows of a model that belongs to a pack: sources, concepts, claims and what is about them."""
    rows: QuerySet[Any] = model.objects.all()
    return rows if has_any_pack(user) else rows.filter(pack__in=own_packs(user).values("pk"))


def own_claims(user: User) -> QuerySet[Claim]:
    return own_in_packs(user, Claim)


def own_lessons(user: User) -> QuerySet[Lesson]:
    return Lesson.objects.filter(module__in=own_modules(user).values("pk"))


def own_reviews(user: User) -> QuerySet[Review]:
    """Readings of own modules and of own claims."""
    return Review.objects.filter(
        Q(module__in=own_modules(user).values("pk")) | Q(claim__in=own_claims(user).values("pk"))
    )


def possible_editors() -> QuerySet[User]:
    """Who can open the admin, and whoever is an editor already."""
    named = Q(packs__isnull=False) | Q(modules__isnull=False)
    return User.objects.filter(Q(is_staff=True, is_active=True) | named).distinct()


def open_module(slug: str) -> Module:
    """A published module."""
    module = Module.objects.published().select_related("pack").filter(slug=slug).first()
    if module is None:
        raise Http404
    return module


def open_lesson(module_slug: str, slug: str) -> Lesson:
    """A published lesson of a published module."""
    lessons = Lesson.objects.published().select_related("module__pack")
    lesson = lessons.filter(module__slug=module_slug, slug=slug).first()
    if lesson is None:
        raise Http404
    return lesson


def open_source(pack_slug: str, slug: str) -> Source:
    """A source of a pack of which a module is published."""
    taught = Module.objects.published().filter(pack__slug=pack_slug)
    sources = Source.objects.filter(retired_at=None, pack__in=taught.values("pack"))
    source = sources.select_related("pack").filter(slug=slug).first()
    if source is None:
        raise Http404
    return source

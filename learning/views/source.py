from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import access, pages
from .texts import age_of, is_old


@login_required
@require_safe
def source(request: HttpRequest, pack_slug: str, source_slug: str) -> HttpResponse:
    """The card of one document: what it says of itself, and what it leaves out."""
    found = access.open_source(pack_slug, source_slug)
    year = timezone.localdate().year
    context = {
        "source": found,
        "headings": pages.headings_of(found),
        "age": age_of(found, year) if is_old(found, year) else None,
    }
    return render(request, "learning/source.html", context)

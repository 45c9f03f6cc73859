from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import selectors


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One thing to do now, then the rest as a list; a visitor reads what this is."""
    if not request.user.is_authenticated:
        return render(request, "progress/home.html", {})
    page = selectors.home_page(
        request.user, now=timezone.now(), grace_seconds=settings.SAVE_GRACE_SECONDS
    )
    return render(request, "progress/home.html", {"page": page})

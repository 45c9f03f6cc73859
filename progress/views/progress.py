from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User

from .. import selectors


class LearnerRequest(HttpRequest):
    """A request behind `login_required`."""

    user: User


@login_required
@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    """Attempts with their points, and the strength at each site."""
    page = selectors.progress_page(
        request.user, now=timezone.now(), grace_seconds=settings.SAVE_GRACE_SECONDS
    )
    return render(
        request, "progress/progress.html", {"attempts": page.attempts, "strengths": page.strengths}
    )

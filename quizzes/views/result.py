from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .. import access, selectors, services
from .edge import LearnerRequest, grace, now


@login_required
@require_safe
def result(request: LearnerRequest, attempt_id: UUID) -> HttpResponse:
    """Points first, then each item with its key, every rationale and its source."""
    attempt = access.own_attempt(request.user, attempt_id)
    if not services.close_if_due(attempt=attempt, now=now(), grace=grace()):
        return redirect("quizzes:check", attempt.pk)
    reviewed = selectors.reviewed_items(attempt)
    context = {
        "attempt": attempt,
        "reviewed": reviewed,
        "profiles": selectors.profiles_of(reviewed),
        "missed": sum(1 for entry in reviewed if not entry.right),
    }
    return render(request, "quizzes/result.html", context)

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from .. import access, selectors, services
from .edge import LearnerRequest, grace, now


@login_required
@require_safe
def check(request: LearnerRequest, attempt_id: UUID) -> HttpResponse:
    """The list of items before submitting, with a warning where some are blank."""
    attempt = access.own_attempt(request.user, attempt_id)
    if attempt.is_closed(now=now(), grace=grace()):
        return redirect("quizzes:result", attempt.pk)
    places = selectors.places(attempt)
    context = {
        "attempt": attempt,
        "places": places,
        "blanks": [place.position for place in places if not place.answered],
        "seconds_left": selectors.time_left(attempt, now=now()),
    }
    return render(request, "quizzes/check.html", context)


@login_required
@require_POST
def submit(request: LearnerRequest, attempt_id: UUID) -> HttpResponse:
    attempt = access.own_attempt(request.user, attempt_id)
    services.submit_attempt(attempt=attempt, now=now(), grace=grace())
    return redirect("quizzes:result", attempt.pk)

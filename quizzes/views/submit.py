from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

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


def submit(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    if not request.user.is_authenticated:
        # Signing in leads on by GET: to the page with the button, and not to this address.
        return redirect_to_login(reverse("quizzes:check", args=[attempt_id]))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    attempt = access.own_attempt(request.user, attempt_id)
    services.submit_attempt(attempt=attempt, now=now(), grace=grace())
    return redirect("quizzes:result", attempt.pk)

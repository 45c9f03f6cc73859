from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import access, services
from .edge import grace, new_seed, now

REFUSALS = {
    services.NothingMissedError: _("You missed nothing here, so there is nothing to redo."),
    services.ClosedQuizError: _("This quiz is not open any more, so it cannot be done again."),
    services.NothingToAnswerError: _("What you missed has been taken out of use since."),
}


def redo(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """A new attempt on what the finished one missed."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("quizzes:result", args=[attempt_id]))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    attempt = access.own_attempt(request.user, attempt_id)
    if not services.close_if_due(attempt=attempt, now=now(), grace=grace()):
        return redirect("quizzes:check", attempt.pk)
    try:
        made = services.redo_missed(
            attempt=attempt, learner=request.user, seed=new_seed(), now=now(), grace=grace()
        )
    except tuple(REFUSALS) as error:
        messages.warning(request, REFUSALS[type(error)])
        return redirect("quizzes:result", attempt.pk)
    if not made.fresh:
        messages.info(request, _("You have this quiz open already. Finish it first."))
    return redirect("quizzes:attempt", made.attempt.pk)

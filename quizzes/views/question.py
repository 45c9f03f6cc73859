from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import access, services
from ..forms import QuestionForm
from .edge import grace, now
from .result import result_page


def question(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """Ask about one item of a finished attempt: an educator answers."""
    result = reverse("quizzes:result", args=[attempt_id])
    if not request.user.is_authenticated:
        return redirect_to_login(result)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    response = access.own_response(request.user, attempt_id, position)
    if not services.close_if_due(attempt=response.attempt, now=now(), grace=grace()):
        return redirect("quizzes:check", attempt_id)
    form = QuestionForm(request.POST, position=position)
    if not form.is_valid():
        return result_page(request, response.attempt, asking=form, status=422)
    response.refresh_from_db(fields=["closed_at"])  # closed just now, where its time was over
    reason = form.cleaned_data["reason"]
    if services.ask(response=response, learner=request.user, reason=reason, now=now()):
        messages.success(request, _("Your question is sent. The answer will stand on this page."))
    else:
        messages.info(request, _("You asked about this question before. That stands."))
    return redirect(f"{result}#question-{position}")

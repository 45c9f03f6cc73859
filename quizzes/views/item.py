from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User

from .. import access, contract, selectors, services
from ..forms import AnswerForm, answer_form
from ..items import Answer, AnswerError
from ..models import Response
from .edge import LearnerRequest, grace, now, say


@login_required
@require_safe
def attempt(request: LearnerRequest, attempt_id: UUID) -> HttpResponse:
    """To where the learner left off, or to the result."""
    found = access.own_attempt(request.user, attempt_id)
    if found.is_closed(now=now(), grace=grace()):
        return redirect("quizzes:result", found.pk)
    return redirect("quizzes:item", found.pk, selectors.first_blank(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: LearnerRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """One item: shown, or answered by a plain form."""
    response = access.own_response(request.user, attempt_id, position)
    if response.attempt.is_closed(now=now(), grace=grace()) and request.method != "POST":
        return redirect("quizzes:result", attempt_id)
    if request.method == "POST":
        return _answered(request, response)
    return _page(request, response, answer_form(response, answer=response.answer))


def _answered(request: LearnerRequest, response: Response) -> HttpResponse:
    submitted = response.prompt.answer_from_form(dict(request.POST.lists()))
    seen = response.rev
    try:
        save = contract.read_save(request.POST.dict(), submitted)
        seen = save.base_rev
        outcome = _record(request.user, response, save)
    except services.ReusedError:  # a page from the browser's memory, sent before
        return _conflict(request, response, submitted)
    except AnswerError as error:
        # With the revision that the learner saw: a newer one must not be passed over in silence.
        form = answer_form(response, answer=submitted, error=say(error), base_rev=seen)
        return _page(request, response, form, status=422)
    if isinstance(outcome, services.Accepted):
        return _go_on(request, response)
    response.answer, response.rev = outcome.answer, outcome.server_rev
    if outcome.error == "submitted":
        return _too_late(response, submitted)
    return _conflict(request, response, submitted)


def _record(
    learner: User, response: Response, save: services.Save
) -> services.Accepted | services.Refused:
    return services.record_answer(
        learner=learner,
        attempt_id=response.attempt_id,
        position=response.position,
        save=save,
        now=now(),
        grace=grace(),
    )


def _conflict(request: LearnerRequest, response: Response, submitted: Answer) -> HttpResponse:
    """Somebody, perhaps the same learner in another tab, saved in between: show both."""
    value = response.item.value
    answer = value.parse(submitted)
    if answer == response.answer:
        return _go_on(request, response)
    stored = value.describe(response.answer) or (gettext("no answer"),)
    form = answer_form(response, answer=answer, stored=stored)
    return _page(request, response, form, status=409)


def _too_late(response: Response, submitted: Answer) -> HttpResponse:
    """To the result, which says that an answer was lost, if one was."""
    result = resolve_url("quizzes:result", response.attempt_id)
    try:
        lost = response.item.value.parse(submitted) != response.answer
    except AnswerError:
        lost = True
    return redirect(f"{result}?late=1" if lost else result)


def _go_on(request: LearnerRequest, response: Response) -> HttpResponse:
    go = request.POST.get("go", "next")
    last = response.attempt.responses.count()
    here = response.position
    if go == "check" or (go == "next" and here >= last):
        return redirect("quizzes:check", response.attempt_id)
    steps = {"next": here + 1, "back": max(1, here - 1), "stay": here}
    target = steps.get(go, here)
    if go.isascii() and go.isdigit() and len(go) < 6:
        target = min(max(1, int(go)), last)
    return redirect("quizzes:item", response.attempt_id, target)


def _page(
    request: LearnerRequest, response: Response, form: AnswerForm, status: int = 200
) -> HttpResponse:
    places = selectors.places(response.attempt)
    context = {
        "attempt": response.attempt,
        "response": response,
        "form": form,
        "places": places,
        "total": len(places),
        "seconds_left": selectors.time_left(response.attempt, now=now()),
    }
    return render(request, "quizzes/item.html", context, status=status)

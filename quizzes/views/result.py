from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .. import access, selectors, services
from ..forms import QuestionForm
from ..models import Attempt
from ..models.questions import LONGEST_REASON
from .edge import LearnerRequest, grace, now


@login_required
@require_safe
def result(request: LearnerRequest, attempt_id: UUID) -> HttpResponse:
    """Points first, then each item with its key, every rationale and its source."""
    attempt = access.own_attempt(request.user, attempt_id)
    if not services.close_if_due(attempt=attempt, now=now(), grace=grace()):
        return redirect("quizzes:check", attempt.pk)
    return result_page(request, attempt)


def result_page(
    request: HttpRequest, attempt: Attempt, *, asking: QuestionForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a finished attempt, with a question that could not be taken."""
    reviewed = selectors.reviewed_items(attempt)
    context = {
        "attempt": attempt,
        "reviewed": reviewed,
        "profiles": selectors.profiles_of(reviewed),
        "sources": selectors.sources_of(
            (entry.response.item for entry in reviewed), today=now().date()
        ),
        "missed": sum(1 for entry in reviewed if not entry.right),
        "asking": asking,
        "longest": LONGEST_REASON,
    }
    return render(request, "quizzes/result.html", context, status=status)

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from .. import access, selectors, services
from .edge import LearnerRequest, grace, new_seed, now


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: LearnerRequest, slug: str) -> HttpResponse:
    """What the quiz asks of a learner, said before it starts."""
    quiz = access.open_quiz(slug)
    if request.method == "POST":
        try:
            attempt = services.start_or_resume(
                learner=request.user, quiz=quiz, seed=new_seed(), now=now(), grace=grace()
            )
            return redirect("quizzes:attempt", attempt.pk)
        except services.NothingToAnswerError:
            pass  # the page says so
    context = {
        "quiz": quiz,
        "facts": selectors.start_facts(request.user, quiz, now=now(), grace=grace()),
    }
    return render(request, "quizzes/start.html", context)

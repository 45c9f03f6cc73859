from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from learning import access, pages
from learning.views.texts import lesson_text
from quizzes.views.edge import LearnerRequest

from .. import selectors, services


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: LearnerRequest, module_slug: str, lesson_slug: str) -> HttpResponse:
    """A lesson to read; a POST says that it was read."""
    found = access.open_lesson(module_slug, lesson_slug)
    if request.method == "POST":
        services.mark_read(learner=request.user, lesson=found, now=timezone.now())
        return redirect(f"{request.path}#read")
    page = pages.lesson_page(found)
    context = {
        "page": page,
        "text": lesson_text(page, year=timezone.localdate().year),
        "read_at": selectors.read_times(request.user, [found]).get(found.pk),
    }
    return render(request, "progress/lesson.html", context)

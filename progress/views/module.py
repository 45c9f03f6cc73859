from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learning import access, pages
from quizzes.views.edge import LearnerRequest

from .. import selectors


@login_required
@require_safe
def module(request: LearnerRequest, module_slug: str) -> HttpResponse:
    """What the module is for, its lessons with what was read, and its quizzes."""
    found = access.open_module(module_slug)
    page = pages.module_page(found)
    read = selectors.read_times(request.user, page.lessons)
    context = {
        "page": page,
        "lessons": [(lesson, read.get(lesson.pk)) for lesson in page.lessons],
        "quizzes": selectors.quizzes_of(found),
    }
    return render(request, "progress/module.html", context)

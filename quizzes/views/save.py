from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from .. import contract, services
from ..items import AnswerError
from .edge import TooLargeError, grace, now, read_json, refuse, say, signed_out, too_large

MESSAGES = {
    "stale": "A newer answer to this question was saved elsewhere.",
    "submitted": "This attempt is closed. The answer was not taken.",
}


@require_POST
def save(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """Take an answer from the page's script. Every reply is JSON."""
    if not request.user.is_authenticated:
        return signed_out(request)
    try:
        fields = read_json(request)
        outcome = services.record_answer(
            learner=request.user,
            attempt_id=attempt_id,
            position=position,
            save=contract.read_save(fields, contract.read_answer(fields)),
            now=now(),
            grace=grace(),
        )
    except TooLargeError:
        return too_large()
    except AnswerError as error:
        return refuse(422, error.code, say(error))
    except Http404:
        return refuse(404, "absent", gettext("There is no such question."))
    body = contract.reply(outcome)
    if isinstance(outcome, services.Accepted):
        return JsonResponse(body)
    return JsonResponse(body | {"message": gettext(MESSAGES[outcome.error])}, status=409)

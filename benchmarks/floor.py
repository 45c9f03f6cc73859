"""The least that a page and a save could cost: same middleware, signed in, no product.

A read is three SELECTs and a short page; a save is one transaction with one SELECT, one INSERT and
one UPDATE. What the middleware asks (session, person) comes on top, as it does for the product.
"""

import json

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from .models import Note


@login_required
def read(_request: HttpRequest) -> HttpResponse:
    notes = [Note.objects.get(pk=pk) for pk in (1, 2, 3)]
    return HttpResponse("".join(f"<p>{note.text}</p>" for note in notes))


@login_required
def save(request: HttpRequest) -> HttpResponse:
    answer = json.loads(request.body)["answer"]
    with transaction.atomic():
        note = Note.objects.get(pk=1)
        Note.objects.create(text=answer, rev=note.rev)
        Note.objects.filter(pk=1).update(rev=note.rev + 1)
    return JsonResponse({"accepted": True, "server_rev": note.rev + 1})

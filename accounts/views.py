from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.adapters import INVITATION_KEY
from accounts.selectors import hash_of, usable_invitation


@require_safe
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Remembers the invitation in this browser and goes on to signing up."""
    found = usable_invitation(token_hash=hash_of(token), now=now())
    if found is None:
        return render(request, "account/invitation_unusable.html", status=404)
    request.session[INVITATION_KEY] = found.token_hash
    return redirect("account_signup")

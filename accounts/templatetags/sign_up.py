from allauth.account.adapter import get_adapter
from django import template
from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def sign_up_is_open(context: Context) -> bool:
    """May whoever asks for this page make an account?"""
    request = context["request"]
    return bool(get_adapter(request).is_open_for_signup(request))

"""Where allauth meets the house: our mails, our journal, the desk after signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language

from marketplace.accounts import services
from marketplace.accounts.letters import LETTERS
from marketplace.accounts.models import User
from marketplace.face.navigation import localised


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail address."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, in the language in which the person signed in."""
        return localised(settings.LOGIN_REDIRECT_URL, get_language() or "fa")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The front page in the language of the page one left."""
        return localised(settings.LOGOUT_REDIRECT_URL, get_language() or "fa")

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """A letter of ours, in the language of the account or, before there is one, of the page."""
        letter = LETTERS.get(template_prefix)
        if letter is None:
            return super().render_mail(template_prefix, email, context, headers)
        person = context.get("user")
        language = person.language if isinstance(person, User) else get_language() or "fa"
        with translation.override(language):
            url = str(context.get(letter.url, "")) if letter.url else ""
            shown = {
                "subject": str(letter.title),
                "single": True,
                "entries": [{"title": str(letter.title), "body": letter.body, "url": url}],
                "code": context.get("code", ""),
                "button": str(letter.action),
                "button_url": url,
                "language": language,
                "direction": "rtl" if language == "fa" else "ltr",
            }
            text, html = (render_to_string(f"mail/message.{ending}", shown) for ending in ("txt", "html"))
        to = [email] if isinstance(email, str) else list(email)
        mail = EmailMultiAlternatives(shown["subject"], text, self.get_from_email(), to, headers=headers)
        mail.attach_alternative(html, "text/html")
        return mail


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in through the city's own OpenID Connect."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Take the name as the provider writes it."""
        user = super().populate_user(request, sociallogin, data)
        user.full_name = data.get("name") or " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """Journal the new account like any other."""
        user = super().save_user(request, sociallogin, form)
        return services.complete_sign_up(user=user, full_name=user.full_name, language=get_language() or "fa")

"""Registering, confirming the address, signing in, a new password: through the pages, in both languages."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from marketplace.accounts.letters import LETTERS
from marketplace.accounts.models import User
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def confirmed(**person: object) -> User:
    user: User = UserFactory.create(**person)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def register(client: Client, email: str = "new@example.test", prefix: str = "") -> object:
    data = {"full_name": "نگار احمدی", "email": email, "password1": PASSWORD, "password2": PASSWORD}
    return client.post(f"{prefix}/account/signup/", data)


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", str(message.body))
    assert found is not None
    return found[1]


def test_one_registers_confirms_the_address_and_lands_on_the_desk(client: Client) -> None:
    register(client)

    person = User.objects.get(email="new@example.test")
    assert (person.full_name, person.language) == ("نگار احمدی", "fa")
    assert AuditRecord.objects.get(action="accounts.person.registered").actor == person
    assert "_auth_user_id" not in client.session, "an unconfirmed address does not sign in"
    letter = mail.outbox[-1]
    assert letter.subject == str(LETTERS["account/email/email_confirmation"].title)

    client.post(link_in(letter))
    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_an_unconfirmed_address_cannot_sign_in(client: Client) -> None:
    user = UserFactory.create()

    client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_the_english_page_registers_an_english_reader_and_leads_to_the_english_desk(client: Client) -> None:
    register(client, prefix="/en")
    assert User.objects.get().language == "en"
    user = confirmed()

    answer = client.post("/en/account/login/", {"login": user.email, "password": PASSWORD})

    assert answer["Location"] == "/en/desk/"


def test_a_taken_address_is_not_told_to_strangers_but_to_its_owner(client: Client) -> None:
    confirmed(email="taken@example.test")

    answer = register(client, "taken@example.test")

    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert User.objects.count() == 1
    assert mail.outbox[-1].subject == str(LETTERS["account/email/account_already_exists"].title)


def test_a_closed_account_does_not_sign_in(client: Client) -> None:
    user = confirmed(is_active=False)

    client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_guessing_passwords_is_limited(client: Client) -> None:
    user = confirmed()
    for _attempt in range(6):
        client.post("/account/login/", {"login": user.email, "password": "wrong-wrong-wrong"})

    client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_a_new_password_is_set_by_a_link_in_a_mail_and_told_by_another(client: Client) -> None:
    user = confirmed()
    client.post("/account/password/reset/", {"email": user.email})
    link = link_in(mail.outbox[-1])

    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "another-long-word", "password2": "another-long-word"})

    assert User.objects.get().check_password("another-long-word")
    assert mail.outbox[-1].subject == str(LETTERS["account/email/password_reset"].title)


def test_asking_for_the_password_of_nobody_sends_nothing(client: Client) -> None:
    client.post("/account/password/reset/", {"email": "nobody@example.test"})

    assert mail.outbox == []


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("prefix", sorted(LETTERS))
def test_every_letter_of_sign_in_has_words_in_both_languages(prefix: str, language: str) -> None:
    with translation.override(language):
        letter = LETTERS[prefix]
        assert str(letter.title)
        assert letter.body
        assert bool(str(letter.action)) == bool(letter.url)
        persian = re.search("[آ-ی]", str(letter.title)) is not None
    assert persian == (language == "fa")
    get_template(f"{prefix}_message.txt")  # allauth still sends it under this name


@pytest.mark.parametrize("path", ["/account/login/", "/account/signup/", "/account/password/reset/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_pages_of_sign_in_answer(client: Client, path: str, prefix: str) -> None:
    assert client.get(prefix + path).status_code == 200


@pytest.mark.parametrize("path", ["/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"])
def test_second_step_and_passkeys_can_be_set_up_after_signing_in_anew(client: Client, path: str) -> None:
    user = confirmed()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    assert client.get(path, follow=True).status_code == 200


def test_the_citys_own_sign_in_never_takes_over_an_account_silently() -> None:
    assert settings.SOCIALACCOUNT_EMAIL_AUTHENTICATION is False
    assert settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory"


def test_the_citys_own_sign_in_is_offered_where_it_is_configured(client: Client, settings: object) -> None:
    assert "ورود شهر" not in client.get("/account/login/").content.decode()
    app = {
        "provider_id": "city",
        "name": "ورود شهر",
        "client_id": "baham",
        "secret": "x",
        "settings": {"server_url": "https://id.example.ir"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}  # type: ignore[attr-defined]

    assert "ورود شهر" in client.get("/account/login/").content.decode()

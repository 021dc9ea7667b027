"""Pages that belong to no room: errors, appearance, sign-in, the style page."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from marketplace.context_processors import site
from marketplace.face import errors
from marketplace.face.navigation import links, localised
from tests.factories.accounts import UserFactory

HEADINGS = {
    "400.html": ("این درخواست را نفهمیدیم", "We could not understand this request"),
    "403.html": ("این صفحه برای شما باز نمی‌شود", "You may not open this"),
    "403_csrf.html": ("زمان این فرم گذشته است", "The form has expired"),
    "404.html": ("این صفحه پیدا نشد", "This page was not found"),
    "413.html": ("آنچه فرستادید بزرگ‌تر از اندازه است", "What you sent is too large"),
    "429.html": ("بیش از اندازه تلاش شد", "Too many attempts"),
    "500.html": ("خطایی از سمت ما رخ داد", "Something went wrong on our side"),
    "503.html": ("باهم چند لحظه در دسترس نیست", "Baham is resting for a moment"),
    "refused.html": ("این کار انجام نشد", "This step was not taken"),
}


def asked(path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("template", HEADINGS)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_an_error_page_speaks_the_readers_language(template: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(template, {"reason": "چون بسته شد"}, asked("/" if language == "fa" else "/en/"))
    assert HEADINGS[template][language == "en"] in html
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}"' in html
    assert " style=" not in html


class Untouchable:
    """Stands for a database and a session that are away."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"the page asked for {name}")


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_the_pages_of_a_failure_ask_nobody_who_is_reading(template: str) -> None:
    request = RequestFactory().get("/")
    request.user = Untouchable()
    request._messages = Untouchable()  # type: ignore[attr-defined]
    assert render_to_string(template, {}, request)


def test_a_refusal_gives_its_reason() -> None:
    response = errors.forbidden(asked(), PermissionError("این چالش در ۱۴۰۵/۰۷/۱۵ بسته شد"))
    assert response.status_code == 403
    assert "این چالش در ۱۴۰۵/۰۷/۱۵ بسته شد" in response.content.decode()


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.not_found, 404),
        (errors.too_large, 413),
        (errors.too_many, 429),
        (errors.server_error, 500),
        (errors.csrf_failed, 403),
    ],
)
def test_an_error_view_answers_with_its_status(view: object, status: int) -> None:
    assert view(asked()).status_code == status  # type: ignore[operator]


def test_a_failure_of_the_failure_page_still_says_a_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(errors, "render", broken)
    response = errors.server_error(asked())
    assert response.status_code == 500
    assert "چند دقیقهٔ دیگر" in response.content.decode()


def test_the_theme_is_remembered_and_the_reader_comes_back(client: Client) -> None:
    response = client.post("/appearance/", {"theme": "dark", "next": "/account/login/?next=/desk/"})
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/desk/"
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["theme"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "next_url", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "/\\elsewhere.example"]
)
def test_the_theme_button_leads_nowhere_else(client: Client, next_url: str) -> None:
    assert client.post("/appearance/", {"theme": "light", "next": next_url})["Location"] == "/"


def test_the_devices_own_theme_forgets_the_cookie(client: Client) -> None:
    client.cookies["theme"] = "dark"
    response = client.post("/appearance/", {"theme": "auto", "next": "/"})
    assert response.cookies["theme"].value == ""
    assert client.get("/appearance/").status_code == 405


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("", ""), ('"><script>', ""), ("auto", "")]
)
def test_only_light_and_dark_reach_the_page(cookie: str, theme: str) -> None:
    request = asked()
    request.COOKIES["theme"] = cookie
    context = site(request)
    assert context["theme"] == theme
    assert context["next_theme"] in ("dark", "light", "auto")


def test_navigation_marks_where_the_reader_is_and_leaves_out_what_is_not_there() -> None:
    with translation.override("fa"):
        found = links((), "/")
        assert found == ()
    assert localised("/en", "fa") == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/signup/", "/account/password/reset/", "/en/account/login/"]
)
def test_sign_in_looks_like_the_product(client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    assert 'class="site-header"' in html
    assert 'class="input"' in html
    assert 'class="button"' in html
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)
    if path.startswith("/account"):
        assert "ورود" in html
        assert "Sign" not in html


@pytest.mark.django_db
def test_a_wrong_password_keeps_the_address_and_says_what_is_wrong(client: Client) -> None:
    html = client.post("/account/login/", {"login": "a@example.test", "password": "nonsense"}).content.decode()
    assert 'value="a@example.test"' in html
    assert "ایمیل یا گذرواژه درست نیست" in html


@pytest.mark.django_db
def test_only_staff_see_the_style_page(client: Client) -> None:
    assert client.get("/style/").status_code == 302
    client.force_login(UserFactory())
    assert client.get("/style/").status_code == 302
    client.force_login(UserFactory(is_staff=True))
    assert client.get("/style/").status_code == 200

"""The page of one's own profile."""

from __future__ import annotations

import pytest
from django.test import Client

from marketplace.accounts.models import User
from tests.factories.accounts import DepartmentFactory, office_officer, officer

pytestmark = pytest.mark.django_db


def test_the_profile_shows_the_roles_and_keeps_name_and_language(client: Client) -> None:
    person = officer(DepartmentFactory.create(name_fa="سازمان پسماند"))
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/account/profile/").content.decode()
    assert "سازمان پسماند" in page

    answer = client.post("/account/profile/", {"full_name": " مینا  رضایی ", "language": "en"})
    assert answer.status_code == 302
    person = User.objects.get(pk=person.pk)
    assert (person.full_name, person.language) == ("مینا  رضایی", "en")


def test_what_was_typed_stays_when_something_is_wrong(client: Client) -> None:
    client.force_login(office_officer(), backend="django.contrib.auth.backends.ModelBackend")

    page = client.post("/account/profile/", {"full_name": "", "language": "en"})

    assert page.status_code == 200
    assert 'value="en"' in page.content.decode()
    assert page.context["form"].errors["full_name"]

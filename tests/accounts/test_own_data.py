"""One's own data: taken along whole, and erased from every table but the journal."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from marketplace.accounts import leaving, own_data, services
from marketplace.accounts.models import User
from marketplace.errors import Conflict, Invalid, WrongState
from marketplace.journal.models import AuditRecord
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from marketplace.notify.services import watch
from search.models import SavedSearch
from tests.factories.accounts import UserFactory, administrator, office_officer, officer
from tests.factories.vendors import invitation, join, request_for_access, verified_vendor
from vendors import services as firms

pytestmark = pytest.mark.django_db

EMAIL, NAME = "marker-7391@nowhere.example", "نشان‌دار هفت‌سه‌نه‌یک"


@pytest.fixture
def person() -> User:
    """Somebody who has left traces in many rooms."""
    made = UserFactory.create(email=EMAIL, full_name=NAME)
    EmailAddress.objects.get_or_create(user=made, email=EMAIL, defaults={"primary": True, "verified": True})
    vendor, other = verified_vendor(), verified_vendor()
    join(vendor)
    row = invitation(vendor, email=EMAIL)
    firms.accept_invitation(actor=made, token=row.token)  # type: ignore[attr-defined]
    invitation(other, email=EMAIL)
    request_for_access(verified_vendor(), made)
    firms.send_message(actor=made, vendor=other, subject="سلام", text="پرسشی دارم.")
    watch(actor=made, subject=vendor)
    SavedSearch.objects.create(user=made, name=NAME, path="/challenges/", query="q=1")
    LogEntry.objects.create(
        user=administrator(), content_type=ContentType.objects.get_for_model(User), object_id=str(made.pk),
        object_repr=str(made), action_flag=2,
    )  # fmt: skip
    drain()
    assert Notification.objects.filter(params__person=NAME).exists()  # others were told of the person by name
    return made


def tables_with(*markers: str) -> set[str]:
    """Every table in which a marker stands, whatever the column."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for marker in markers:
                quoted = connection.ops.quote_name(table)
                question = f"SELECT EXISTS (SELECT 1 FROM {quoted} t WHERE t::text LIKE %s)"  # noqa: S608  our own tables
                cursor.execute(question, [f"%{marker}%"])
                if cursor.fetchone()[0]:
                    found.add(table)
    return found


def test_nothing_of_the_person_is_left_in_any_table(person: User) -> None:
    key = person.pk
    assert len(tables_with(EMAIL, NAME)) >= 6

    leaving.erase_person(actor=person, typed_email=f" {EMAIL.upper()} ")

    assert tables_with(EMAIL, NAME) == set()
    gone = User.objects.get(pk=key)
    assert (gone.is_active, gone.full_name, gone.has_usable_password()) == (False, "", False)
    assert str(gone) == "کسی که رفته است"
    assert AuditRecord.objects.filter(actor=gone).exists()  # the journal stays
    assert not gone.vendor_memberships.filter(ended_at=None).exists()
    drain()
    assert tables_with(EMAIL, NAME) == set()  # what was still on its way names nobody either


def test_the_copy_holds_every_rooms_part_and_is_journalled(client: Client, person: User) -> None:
    client.force_login(person)

    response = client.post(reverse("accounts:export"))

    found = response.json()
    assert response["Content-Disposition"].startswith("attachment")
    assert found["account"]["full_name"] == NAME
    assert found["account"]["email_addresses"][0]["email"] == EMAIL
    assert [row["role"] for row in found["startups"]["memberships"]] == ["member"]
    assert found["startups"]["messages_sent"][0]["text"] == "پرسشی دارم."
    assert found["saved_searches"][0]["name"] == NAME
    assert {"account", "messages", "files", "startups", "questions", "proposals", "panels", "saved_searches"} <= set(
        found
    )
    assert AuditRecord.objects.filter(action="accounts.person.data_taken", actor=person).count() == 1


def test_the_last_owner_and_people_of_the_city_are_told_what_to_do_first() -> None:
    owner = join(verified_vendor(name_fa="پاک‌شهر"))
    for someone, words in ((owner, "پاک‌شهر"), (officer(), "نقش"), (office_officer(), "نقش"), (administrator(), "نقش")):
        with pytest.raises(Conflict) as refusal:
            leaving.erase_person(actor=someone, typed_email=someone.email)
        assert words in str(refusal.value)
        someone.refresh_from_db()
        assert someone.is_active


def test_deleting_asks_for_the_own_address_and_ends_the_session(client: Client, person: User) -> None:
    client.force_login(person)
    wrong = client.post(reverse("accounts:erase"), {"typed": "other@example.test"})
    assert (wrong.status_code, bool(wrong.context["form"].errors)) == (422, True)
    with pytest.raises(Invalid):
        leaving.erase_person(actor=person, typed_email="")

    client.post(reverse("accounts:erase"), {"typed": EMAIL})

    assert client.get(reverse("accounts:profile")).status_code == 302
    assert not User.objects.filter(email=EMAIL).exists()


def test_another_open_session_of_the_person_ends_too(person: User) -> None:
    first, second = Client(), Client()
    for client in (first, second):
        client.force_login(person)
    first.post(reverse("accounts:erase"), {"typed": EMAIL})

    assert second.get(reverse("accounts:profile")).status_code == 302


def test_a_deleted_account_does_not_come_back_and_its_address_is_free(person: User) -> None:
    leaving.erase_person(actor=person, typed_email=EMAIL)
    gone = User.objects.get(pk=person.pk)
    with pytest.raises(WrongState):
        services.reactivate_person(actor=administrator(), user=gone)
    assert UserFactory.create(email=EMAIL).pk != gone.pk
    with pytest.raises(IntegrityError, match="accounts_user_erased_is_nobody"), transaction.atomic():
        User.objects.filter(pk=gone.pk).update(is_active=True)


def test_every_room_whose_rows_a_person_takes_along_has_a_part() -> None:
    """Rows that die with an account (CASCADE) are the person's own: a room that has some has a part."""
    rooms = {
        model._meta.app_label
        for model in apps.get_models()
        for field in model._meta.fields
        if field.remote_field is not None
        and field.remote_field.model is User
        and getattr(field.remote_field.on_delete, "__name__", "") == "CASCADE"
    }
    ours = {"notify": "messages", "search": "saved_searches", "vendors": "startups"}
    foreign = {
        "account",
        "mfa",
        "admin",
        "socialaccount",
        "wagtailusers",
        "wagtailcore",
        "wagtailadmin",
        "usersessions",
    }
    parts: dict[str, Any] = own_data.collected(UserFactory.create())

    assert rooms - foreign <= set(ours), rooms
    assert set(ours.values()) <= set(parts)

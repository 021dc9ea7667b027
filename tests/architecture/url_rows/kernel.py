"""Addresses of the kernel: health, account, inbox, files, journal, appearance."""

from __future__ import annotations

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from marketplace.accounts.models import User
from marketplace.decisions import ALLOW
from marketplace.files import purposes, services
from marketplace.files.models import Attachment
from marketplace.notify.models import Notification
from tests.architecture.url_table import LOGIN, Row, World, add, builds, everybody, only, signed_in

STAFF_OF_THE_JOURNAL = ("office", "auditor", "administrator")


@builds("message")
def message(world: World) -> Notification:
    """A message to the person without a role."""
    person = world.users["person"]
    return Notification.objects.create(recipient=person, kind="gone.kind", dedupe_key="table", url="/inbox/")


@builds("public_file")
def public_file(world: World) -> Attachment:
    """A file that anybody may read."""
    public = purposes.Purpose(
        "tests.public", max_bytes=1000, media_types=frozenset({purposes.TEXT}), can_read=lambda actor, file: ALLOW
    )
    purposes.register(public)
    person = world.users["person"]
    assert isinstance(person, User)
    return services.receive(actor=person, upload=SimpleUploadedFile("a.txt", b"words"), purpose="tests.public")


add(
    [
        Row("healthz", everybody(200)),
        Row("readyz", everybody(200)),
        Row("accounts:profile", signed_in(200)),
        Row("accounts:data", signed_in(200)),
        Row("accounts:export", signed_in(200), method="post"),
        Row("accounts:erase", signed_in(422), method="post"),
        Row("notify:inbox", signed_in(200)),
        Row("notify:read_all", signed_in(302), method="post"),
        Row("notify:preferences", signed_in(200)),
        Row("notify:unsubscribe", everybody(404), kwargs=lambda world: {"token": "forged"}),
        Row("notify:open", only(302, "person", others=404), kwargs=lambda world: {"pk": world.message.pk}),
        Row("files:download", everybody(200), kwargs=lambda world: {"pk": world.public_file.pk}),
        Row("files:download", everybody(404), kwargs=lambda world: {"pk": uuid.uuid4()}),
        Row("journal:dead_letters", only(200, *STAFF_OF_THE_JOURNAL)),
        Row("journal:retry", only(302, "office", "administrator"), method="post"),
        Row("face:theme", everybody(302), method="post"),
        Row("face:style", {**everybody(LOGIN), "administrator": 200}),
    ]
)

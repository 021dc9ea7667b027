"""Nothing that a sealed proposal says leaves by any way: every address as every role, the admins, search, logs, mails,
messages, the journal, task arguments, the files on disk, a dump of the database. The same for the price before its
envelope opens.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.contrib import admin
from django.core import mail
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from challenges.models import Challenge
from challenges.proposals import services
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Proposal
from challenges.proposals.pricing import Price, PriceLine
from challenges.services import close_due
from marketplace.accounts.models import PlatformRole, User
from marketplace.journal.outbox import drain
from marketplace.notify.tasks import send_mails
from tests.architecture import url_rows  # noqa: F401  (fills the table)
from tests.architecture.url_table import ROWS, World, make_world
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import open_envelopes, picture
from tests.factories.vendors import member_of_verified_vendor
from tests.paper.test_paper import letters, text_of
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

WORDS = ["marker-answer-7391", "رازپاسخ", "رازگروه", "رازپرونده"]
AMOUNT = 31_457_913_620  # no other number of this house
PRICE_WORDS = ["رازبها", str(AMOUNT), f"{AMOUNT:,}", "۳۱٬۴۵۷٬۹۱۳٬۶۲۰", "31457913620"]


def sealed_proposal(challenge: Challenge, person: User) -> Proposal:
    """A proposal whose every part carries a marker; drafted, sent, changed and sent again."""
    proposal = services.start_proposal(
        actor=person, round_=challenge.rounds.get(), vendor=Vendor.objects.of(person).get()
    )
    for text, base in ((f"{WORDS[0]} نخست", 0), (f"{WORDS[0]} {WORDS[1]} حسگر کم‌مصرف", 1)):
        services.save_answer(actor=person, proposal=proposal, question_key="method", text=text, base_revision=base)
    team = [{"name": WORDS[2], "role": f"{WORDS[2]} مدیر", "experience": WORDS[2]}]
    services.save_team(actor=person, proposal=proposal, members=team)
    services.add_file(actor=person, proposal=proposal, upload=picture(f"{WORDS[3]}.png"), question_key="team")
    price = Price((PriceLine(PRICE_WORDS[0], AMOUNT),), note=PRICE_WORDS[0])
    services.save_price(actor=person, proposal=proposal, price=price, base_revision=0)
    for key in ("one", "two"):
        points = list(eligibility_points(proposal))
        services.submit_proposal(actor=person, proposal=proposal, idempotency_key=key, points=points)
    return Proposal.objects.get(pk=proposal.pk)


def marked(text: str, words: list[str]) -> list[str]:
    return [word for word in words if word in text]


# -- the ways out


def addresses(world: World, challenge: Challenge, proposal: Proposal) -> set[str]:
    """Every address of the house that can be asked for with what is there: the rows of the table with this challenge,
    this proposal and its file, and every address without parameters, also of the admins.
    """
    file = proposal.files.get().attachment_id
    values: dict[str, Any] = {
        "reference": challenge.reference, "public_id": proposal.public_id, "number": 1, "key": "method", "pk": file,
        "slug": proposal.vendor.slug,
    }  # fmt: skip
    found = {"/", "/en/", f"/files/{file}/"}
    for name, pattern in named(get_resolver()):
        parameters = set(pattern.pattern.converters) | set(pattern.pattern.regex.groupindex)
        for chosen in ({}, values, values | {"pk": proposal.pk}, values | {"pk": challenge.pk, "number": 2}):
            if parameters <= set(chosen):
                try:
                    found.add(reverse(name, kwargs={key: chosen[key] for key in parameters}))
                except Exception:  # noqa: S112  an address of another shape than its name promises
                    continue
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        rows = model._default_manager.order_by("-pk").values_list("pk", flat=True)[:NEWEST]
        found |= {reverse(f"{name}_change", args=(pk,)) for pk in rows}
    return {path for path in found if "logout" not in path}


def named(resolver: Any, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from named(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name:
            yield f"{namespace}{entry.name}", entry


# Asked for last: the search remembers what people asked for, and shows it to its keepers.
SEARCHES = {f"{path}?q={word}" for path in ("/challenges/", "/vendors/") for word in (*WORDS, PRICE_WORDS[0])}
NEWEST = 5  # rows of each table that the technical admin shows


def leaks_of_pages(world: World, paths: set[str], words: list[str]) -> list[str]:
    """`role: path: word` for each marker that some page showed to somebody it does not belong to.

    What Wagtail's admin answers the administrator with 404 names nothing that is there (the wall lets administrators
    through, tests/cms/test_isolation.py): it is not asked again by those who may less.
    """
    found, absent = [], set()
    for role in sorted(world.users, key=lambda role: role != "administrator"):
        client = Client(raise_request_exception=False)
        if (user := world.users[role]) is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for path in sorted(paths - absent):
            if path.startswith("/technical/") and role not in ("visitor", "administrator"):
                continue  # one door for all of them: tests/accounts/test_technical.py
            response = client.get(path)
            if role == "administrator" and response.status_code == 404 and path.startswith("/admin/"):
                absent.add(path)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            said = body.decode("utf-8", "replace") + str(dict(response.headers))
            echoed = path.partition("?q=")[2]
            found += [f"{role}: {path}: {word}" for word in marked(said, words) if word != echoed]
    return found


def dump() -> str:
    """Every table of the database as COPY writes it, binary columns in hexadecimal."""
    text = io.StringIO()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        for (table,) in cursor.fetchall():
            cursor.cursor.copy_expert(f'COPY "{table}" TO STDOUT', text)
    return text.getvalue()


def leaks_of_dump(words: list[str]) -> list[str]:
    text = dump()
    hexadecimal = [word.encode().hex() for word in words]
    return marked(text, words) + marked(text, hexadecimal)


def leaks_on_disk(words: list[str]) -> list[str]:
    """In the stored files: their paths and their bytes."""
    found = []
    for path in Path(default_storage.path("")).rglob("*"):
        found += marked(str(path), words)
        if path.is_file():
            found += [word for word in words if word.encode() in path.read_bytes()]
    return found


def leaks_of_mails(words: list[str]) -> list[str]:
    """In what was mailed: as it was sent, its words, and what stands in the papers that went with it."""
    found = []
    for letter in mail.outbox:
        found += marked(f"{letter.message()}{letter.body}", words)
        read = "".join(letters(text_of(content)) for _name, content, _media_type in letter.attachments)
        found += [word for word in words if letters(word) in read]
    return found


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "django.template")  # names of absent variables with tracebacks, by the thousand
    return caplog


@pytest.fixture
def sent_tasks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    tasks: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda *args, **options: tasks.append(f"{args} {options}"))
    return tasks


def test_a_marker_in_a_sealed_proposal_is_found_nowhere(
    logged: pytest.LogCaptureFixture, sent_tasks: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    world, person, rival = make_world(), member_of_verified_vendor(), member_of_verified_vendor()
    challenge = open_challenge(department=world.department)
    with django_capture_on_commit_callbacks(execute=True):
        proposal = sealed_proposal(challenge, person)
        services.start_proposal(actor=rival, round_=challenge.rounds.get(), vendor=Vendor.objects.of(rival).get())
    drain(limit=1000)
    send_mails()
    world.users["rival"] = rival
    words = [*WORDS, *PRICE_WORDS]
    paths = addresses(world, challenge, proposal)
    assert len(paths) > 60

    assert leaks_of_pages(world, paths, words) == []
    assert leaks_of_dump(words) == []
    assert leaks_on_disk(words) == []
    assert marked(logged.text, words) == []
    assert [letter for letter in mail.outbox if letter.attachments], "the startup was told, with its receipts"
    assert leaks_of_mails(words) == []
    assert [task for task in sent_tasks if marked(task, words)] == []
    assert leaks_of_pages(world, SEARCHES, words) == []


def test_the_markers_are_there_for_the_startup_itself() -> None:
    """Without this the test above could find nothing because nothing was there."""
    person = member_of_verified_vendor()
    proposal = sealed_proposal(open_challenge(), person)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("proposals:check", args=(proposal.public_id,))).content.decode()
    file = client.get(reverse("files:download", args=(proposal.files.get().attachment_id,)))

    assert marked(page, WORDS[:3]) == WORDS[:3]
    assert marked(page, [PRICE_WORDS[0], "۳۱٬۴۵۷٬۹۱۳٬۶۲۰"]) == [PRICE_WORDS[0], "۳۱٬۴۵۷٬۹۱۳٬۶۲۰"]
    assert b"".join(file.streaming_content).startswith(b"\x89PNG")
    assert "%D8%B1%D8%A7%D8%B2" in file["Content-Disposition"], "the own people get the file under its name"


def test_the_dump_would_show_a_marker() -> None:
    challenge = open_challenge()
    Challenge.objects.filter(pk=challenge.pk).update(public_reason=WORDS[1])

    assert leaks_of_dump([WORDS[1]]) == [WORDS[1]]


def test_a_price_is_found_nowhere_before_its_own_envelope_opens(logged: pytest.LogCaptureFixture) -> None:
    world, person = make_world(), member_of_verified_vendor()
    challenge = open_challenge(department=world.department)
    proposal = sealed_proposal(challenge, person)
    first, second = world.users["office"], User.objects.create(email="second@example.test")
    assert first is not None
    second.platform_memberships.create(role=PlatformRole.OFFICE.value)
    with after_deadline(challenge):
        close_due()
        open_envelopes(challenge.rounds.get(), first, second)
        drain(limit=1000)
        send_mails()
        world.users["second officer"] = second
        paths = addresses(world, challenge, proposal)
        for role in ("person", "stranger", "editor", "manager"):  # read less than those who stay
            del world.users[role]
        seen = leaks_of_pages(world, paths, [WORDS[1], *PRICE_WORDS])
        assert {leak.split(":")[0] for leak in seen} == {"office", "second officer", "auditor"}, "content is open now"
        assert {leak.rsplit(": ")[-1] for leak in seen} == {WORDS[1]}, "and no price is"
        assert leaks_of_dump([*WORDS, *PRICE_WORDS]) == []
        assert leaks_on_disk([*WORDS, *PRICE_WORDS]) == []
        assert marked(logged.text, [*WORDS, *PRICE_WORDS]) == []
        assert leaks_of_mails([*WORDS, *PRICE_WORDS]) == []
        assert leaks_of_pages(world, {path for path in SEARCHES if PRICE_WORDS[0] in path}, PRICE_WORDS) == []


def test_the_table_of_addresses_is_not_empty() -> None:
    assert {row.name for row in ROWS} >= {"proposals:read", "proposals:opening", "files:download"}

"""Challenges of the demo city: written, approved, published, asked about, amended and, some of them, cancelled.

Those that are open today went through the editor and both approvals, so that their departments can go on working with
them; older ones are published as the importer publishes, with their own past.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from challenges.content import DocumentContent, Words
from challenges.freezing import DOCUMENT_PURPOSE
from challenges.models import Challenge
from challenges.services import (
    answer_question,
    ask_question,
    cancel_challenge,
    decline_question,
    publish_version,
    watch_challenge,
)
from cms.models import ChallengePage
from cms.services import approve, draft_challenge, return_for_changes, submit_for_approval, update_draft
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.files.services import receive
from marketplace.management.demo import schema
from marketplace.management.demo.load.contents import content_of, deadline_of
from marketplace.management.demo.load.town import Town

SOURCE = "demo"
UNPUBLISHED = {"draft", "awaiting_manager", "awaiting_office", "returned"}
RETURN_REASON = "معیار «سود مردم» و «اثر بر محله» یک چیز را دو بار می‌سنجند؛ یکی را بردارید و وزنش را پخش کنید."


def challenges(town: Town) -> Iterator[None]:
    """Every challenge in its state, as far as this room takes it; proposals and decisions come after."""
    for row in sorted(town.city.challenges, key=lambda item: item.timeline.published_day):
        if row.state in UNPUBLISHED:
            _unpublished(town, row)
        else:
            _published(town, row)
        yield


def _unpublished(town: Town, row: schema.Challenge) -> None:
    officer, manager = town.officer(row.department), town.manager(row.department)
    with town.on(town.workday(-6)):
        page = draft_challenge(
            actor=officer, department=town.departments[row.department], content=content_of(town, row)
        )
        if row.state != "draft":
            submit_for_approval(actor=officer, page=page)
    with town.on(town.workday(-3)):
        if row.state in {"awaiting_office", "returned"}:
            approve(actor=manager, page=_fresh(page))
        if row.state == "returned":
            return_for_changes(actor=town.office[0], page=_fresh(page), reason=row.state_reason_fa or RETURN_REASON)


def _fresh(page: ChallengePage) -> ChallengePage:
    return ChallengePage.objects.get(pk=page.pk)


def _published(town: Town, row: schema.Challenge) -> None:
    moment = town.workday(row.timeline.published_day, 9)
    with town.on(moment):
        documents = _documents(town, row)
        through_the_editor = row.state == "open" and row.timeline.deadline_hours is None
        challenge = _through_editor(town, row, documents) if through_the_editor else _as_import(town, row, documents)
    town.challenges[row.code] = challenge
    _questions(town, row, challenge)
    for amendment in row.amendments:
        _amend(town, row, amendment, documents)
    _watchers(town, row, challenge)
    if row.state == "cancelled":
        with town.on(town.workday(min(row.timeline.published_day + 12, -2))):
            cancel_challenge(actor=town.office[-1], challenge=challenge, reason=row.state_reason_fa)


def _through_editor(town: Town, row: schema.Challenge, documents: tuple[DocumentContent, ...]) -> Challenge:
    officer, manager = town.officer(row.department), town.manager(row.department)
    content = content_of(town, row, documents=documents)
    page = draft_challenge(actor=officer, department=town.departments[row.department], content=content)
    submit_for_approval(actor=officer, page=page)
    approve(actor=manager, page=_fresh(page))
    approve(actor=town.office[len(town.pages) % len(town.office)], page=_fresh(page))
    town.pages[row.code] = _fresh(page)
    return Challenge.objects.get(current_version__title_fa=row.title_fa)


def _as_import(town: Town, row: schema.Challenge, documents: tuple[DocumentContent, ...]) -> Challenge:
    version = publish_version(
        actor=SYSTEM_ACTOR,
        department=town.departments[row.department],
        content=content_of(town, row, documents=documents),
        published_at=town.workday(row.timeline.published_day, 9),
        source=SOURCE,
        source_key=row.code,
    )
    return Challenge.objects.get(pk=version.challenge_id)


def _documents(town: Town, row: schema.Challenge) -> tuple[DocumentContent, ...]:
    """Tables among the documents are made from the challenge itself; files of other kinds have no content to give."""
    if not any(item.kind == "csv" for item in row.documents):
        return ()
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["معیار", "وزن", "گروه", "توضیح"])
    writer.writerows([item.title_fa, item.weight, item.group, item.note_fa] for item in row.criteria)
    upload = SimpleUploadedFile("criteria.csv", table.getvalue().encode("utf-8-sig"), "text/csv")
    attachment = receive(actor=town.officer(row.department), upload=upload, purpose=DOCUMENT_PURPOSE)
    return (DocumentContent(attachment.pk, Words("جدول معیارها و وزن‌ها", "Table of criteria and weights")),)


def _questions(town: Town, row: schema.Challenge, challenge: Challenge) -> None:
    askers = _askers(town, row)
    for place, item in enumerate(row.questions):
        with town.on(town.workday(item.asked_day, 10)):
            question = ask_question(actor=askers[place % len(askers)], challenge=challenge, text=item.text_fa)
        if not item.answer_fa:
            continue
        with town.on(town.workday(item.answered_day or item.asked_day + 3, 12)):
            officer = town.officer(row.department)
            if item.declined:
                decline_question(actor=officer, question=question, reason=item.answer_fa)
            else:
                answer_question(actor=officer, question=question, answer=item.answer_fa)


def _askers(town: Town, row: schema.Challenge) -> list[User]:
    """Owners of verified startups of the same fields; anybody verified where there is none."""
    verified = [vendor for vendor in town.city.vendors if vendor.state == "verified"]
    close = [vendor for vendor in verified if set(vendor.fields) & set(row.fields)] or verified
    return [town.owner(vendor.code) for vendor in close]


def _amend(
    town: Town, row: schema.Challenge, amendment: schema.Amendment, documents: tuple[DocumentContent, ...]
) -> None:
    content = content_of(town, row, documents=documents, changes=amendment.changes)
    moment = town.workday(amendment.day, 9)
    if moment >= deadline_of(town, row):
        moment = deadline_of(town, row) - timedelta(days=1)
    with town.on(moment):
        if row.code in town.pages:
            page = update_draft(
                actor=town.officer(row.department),
                page=_fresh(town.pages[row.code]),
                content=content,
                change_note=amendment.note_fa,
            )
            submit_for_approval(actor=town.officer(row.department), page=_fresh(page))
            approve(actor=town.manager(row.department), page=_fresh(page))
            approve(actor=town.office[0], page=_fresh(page))
        else:
            publish_version(
                actor=SYSTEM_ACTOR,
                department=town.departments[row.department],
                content=content,
                challenge=Challenge.objects.get(pk=town.challenges[row.code].pk),
                change_note=amendment.note_fa,
                published_at=moment,
                source=SOURCE,
            )
    town.challenges[row.code].refresh_from_db()


def _watchers(town: Town, row: schema.Challenge, challenge: Challenge) -> None:
    for person in _askers(town, row)[:6]:
        watch_challenge(actor=person, challenge=challenge)

"""Startups of the demo city: registered by their owners, verified by the office, with certificates and solutions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.accounts.services import create_person
from marketplace.dates import tehran_date
from marketplace.files.models import Attachment
from marketplace.files.services import receive
from marketplace.management.demo import schema
from marketplace.management.demo.load.town import Town
from vendors.models import CertificateClass, Vendor
from vendors.services import (
    ProfileContent,
    SolutionContent,
    add_member,
    refuse_certificate,
    register_vendor,
    return_vendor,
    save_solution,
    submit_certificate,
    suspend_vendor,
    verify_certificate,
    verify_vendor,
)
from vendors.services.solutions import ReferenceContent

REGISTERED_DAY = -430  # before the oldest proposal of the content
WAITING_DAY = -4
PURPOSE = "vendors.certificate"


def vendors(town: Town) -> Iterator[None]:
    """Every startup with its people, in the state the content gives."""
    for row in town.city.vendors:
        day = WAITING_DAY if row.state == "pending" else REGISTERED_DAY
        with town.on(town.workday(day)):
            vendor = _register(town, row)
            town.vendors[row.code] = vendor
            for solution in row.solutions:
                _solution(town, row, vendor, solution)
        _decide(town, row, vendor, day)
        yield


def suspensions(town: Town) -> Iterator[None]:
    """Suspended startups were in good standing when they proposed: this step comes after the proposals."""
    for row in town.city.vendors:
        if row.state == "suspended":
            with town.on(town.workday(-12)):
                suspend_vendor(actor=town.office[0], vendor=town.vendors[row.code], reason=row.state_reason_fa)
            yield


def _register(town: Town, row: schema.Vendor) -> Vendor:
    for member in row.members:
        if member.email not in town.people:
            town.people[member.email] = create_person(actor=SYSTEM_ACTOR, email=member.email, full_name=member.name_fa)
    owner = town.people[row.members[0].email]
    content = ProfileContent(
        name_fa=row.name_fa,
        name_en=row.name_en,
        tagline_fa=row.tagline_fa,
        about_fa=row.about_fa,
        about_en=row.about_en,
        founded_year=row.founded,
        size=row.size,
        trl=max((solution.trl for solution in row.solutions), default=None),
        city=row.city_fa,
        website=row.website,
        field_codes=row.fields,
        capability_codes=row.capabilities,
        district_numbers=row.districts,
    )
    vendor = register_vendor(actor=owner, legal_id=row.legal_id, content=content, accepts_terms=True)
    for member in row.members[1:]:
        add_member(actor=owner, vendor=vendor, user=town.people[member.email], role=member.role)
    return Vendor.objects.get(pk=vendor.pk)


def _solution(town: Town, row: schema.Vendor, vendor: Vendor, solution: schema.Solution) -> None:
    references = tuple(
        ReferenceContent(item.client_fa, item.year, item.result_fa, True) for item in solution.references
    )
    content = SolutionContent(
        title_fa=solution.title_fa,
        title_en=solution.title_en,
        problem_fa=solution.problem_fa,
        summary_fa=solution.summary_fa,
        summary_en=solution.summary_en,
        trl=solution.trl,
        field_codes=row.fields,
        capability_codes=row.capabilities,
        references=references,
    )
    save_solution(actor=town.people[row.members[0].email], vendor=vendor, content=content)


def _decide(town: Town, row: schema.Vendor, vendor: Vendor, day: int) -> None:
    office = town.office[0]
    with town.on(town.workday(day + 2)):
        if row.state in {"verified", "suspended"}:
            verify_vendor(actor=office, vendor=vendor)
        elif row.state == "returned":
            return_vendor(actor=office, vendor=vendor, reason=row.state_reason_fa)
    if row.certificate is not None:
        _certify(town, row, vendor, row.certificate, office)


def _certify(town: Town, row: schema.Vendor, vendor: Vendor, certificate: schema.Certificate, office: User) -> None:
    owner = town.people[row.members[0].email]
    today = tehran_date(town.today)
    with town.on(
        town.workday(max(certificate.from_day, REGISTERED_DAY) + 3 if certificate.state == "verified" else -2)
    ):
        held = submit_certificate(
            actor=owner,
            vendor=vendor,
            certificate_class=CertificateClass.objects.get(code=certificate.kind),
            number=certificate.number,
            valid_from=today + timedelta(days=_valid_from(certificate)),
            valid_to=today + timedelta(days=certificate.to_day),
            file=_scan(owner, row, certificate),
        )
        if certificate.state == "verified":
            verify_certificate(actor=office, certificate=held)
        elif certificate.state == "refused":
            refuse_certificate(actor=office, certificate=held, reason=certificate.reason_fa)


def _valid_from(certificate: schema.Certificate) -> int:
    """A verified certificate covers the proposals of the past, whatever renewal the content tells of."""
    return min(certificate.from_day, REGISTERED_DAY - 10) if certificate.state == "verified" else certificate.from_day


def _scan(owner: User, row: schema.Vendor, certificate: schema.Certificate) -> Attachment:
    """A plain picture that says what it is: a specimen of the demo city, with the number and the legal id."""
    picture = Image.new("RGB", (1000, 700), "#fbfdfd")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((30, 30, 970, 670), outline="#0a7e8c", width=6)
    lines = ("SPECIMEN - DEMO CITY", "Knowledge-based firm certificate", row.name_en, row.legal_id, certificate.kind)
    for place, words in enumerate((*lines, certificate.number.encode("ascii", "ignore").decode())):
        pen.text((90, 110 + place * 80), words, fill="#16232b", font_size=40)
    held = io.BytesIO()
    picture.save(held, "PNG")
    upload = SimpleUploadedFile("certificate.png", held.getvalue(), "image/png")
    return receive(actor=owner, upload=upload, purpose=PURPOSE)

"""What a startup and its solutions have done in the city, on their pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from challenges.pilots import services
from challenges.pilots.selectors.records import record_of
from marketplace.errors import Invalid, NotAllowed
from marketplace.journal.models import AuditRecord
from tests.factories.pilots import prepared_pilot, running_pilot
from tests.factories.vendors import join, solution, verified_vendor

pytestmark = pytest.mark.django_db


def test_a_profile_tells_its_pilots_and_not_those_being_prepared(client: Client) -> None:
    running, preparing = running_pilot(), prepared_pilot()
    title = running.challenge.version.title
    url = reverse("pilots:vendor_record", args=[running.vendor.slug])

    part = client.get(url, headers={"HX-Request": "true"}).content.decode()

    assert title in part
    assert "<html" not in part
    assert "<html" in client.get(url).content.decode()  # whoever follows the link without script gets a page
    assert url in client.get(running.vendor.get_absolute_url()).content.decode()
    found = record_of(preparing.vendor)
    assert (found.pilots, [line.proposal for line in found.awards]) == ([], [preparing.proposal])


def test_a_startup_without_pilots_has_an_empty_part_and_says_so_on_its_page(client: Client) -> None:
    url = reverse("pilots:vendor_record", args=[verified_vendor().slug])

    assert "<h2" not in client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "هنوز پایلوت" in client.get(url).content.decode()


def test_a_solution_that_was_tried_carries_the_result(client: Client) -> None:
    pilot = running_pilot()
    row, writer = solution(pilot.vendor), join(pilot.vendor, role="member")
    client.force_login(writer)
    assert row.slug in client.get(pilot.get_absolute_url()).content.decode()

    client.post(reverse("pilots:name_solution", args=[pilot.public_id]), {"solution": row.slug})

    pilot.refresh_from_db()
    assert pilot.solution == row
    client.logout()
    url = reverse("pilots:solution_record", args=[row.slug])
    assert url in client.get(row.get_absolute_url()).content.decode()
    assert pilot.challenge.version.title in client.get(url).content.decode()


def test_only_writers_name_a_solution_and_only_their_own_once() -> None:
    pilot = running_pilot()
    own, foreign = solution(pilot.vendor), solution(verified_vendor())
    writer: Any = join(pilot.vendor, role="member")
    for person in (join(pilot.vendor, role="viewer"), join(verified_vendor())):
        with pytest.raises(NotAllowed):
            services.name_solution(actor=person, pilot=pilot, solution=own)
    with pytest.raises(Invalid):
        services.name_solution(actor=writer, pilot=pilot, solution=foreign)

    services.name_solution(actor=writer, pilot=pilot, solution=own)
    services.name_solution(actor=writer, pilot=pilot, solution=own)
    assert AuditRecord.objects.filter(action="pilots.pilot.solution_named").count() == 1
    assert services.name_solution(actor=writer, pilot=pilot, solution=None).solution is None

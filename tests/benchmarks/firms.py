"""Run within a benchmark's own database: grow it to so many firms with certificates, some of which wait for the
office, and bring the index up to date.

    python tests/benchmarks/firms.py COUNT
"""

from __future__ import annotations

import os
import random
import sys
import uuid
from datetime import timedelta

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.utils import timezone  # noqa: E402

from marketplace.accounts.models import PlatformMembership, PlatformRole, User  # noqa: E402
from marketplace.places.models import District  # noqa: E402
from marketplace.taxonomy.models import Capability, Field  # noqa: E402
from marketplace.text import sort_key  # noqa: E402
from search.sync.rebuild import rebuild_documents  # noqa: E402
from vendors.models import Certificate, CertificateClass, Vendor, VendorMembership  # noqa: E402
from vendors.names import name_key  # noqa: E402

OFFICE = "office@bench.example"
CHUNK = 2_000
FIRST = [
    "پاک",
    "پویا",
    "چشمه",
    "ژرف",
    "گستره",
    "کاوش",
    "مهر",
    "سپهر",
    "آب",
    "راه",
    "نور",
    "باد",
    "خاک",
    "رایان",
    "زیست",
]
SECOND = ["شهر", "سنج", "نما", "پرداز", "گران", "ساز", "یار", "بان", "گام", "آور", "کار", "اندیش", "گستر", "پژوه", "زا"]
CHANCE = random.Random(5)


def firm(place: int) -> Vendor:
    """A firm with a name like those of real ones; every twentieth waits for the office."""
    name = f"{CHANCE.choice(FIRST)}‌{CHANCE.choice(SECOND)} {CHANCE.choice(FIRST)} {place}"
    waits = place % 20 == 0
    return Vendor(
        slug=f"bench-{place}-{uuid.uuid4().hex[:6]}", legal_id=f"{10_000_000_000 + place}", name_fa=name,
        sort_key=sort_key(name), name_key=name_key(name), status="pending" if waits else "verified",
        about_fa=f"{name} برای شهر {CHANCE.choice(FIRST)} و {CHANCE.choice(SECOND)} می‌سازد.", terms_version=1,
        size=CHANCE.choice(["micro", "small", "medium", "large"]), trl=CHANCE.randint(1, 9), city="تهران",
        verified_at=None if waits else timezone.now() - timedelta(minutes=place),
        created_at=timezone.now() - timedelta(minutes=place),
        twin_count=CHANCE.choice([0, 0, 0, 2]) if waits else 0,
    )  # fmt: skip


def grow(count: int) -> None:
    """All firms, their relations, people and certificates."""
    owner, _made = User.objects.get_or_create(email="owner@bench.example", defaults={"full_name": "صاحب"})
    office, _made = User.objects.get_or_create(email=OFFICE, defaults={"full_name": "دفتر نوآوری"})
    PlatformMembership.objects.get_or_create(user=office, role=PlatformRole.OFFICE.value, ended_at=None)
    fields, districts = list(Field.objects.all()), list(District.objects.all())
    terms, classes = list(Capability.objects.filter(is_listed=True)), list(CertificateClass.objects.all())
    for start in range(0, count, CHUNK):
        rows = Vendor.objects.bulk_create([firm(place) for place in range(start, min(count, start + CHUNK))])
        for relation, choices, column in (
            (Vendor.fields, fields, "field_id"),
            (Vendor.districts, districts, "district_id"),
            (Vendor.capabilities, terms, "capability_id"),
        ):
            through = relation.through
            through.objects.bulk_create(
                through(vendor_id=row.pk, **{column: found.pk}) for row in rows for found in CHANCE.sample(choices, 2)
            )
        VendorMembership.objects.bulk_create(VendorMembership(vendor=row, user=owner, role="owner") for row in rows)
        Certificate.objects.bulk_create(certificate(row, CHANCE.choice(classes)) for row in rows)
        print(f"{start + len(rows)} firms", file=sys.stderr)


def certificate(vendor: Vendor, kind: CertificateClass) -> Certificate:
    """Verified for verified firms; a part of them ends soon and is to be looked at again."""
    today, ends_in = timezone.now().date(), CHANCE.randint(20, 700)
    status = "submitted" if vendor.status == "pending" or vendor.pk % 50 == 0 else "verified"
    return Certificate(
        vendor=vendor, certificate_class=kind, number=f"ب-{vendor.pk}", status=status,
        valid_from=today - timedelta(days=400), valid_to=today + timedelta(days=ends_in),
        checked_at=timezone.now() - timedelta(days=390) if status == "verified" else None,
    )  # fmt: skip


if __name__ == "__main__":
    grow(int(sys.argv[1]))
    rebuild_documents("vendor", lambda step: None)

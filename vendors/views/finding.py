"""The firm a page is about: 404 for who may not know of it, 403 with the reason for who may not work there."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from vendors.models import Vendor
from vendors.permissions import can_work_for_vendor
from vendors.selectors import with_badges


def visible_vendor(actor: Any, slug: str) -> Vendor:
    """A firm the actor may see."""
    vendor: Vendor = get_object_or_404(with_badges(Vendor.objects.visible_to(actor)), slug=slug)
    return vendor


def own_vendor(actor: Any, slug: str) -> Vendor:
    """A firm the actor belongs to."""
    vendor: Vendor = get_object_or_404(Vendor.objects.visible_to(actor), slug=slug)
    can_work_for_vendor(actor, vendor).require()
    return vendor

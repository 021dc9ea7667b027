"""The order of locks in this room: the firm first, then its membership, invitation or request. Nobody waits in a
circle.
"""

from __future__ import annotations

from typing import Any

from marketplace.accounts.roles import is_system
from vendors.models import Vendor
from vendors.permissions import can_manage_members


def locked_vendor(vendor_id: int) -> Vendor:
    """The firm under lock."""
    held: Vendor = Vendor.objects.select_for_update().get(pk=vendor_id)
    return held


def vendor_to_manage(actor: Any, vendor_id: int) -> Vendor:
    """The firm under lock, if the actor manages its people. Raises NotAllowed."""
    held = locked_vendor(vendor_id)
    if not is_system(actor):
        can_manage_members(actor, held).require()
    return held

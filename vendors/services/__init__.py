"""What can be done with a startup's record. Every function is one transaction with one journal row; nothing here speaks HTTP."""

from vendors.services.evidence import refuse_certificate, submit_certificate, verify_certificate
from vendors.services.people import accept_invitation, add_member, change_role, invite, remove_member, withdraw_invitation
from vendors.services.registration import (
    ProfileContent,
    register_vendor,
    reinstate_vendor,
    resubmit_vendor,
    return_vendor,
    suspend_vendor,
    update_profile,
    verify_vendor,
)
from vendors.services.solutions import SolutionContent, save_solution

__all__ = [
    "ProfileContent",
    "SolutionContent",
    "accept_invitation",
    "add_member",
    "change_role",
    "invite",
    "refuse_certificate",
    "register_vendor",
    "reinstate_vendor",
    "remove_member",
    "resubmit_vendor",
    "return_vendor",
    "save_solution",
    "submit_certificate",
    "suspend_vendor",
    "update_profile",
    "verify_certificate",
    "verify_vendor",
    "withdraw_invitation",
]

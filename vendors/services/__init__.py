"""What can be done with a startup's record. Every function is one transaction with one journal row; nothing here speaks
HTTP.
"""

from vendors.services.access import answer_access_request, request_access
from vendors.services.contact import send_message
from vendors.services.evidence import refuse_certificate, submit_certificate, verify_certificate
from vendors.services.invitations import accept_invitation, invite, withdraw_invitation
from vendors.services.people import add_member, change_role, remove_member
from vendors.services.profile import ProfileContent, profile_of, register_vendor, update_profile
from vendors.services.solutions import ReferenceContent, SolutionContent, save_solution
from vendors.services.standing import (
    end_suspensions,
    reinstate_vendor,
    resubmit_vendor,
    return_vendor,
    suspend_vendor,
    verify_vendor,
)

__all__ = [
    "ProfileContent",
    "ReferenceContent",
    "SolutionContent",
    "accept_invitation",
    "add_member",
    "answer_access_request",
    "change_role",
    "end_suspensions",
    "invite",
    "profile_of",
    "refuse_certificate",
    "register_vendor",
    "reinstate_vendor",
    "remove_member",
    "request_access",
    "resubmit_vendor",
    "return_vendor",
    "save_solution",
    "send_message",
    "submit_certificate",
    "suspend_vendor",
    "update_profile",
    "verify_certificate",
    "verify_vendor",
    "withdraw_invitation",
]

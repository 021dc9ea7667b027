"""What can be done with a startup's record. Every function is one transaction with one journal row; nothing here speaks
HTTP.
"""

from vendors.services.access import answer_access_request, request_access
from vendors.services.agreeing import accept_terms, publish_terms
from vendors.services.appeals import answer_appeal, lodge_appeal
from vendors.services.closing import close_vendor, export_vendor, reopen_vendor
from vendors.services.contact import send_message
from vendors.services.evidence import recheck_certificate, refuse_certificate, submit_certificate, verify_certificate
from vendors.services.invitations import accept_invitation, invite, withdraw_invitation
from vendors.services.ownership import accept_ownership, end_ownership_offer, offer_ownership
from vendors.services.people import add_member, change_role, remove_member
from vendors.services.pictures import add_picture, remove_picture
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
    "accept_ownership",
    "accept_terms",
    "add_member",
    "add_picture",
    "answer_access_request",
    "answer_appeal",
    "change_role",
    "close_vendor",
    "end_ownership_offer",
    "end_suspensions",
    "export_vendor",
    "invite",
    "lodge_appeal",
    "offer_ownership",
    "profile_of",
    "publish_terms",
    "recheck_certificate",
    "refuse_certificate",
    "register_vendor",
    "reinstate_vendor",
    "remove_member",
    "remove_picture",
    "reopen_vendor",
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

"""The shape of what people type; the rules stand in the services."""

from vendors.forms.evidence import CertificateForm
from vendors.forms.office import CHECKLIST, ReasonForm, SuspendForm, VerifyForm
from vendors.forms.people import ContactForm, InviteForm, RoleForm
from vendors.forms.profile import ContactDataForm, FirmForm, OfferForm, RegisterForm
from vendors.forms.solutions import ReferenceFormSet, SolutionForm, reference_contents

__all__ = [
    "CHECKLIST",
    "CertificateForm",
    "ContactDataForm",
    "ContactForm",
    "FirmForm",
    "InviteForm",
    "OfferForm",
    "ReasonForm",
    "ReferenceFormSet",
    "RegisterForm",
    "RoleForm",
    "SolutionForm",
    "SuspendForm",
    "VerifyForm",
    "reference_contents",
]

"""The shape of what people type; the rules stand in the services."""

from vendors.forms.evidence import CertificateForm
from vendors.forms.office import (
    CERTIFICATE_CHECKLIST,
    CHECKLIST,
    AnswerAppealForm,
    ReasonForm,
    SuspendForm,
    TermsForm,
    VerifyCertificateForm,
    VerifyForm,
)
from vendors.forms.people import AppealForm, ContactForm, InviteForm, RoleForm, TypedForm
from vendors.forms.pictures import PictureForm
from vendors.forms.profile import ContactDataForm, FirmForm, OfferForm, RegisterForm
from vendors.forms.solutions import ReferenceFormSet, SolutionForm, reference_contents

__all__ = [
    "CERTIFICATE_CHECKLIST",
    "CHECKLIST",
    "AnswerAppealForm",
    "AppealForm",
    "CertificateForm",
    "ContactDataForm",
    "ContactForm",
    "FirmForm",
    "InviteForm",
    "OfferForm",
    "PictureForm",
    "ReasonForm",
    "ReferenceFormSet",
    "RegisterForm",
    "RoleForm",
    "SolutionForm",
    "SuspendForm",
    "TermsForm",
    "TypedForm",
    "VerifyCertificateForm",
    "VerifyForm",
    "reference_contents",
]

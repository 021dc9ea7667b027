"""A certificate with its file."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.files import purposes
from marketplace.forms import BahamForm, JalaliDateField
from vendors.models import CertificateClass
from vendors.purposes import CERTIFICATE_PURPOSE


class CertificateForm(BahamForm):
    """The dates and the number stand on the certificate itself."""

    certificate_class = forms.ModelChoiceField(
        label=_("Class"), queryset=CertificateClass.objects.none(), empty_label=_("Choose")
    )
    number = forms.CharField(
        label=_("Certificate number"), max_length=60, widget=forms.TextInput(attrs={"class": "input-short"})
    )
    valid_from = JalaliDateField(label=_("Valid from"))
    valid_to = JalaliDateField(label=_("Valid to"))
    file = forms.FileField(
        label=_("The certificate"),
        error_messages={"required": _("Attach the certificate as PDF or picture.")},
        max_length=180,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purpose = purposes.purpose(CERTIFICATE_PURPOSE)
        endings = purposes.extensions_of(purpose)
        chosen: Any = self.fields["certificate_class"]
        rows = list(CertificateClass.objects.order_by("-scheme_year", "-rank"))
        chosen.queryset = CertificateClass.objects.all()
        chosen.choices = [("", _("Choose")), *_grouped(rows)]
        self.accept = ",".join(f".{ending}" for ending in endings)
        self.fields["file"].help_text = _("%(types)s, up to %(limit)s MB") % {
            "types": _(", ").join(ending.upper() for ending in endings if ending != "jpeg"),
            "limit": localised(str(purpose.max_bytes // purposes.MEGABYTE), language()),
        }


def _grouped(rows: list[CertificateClass]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (
            _("Scheme of %(year)s") % {"year": localised(str(year), language())},
            [(row.pk, row.name) for row in members],
        )
        for year, members in groupby(rows, key=lambda row: row.scheme_year)
    ]

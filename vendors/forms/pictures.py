"""A picture of a solution."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.files import purposes
from marketplace.forms import BahamForm
from vendors.forms.fields import mark_persian
from vendors.purposes import PICTURE_PURPOSE


class PictureForm(BahamForm):
    """What it shows, and the picture itself."""

    alt_fa = forms.CharField(
        label=_("What it shows, in Persian"),
        max_length=200,
        help_text=_("For people who do not see it: “The sensor on a lamp post in Valiasr street”."),
    )
    alt_en = forms.CharField(
        label=_("What it shows, in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    file = forms.FileField(label=_("The picture"), error_messages={"required": _("Choose a picture.")}, max_length=180)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_persian(self)
        purpose = purposes.purpose(PICTURE_PURPOSE)
        endings = purposes.extensions_of(purpose)
        self.accept = ",".join(f".{ending}" for ending in endings)
        self.fields["file"].help_text = _("%(types)s, up to %(limit)s MB") % {
            "types": _(", ").join(ending.upper() for ending in endings if ending != "jpeg"),
            "limit": localised(str(purpose.max_bytes // purposes.MEGABYTE), language()),
        }

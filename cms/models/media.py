"""Pictures of the editorial site: described in both languages, served at addresses nobody can guess."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.files.base import ContentFile, File
from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """An uploaded picture. Its description is what those who do not see it are told."""

    alt_fa = models.CharField(_("description, Persian"), max_length=200, blank=True)
    alt_en = models.CharField(_("description, English"), max_length=200, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "alt_fa",
        "alt_en",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions: ClassVar[list[tuple[str, str]]] = []

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> File[bytes]:
        """The cut picture in memory; Wagtail would leave its work file open."""
        made = super().generate_rendition_file(filter, source=source)
        with made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    @property
    def default_alt_text(self) -> str:
        """The description in the active language; an empty one marks the picture as ornament."""
        return self.alt_en if get_language() == "en" and self.alt_en else self.alt_fa


class PictureRendition(AbstractRendition):
    """A picture cut to a size. It is served by our own view, from whatever storage holds it."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("size of a picture")
        verbose_name_plural = _("sizes of pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="cms_picturerendition_once"
            ),
        ]

    @property
    def seal(self) -> str:
        """What makes the address unguessable: a keyed hash of the row and its file."""
        return salted_hmac("cms.picture", f"{self.pk}:{self.file.name}").hexdigest()[:20]

    def is_sealed_by(self, seal: str) -> bool:
        """Whether the address was made by us."""
        return constant_time_compare(self.seal, seal)

    @property
    def url(self) -> str:
        """The address of the picture."""
        return reverse("cms:picture", kwargs={"rendition_id": self.pk, "seal": self.seal})

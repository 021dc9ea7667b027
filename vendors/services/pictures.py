"""Pictures of a solution: added one by one, removed with their file."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.files.models import Attachment
from marketplace.files.services import attach
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Solution, SolutionPicture
from vendors.permissions import can_edit_solution
from vendors.purposes import PICTURE_PURPOSE
from vendors.services.locking import locked_vendor

MOST_PICTURES = 8


@transaction.atomic
def add_picture(*, actor: Any, solution: Solution, file: Attachment, alt_fa: str, alt_en: str = "") -> SolutionPicture:
    """Show an uploaded picture on the solution's page. `alt_fa` tells those who do not see it what it shows. Raises
    Invalid naming each field, NotAllowed for a file sent for something else, Conflict when there are eight.
    """
    held = locked_vendor(solution.vendor_id)
    can_edit_solution(actor, held).require()
    if file.purpose != PICTURE_PURPOSE or file.uploaded_by_id != getattr(actor, "pk", None):
        raise NotAllowed(_("Upload the picture here; this file was sent for something else."), code="stranger")
    if not clean(alt_fa):
        raise Invalid({"alt_fa": _("Say in a few words what the picture shows.")})
    if solution.pictures.count() >= MOST_PICTURES:
        raise Conflict(_("A solution shows eight pictures at most; remove one first."), code="too_many")
    row = SolutionPicture.objects.create(solution=solution, file=file, alt_fa=clean(alt_fa), alt_en=clean(alt_en))
    attach(attachment=file, owner=row)
    record(actor=actor, action="vendors.solution.picture_added", subject=solution, case=held)
    return row


@transaction.atomic
def remove_picture(*, actor: Any, picture: SolutionPicture) -> None:
    """Take a picture away, its file too; removing it twice changes nothing."""
    held = locked_vendor(picture.solution.vendor_id)
    can_edit_solution(actor, held).require()
    row = SolutionPicture.objects.select_related("file", "solution").filter(pk=picture.pk).first()
    if row is None:
        return
    file, path = row.file, row.file.path
    row.delete()
    file.delete()
    record(actor=actor, action="vendors.solution.picture_removed", subject=row.solution, case=held)
    transaction.on_commit(lambda: default_storage.delete(path))

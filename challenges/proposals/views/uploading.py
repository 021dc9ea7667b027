"""Large files in parts, for the script of the page; a form without script sends files as ever.

Begin answers {address, finish, offset, part, digests}; a part is a POST of its bytes with Upload-Offset and
Upload-Digest and is answered with {offset}; finish takes the root of all fingerprints. A refusal is {message, code};
code «offset» says that the state should be asked anew by beginning again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from challenges.proposals import presence, presentation, services
from challenges.proposals.selectors.workspace import Workspace
from challenges.proposals.views.frame import noted, workspace
from marketplace.errors import DomainError, Invalid

Step = Callable[[], dict[str, Any]]


def _answered(request: HttpRequest, space: Workspace, step: Step) -> JsonResponse:
    try:
        with noted(request, space.proposal, "file"):
            return JsonResponse(step())
    except DomainError as refusal:
        return JsonResponse({"message": str(refusal), "code": refusal.code}, status=refusal.status)


@sensitive_post_parameters()
@login_required
@require_POST
def begin(request: HttpRequest, public_id: UUID, key: str) -> JsonResponse:
    """Begin, or go on with the same file."""
    space, size = workspace(request, public_id), request.POST.get("size", "")

    def step() -> dict[str, Any]:
        if not size.isdecimal():
            raise Invalid({"file": _("The file is empty; choose it again.")})
        upload = services.begin_upload(
            actor=request.user, proposal=space.proposal, question_key=key, name=request.POST.get("name", ""),
            size=int(size),
        )  # fmt: skip
        address = reverse("proposals:upload_part", args=(public_id, upload.pk))
        finish = reverse("proposals:upload_finish", args=(public_id, upload.pk))
        state = {"offset": upload.received, "part": upload.part_bytes, "digests": upload.digests}
        return {"address": address, "finish": finish, **state}

    return _answered(request, space, step)


@login_required
@require_POST
def part(request: HttpRequest, public_id: UUID, pk: UUID) -> JsonResponse:
    """One part, as raw bytes."""
    space, offset = workspace(request, public_id), request.headers.get("Upload-Offset", "")

    def step() -> dict[str, Any]:
        upload = services.take_part(
            actor=request.user, proposal=space.proposal, upload_id=pk, content=request,
            offset=int(offset) if offset.isdecimal() else -1, sha256=request.headers.get("Upload-Digest", ""),
        )  # fmt: skip
        return {"offset": upload.received}

    return _answered(request, space, step)


@login_required
@require_POST
def finish(request: HttpRequest, public_id: UUID, pk: UUID) -> JsonResponse:
    """The file is whole: looked at, and made part of the proposal."""
    space, root = workspace(request, public_id), request.POST.get("root", "")

    def step() -> dict[str, Any]:
        kept = services.finish_upload(actor=request.user, proposal=space.proposal, upload_id=pk, root=root)
        return {"file": kept.pk}

    return _answered(request, space, step)


@login_required
@require_safe
def files(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    """The list of a question's files, asked again while one is being checked."""
    space = workspace(request, public_id)
    if space.question(key) is None:
        raise Http404
    return render(request, "proposals/_files.html", presentation.files_of(space, key))


@never_cache
@login_required
@require_safe
def here(request: HttpRequest, public_id: UUID, key: str) -> JsonResponse:
    """Says that the reader has this section open, and who else has one; with a fresh token for a page that was open
    while its reader signed in again elsewhere.
    """
    space = workspace(request, public_id)
    if space.question(key) is None:
        raise Http404
    presence.come(space.actor, space.proposal, key)
    return JsonResponse({"words": presentation.together(space, key), "token": get_token(request)})

"""What everybody may see of proposals: the lists of receipts, and whether a receipt is in one."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from challenges.proposals import presentation
from challenges.proposals.forms import VerifyForm
from challenges.proposals.selectors.openings import manifests_of
from challenges.proposals.selectors.openings import verify as verify_receipt
from challenges.views.public import visible_challenge
from marketplace.face.errors import too_many

CHECKS_A_MINUTE = 20
MINUTE = 60


@require_safe
def manifest(request: HttpRequest, reference: str) -> HttpResponse:
    """The published lists of receipts of a challenge; `?format=json` for machines, which can compute the root again."""
    challenge = visible_challenge(request.user, reference)
    openings = manifests_of(challenge)
    if request.GET.get("format") == "json":
        return JsonResponse({"challenge": challenge.reference, "openings": [_as_json(row) for row in openings]})
    context = {"challenge": challenge, "manifests": [presentation.manifest_rows(row) for row in openings]}
    return render(request, "proposals/manifest.html", context)


def _as_json(opening: Any) -> dict[str, Any]:
    return {
        "round": opening.round.number,
        "envelope": opening.envelope,
        "opened_at": opening.opened_at.isoformat(),
        "root": opening.manifest_root,
        "receipts": opening.manifest,
    }


@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Whether a receipt is known and unchanged. Tells nothing else, and not too often."""
    asked = "number" in request.GET or "hash" in request.GET
    if asked and _too_often(request):
        return too_many(request)
    form = VerifyForm(request.GET if asked else None)
    context: dict[str, Any] = {"form": form, "answer": ""}
    if asked and form.is_valid():
        context["answer"], context["opening"] = verify_receipt(form.cleaned_data["number"], form.cleaned_data["hash"])
    return render(request, "proposals/verify.html", context)


def _too_often(request: HttpRequest) -> bool:
    """More than CHECKS_A_MINUTE from one address. The address itself is not kept."""
    who = salted_hmac("proposals.verify", request.META.get("REMOTE_ADDR", "")).hexdigest()
    key = f"proposals:verify:{who}"
    cache.add(key, 0, MINUTE)
    try:
        return int(cache.incr(key)) > CHECKS_A_MINUTE
    except ValueError:  # the minute ended in between
        return False

"""The page on which a challenge begins, and the parts of its editor that are drawn by themselves: what is missing, how
the English stands, the proposed dates, the secret links. The wall has made sure that the page may be seen.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from challenges.promises import propose
from challenges.selectors.rules import holidays
from cms import beginning, sharing
from cms.beginning_form import BeginForm
from cms.fields import MomentFormField
from cms.models import ChallengePage, ChallengeTemplate, DepartmentPage, PreviewLink
from cms.permissions import can_draft_challenge
from cms.proposing import ProposalForm
from cms.refusals import PLACES
from cms.translation import english_state
from marketplace.dates import format_date
from marketplace.errors import DomainError
from marketplace.face.language import language
from marketplace.forms import taken


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """What the new challenge is called, and what it begins from."""
    place = get_object_or_404(DepartmentPage.objects.select_related("department"), pk=parent_page_id)
    can_draft_challenge(request.user, place.department).require()
    form = BeginForm(request.POST or None, initial=request.GET.dict(), actor=request.user)
    begun: list[ChallengePage] = []
    if request.method == "POST" and taken(
        form,
        lambda: begun.append(
            beginning.begin_challenge(actor=request.user, department=place.department, **form.choice())
        ),
    ):
        messages.success(request, _("The draft is begun. Everything you write is saved as you go."))
        return redirect("wagtailadmin_pages:edit", begun[0].pk)
    templates = ChallengeTemplate.objects.offered()
    return render(request, "cms/begin.html", {"form": form, "place": place, "templates": templates})


def _draft(page_id: int) -> Any:
    """The draft as it was last saved, or 404."""
    return get_object_or_404(ChallengePage, pk=page_id).get_latest_revision_as_object()


@never_cache
@require_safe
def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """What still keeps the draft from being published, and what it began from."""
    draft = _draft(page_id)
    context = {"problems": draft.problems(), "origin": getattr(draft, "origin", None)}
    return render(request, "cms/panels/checklist.html", context)


@never_cache
@require_safe
def english(request: HttpRequest, page_id: int) -> HttpResponse:
    """Which texts have no English, and whose English is older than the Persian."""
    state = english_state(get_object_or_404(ChallengePage, pk=page_id))
    named = {
        "missing": [PLACES[name] for name in state.missing],
        "stale": [PLACES[name] for name in state.stale],
        "written": bool(state.written),
    }
    return render(request, "cms/panels/english.html", named)


@require_safe
def promises(request: HttpRequest, page_id: int) -> HttpResponse:
    """The buttons that fill in dates."""
    return render(request, "cms/panels/promises.html", {"page_id": page_id})


@never_cache
@require_safe
def proposed_dates(request: HttpRequest, page_id: int) -> JsonResponse:
    """Dates for so many rounds from the day of publication, as the fields of the editor show them."""
    form = ProposalForm(request.GET)
    if not form.is_valid():
        wrong = [str(text) for texts in form.errors.values() for text in texts]
        return JsonResponse({"message": " ".join(wrong)}, status=400)
    begins = form.begins()
    found, shown = propose(begins, form.cleaned_data["rounds"], holidays()), MomentFormField().prepare_value
    rounds = [{name: shown(getattr(item, name)) for name in item.__dataclass_fields__} for item in found.rounds]
    said = _("Dates proposed for a publication on %(day)s.") % {"day": format_date(begins, language=language())}
    return JsonResponse({"rounds": rounds, "pilot_starts_at": shown(found.pilot_starts_at), "message": said})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, page_id: int) -> HttpResponse:
    """The secret links of a draft; POST makes one."""
    page, said = get_object_or_404(ChallengePage, pk=page_id), ""
    if request.method == "POST":
        days, note = request.POST.get("days", ""), request.POST.get("note", "")
        try:
            sharing.share_preview(actor=request.user, page=page, days=int(days) if days.isdecimal() else 0, note=note)
        except DomainError as refusal:
            said = str(refusal)
    return _links(request, page, said)


@require_POST
def revoke(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Take a link back."""
    link = get_object_or_404(PreviewLink.objects.select_related("page"), pk=link_id, page=page_id)
    sharing.revoke_preview(actor=request.user, link=link)
    return _links(request, link.page, _("The link no longer opens anything."))


def _links(request: HttpRequest, page: ChallengePage, said: str) -> HttpResponse:
    alive = PreviewLink.objects.alive().filter(page=page).select_related("created_by")
    rows = [{"link": link, "address": request.build_absolute_uri(link.get_absolute_url())} for link in alive]
    context = {"rows": rows, "page_id": page.pk, "lifetimes": sharing.LIFETIMES, "said": said}
    return render(request, "cms/panels/links.html", context)

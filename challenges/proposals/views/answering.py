"""One answer on its page: saved as one types (a POST with X-Autosave) and by its button, which needs no script."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from challenges.models import ProposalQuestion
from challenges.proposals import presence, presentation, services
from challenges.proposals.forms import AnswerForm, WritingForm
from challenges.proposals.models import Proposal
from challenges.proposals.purposes import PURPOSE
from challenges.proposals.selectors.workspace import Workspace
from challenges.proposals.views.frame import base_revision, go_on, noted, own_proposal, page, workspace
from marketplace.clock import now
from marketplace.dates import clock_time
from marketplace.errors import Conflict, DomainError
from marketplace.files import purposes


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    """Write one answer and add files to it."""
    if request.method == "POST" and request.headers.get("X-Autosave"):
        return _autosave(request, own_proposal(request, public_id), key)
    space = workspace(request, public_id)
    question = space.question(key)
    if question is None:
        raise Http404
    presence.come(space.actor, space.proposal, key)
    form = AnswerForm(question, request.POST or None, initial=_kept(space, key))
    if request.method != "POST":
        return _shown(request, space, question, form)
    try:
        _save(request, space.proposal, key, form)
        with noted(request, space.proposal, "file"):
            _change_files(request, space, question)
    except DomainError as refusal:
        return _shown(request, space, question, form, refusal)
    return go_on(request, space, key)


def _kept(space: Workspace, key: str) -> dict[str, Any]:
    row = space.draft.rows.get(key)
    return {"text": space.draft.answers.get(key, ""), "revision": row.revision if row else 0}


def _save(request: HttpRequest, proposal: Proposal, key: str, form: WritingForm) -> Any:
    form.is_valid()
    text, base = form.cleaned_data.get("text", ""), base_revision(request, proposal)
    return services.save_answer(actor=request.user, proposal=proposal, question_key=key, text=text, base_revision=base)


def _change_files(request: HttpRequest, space: Workspace, question: ProposalQuestion) -> None:
    chosen: dict[str, Any] = {"actor": request.user, "proposal": space.proposal}
    for upload in request.FILES.getlist("file") if question.takes_file else []:
        services.add_file(**chosen, upload=upload, question_key=question.key)
    removed, dropped = request.POST.get("remove", ""), request.POST.get("drop", "")
    if removed.isdecimal():
        services.remove_file(**chosen, file_id=int(removed))
    for arriving in space.draft.arriving if dropped else []:
        if str(arriving.upload.pk) == dropped:
            services.drop_upload(**chosen, upload_id=arriving.upload.pk)


def _autosave(request: HttpRequest, proposal: Proposal, key: str) -> HttpResponse:
    presence.come(request.user, proposal, key)
    try:
        row = _save(request, proposal, key, WritingForm(request.POST))
    except Conflict as refusal:
        theirs = _theirs(workspace(request, proposal.public_id), key)
        return JsonResponse({"message": str(refusal), "conflict": True} | theirs, status=409)
    except DomainError as refusal:
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    return JsonResponse({"revision": row.revision, "words": row.words, "at": _clock()})


def _theirs(space: Workspace, key: str) -> dict[str, Any]:
    row = space.draft.rows.get(key)
    return _kept(space, key) | {"by": str(row.saved_by) if row else ""}


def _clock() -> str:
    return clock_time(now(), language=presentation.language())


def _shown(
    request: HttpRequest,
    space: Workspace,
    question: ProposalQuestion,
    form: AnswerForm,
    refusal: DomainError | None = None,
) -> HttpResponse:
    held, conflict = purposes.purpose(PURPOSE), None
    if isinstance(refusal, Conflict):
        conflict = _theirs(space, question.key)
        form.data = {**request.POST.dict(), "revision": conflict["revision"]}
    more = {
        "question": question,
        "form": form,
        "answer": space.draft.rows.get(question.key),
        "kept_text": space.draft.answers.get(question.key, ""),
        "conflict": conflict,
        "refusal": "" if refusal is None else str(refusal),
        "files": presentation.files_of(space, question.key),
        "together": presentation.together(space, question.key),
        "accept": ",".join(f".{ending}" for ending in purposes.extensions_of(held)),
        "file_hint": presentation.file_hint(held),
        "group": presentation.weight_of(question),
    }
    status = 200 if refusal is None else refusal.status
    return page(request, "proposals/section.html", space, current=question.key, status=status, **more)

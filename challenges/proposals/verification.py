"""Checking stored submissions against their receipts: at the opening, and at any time by `manage.py verify_receipts`.

Invariant: nothing here shows what a proposal says; a finding names receipt numbers only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from challenges.models import Round
from challenges.proposals.models import Opening, Proposal, Submission
from challenges.proposals.receipts import digest, is_in, manifest, manifest_root, receipt_hash
from challenges.proposals.sealing import Keys, SealBroken, keys_of
from challenges.proposals.sealing.door import NEVER_OPENED, content_of, price_of
from marketplace.files.models import Attachment, AttachmentStatus
from marketplace.files.sealing import FileSealBroken
from marketplace.files.services import open_content

CHUNK = 1024 * 1024


class Tampered(Exception):
    """A stored submission no longer matches its receipt: the opening stops and the office is told."""

    def __init__(self, receipts: tuple[str, ...]) -> None:
        super().__init__(*receipts)
        self.receipts = receipts


def checked_manifest(round_: Round) -> list[dict[str, str]]:
    """The manifest of a round's received proposals, each checked anew, prices and files too. Raises Tampered."""
    proposals = Proposal.objects.filter(round=round_, current_submission__isnull=False)
    current = proposals.exclude(status__in=NEVER_OPENED).values("current_submission")
    sent = list(Submission.objects.filter(pk__in=current).select_related("proposal__round").order_by("pk"))
    broken = broken_in(round_, sent)
    if broken:
        raise Tampered(tuple(broken))
    return manifest({"number": row.receipt_number, "hash": row.receipt_hash} for row in sent)


def broken_in(round_: Round, submissions: list[Submission]) -> list[str]:
    """The receipt numbers of those submissions of a round that no longer match, in a constant number of queries but
    for the files.
    """
    if not submissions:
        return []
    keys = keys_of(round_)
    return [row.receipt_number for row in submissions if not is_intact(row, keys)]


def is_intact(sent: Submission, keys: Keys) -> bool:
    """Whether both envelopes, every file and the receipt itself are what they were when they were received."""
    content = _intact_content(sent, keys)
    return content is not None and all(_file_is_intact(entry, keys.content) for entry in content["files"])


def envelopes_are_intact(sent: Submission) -> bool:
    """The same without reading the files from the store: quick enough for the public page."""
    return _intact_content(sent, keys_of(sent.proposal.round)) is not None


def _intact_content(sent: Submission, keys: Keys) -> dict[str, Any] | None:
    try:
        content, price = content_of(sent, keys), price_of(sent, keys)
    except SealBroken:
        return None
    files = [entry["sha256"] for entry in content["files"]]
    found = digest(content), digest(price), files
    receipt = receipt_hash(number=sent.receipt_number, content_hash=found[0], price_hash=found[1], file_hashes=files)
    whole = found == (sent.content_hash, sent.price_hash, sent.file_hashes)
    return content if whole and receipt == sent.receipt_hash else None


def _file_is_intact(entry: dict[str, str], key: bytes) -> bool:
    attachment = Attachment.objects.filter(pk=entry["id"]).first()
    if attachment is None:
        return False
    if attachment.status == AttachmentStatus.REFUSED:  # the virus check removed its content after the submission
        return attachment.sha256 == entry["sha256"]
    try:
        with open_content(attachment, key) as stored:
            found = hashlib.sha256()
            while chunk := stored.read(CHUNK):
                found.update(chunk)
    except (FileNotFoundError, FileSealBroken):
        return False
    return found.hexdigest() == entry["sha256"]


def broken_receipts() -> Iterator[tuple[int, list[str]]]:
    """Round by round: how many submissions were checked, and the receipt numbers that no longer match."""
    for round_ in Round.objects.filter(proposals__submissions__isnull=False).distinct().order_by("pk"):
        rows = Submission.objects.filter(proposal__round=round_).select_related("proposal__round").order_by("pk")
        sent = list(rows)
        yield len(sent), broken_in(round_, sent)


def broken_manifests() -> Iterator[tuple[Opening, bool]]:
    """Every published manifest, and whether it still has its root and the receipts it lists."""
    for opening in Opening.objects.filter(opened_at__isnull=False).select_related("round__challenge").order_by("pk"):
        yield opening, manifest_is_intact(opening)


def manifest_is_intact(opening: Opening) -> bool:
    """Whether the root fits the list, and the list the receipts in the books."""
    if manifest_root(opening.manifest) != opening.manifest_root:
        return False
    numbers = [row["number"] for row in opening.manifest]
    kept = Submission.objects.filter(receipt_number__in=numbers, proposal__round=opening.round_id)
    found = list(kept.values_list("receipt_number", "receipt_hash"))
    return len(found) == len(numbers) and all(is_in(opening.manifest, number=n, hash_=h) for n, h in found)

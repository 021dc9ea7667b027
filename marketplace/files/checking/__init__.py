"""What a file really is, and whether it is safe to pass on. Pure: bytes in, a refusal or nothing out.

`sniff` says the type by content; `refusal` says why a file of that type is not taken, in words that tell what to do;
`virus` asks ClamAV.
"""

from marketplace.files.checking.archives import archive_refusal
from marketplace.files.checking.images import image_refusal
from marketplace.files.checking.limits import Limits
from marketplace.files.checking.pdf import pdf_refusal
from marketplace.files.checking.refusals import refusal
from marketplace.files.checking.scanner import ScannerUnavailable, virus_in
from marketplace.files.checking.sniffing import OLD_OFFICE, sniff

__all__ = [
    "OLD_OFFICE",
    "Limits",
    "ScannerUnavailable",
    "archive_refusal",
    "image_refusal",
    "pdf_refusal",
    "refusal",
    "sniff",
    "virus_in",
]

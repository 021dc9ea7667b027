"""The seal: every word and price of a proposal lies encrypted in the database and on disk, and leaves through one door
only.

Invariants: plaintext is never stored, logged, journalled or sent as a task argument; each envelope of each round has a
data key of its own, wrapped by a key from the environment; a ciphertext opens only in the place it was made for (its
associated data names the place).
"""

from challenges.proposals.sealing.door import (
    Arriving,
    Draft,
    DraftFile,
    DraftPartner,
    read_content,
    read_draft,
    read_price,
    read_submission,
    register_reader,
)
from challenges.proposals.sealing.envelopes import seal, unseal
from challenges.proposals.sealing.keys import Keys, SealBroken, keys_of, rewrap_all

__all__ = [
    "Arriving",
    "Draft",
    "DraftFile",
    "DraftPartner",
    "Keys",
    "SealBroken",
    "keys_of",
    "read_content",
    "read_draft",
    "read_price",
    "read_submission",
    "register_reader",
    "rewrap_all",
    "seal",
    "unseal",
]

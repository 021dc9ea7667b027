"""How the postings of a term in one block are packed into two byte strings. Pure.

Invariant: documents ascend and are unique; both strings have the same number of little-endian uint16.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search.analysis import Weighted

BLOCK_SIZE = 2_048
FIELD_BITS = 3
FIELD_MASK = (1 << FIELD_BITS) - 1
MAX_FREQUENCY = (1 << 16 - FIELD_BITS) - 1
_U16 = np.dtype("<u2")

Array = npt.NDArray[np.uint16]


class Packed(NamedTuple):
    """The bytes of a posting row."""

    docs: bytes
    weights: bytes


EMPTY = Packed(b"", b"")


def block_of(number: int) -> int:
    """The block that holds a document number."""
    return number // BLOCK_SIZE


def packed_weight(weighted: Weighted) -> int:
    """Frequency and fields of a term in one uint16; a frequency beyond 4,095 occurrences in the body counts as that."""
    return min(weighted.frequency, MAX_FREQUENCY) << FIELD_BITS | weighted.fields


def unpack(docs: bytes | memoryview, weights: bytes | memoryview) -> tuple[Array, Array]:
    """Offsets in the block, and packed weights, without copying."""
    return np.frombuffer(docs, _U16), np.frombuffer(weights, _U16)


def pack(postings: dict[int, int]) -> Packed:
    """Offset → packed weight, as a row."""
    docs = np.array(sorted(postings), _U16)
    return Packed(docs.tobytes(), np.array([postings[int(doc)] for doc in docs], _U16).tobytes())


def changed(row: Packed, changes: dict[int, int | None]) -> Packed:
    """The row with each offset's weight set, or taken out where it is None."""
    docs, weights = unpack(*row)
    postings = dict(zip(docs.tolist(), weights.tolist(), strict=True))
    for offset, weight in changes.items():
        if weight is None:
            postings.pop(offset, None)
        else:
            postings[offset] = weight
    return pack(postings)

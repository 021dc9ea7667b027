"""What the living style page shows: one sample of everything, in both languages.

Nothing here is real, and nothing else may use it.
"""

from typing import Any

from django.core.paginator import Paginator

from marketplace import clock
from marketplace.face.specimens.forms import forms_shown
from marketplace.face.specimens.lists import dates_shown, explained, lists_shown, statuses, tables_shown
from marketplace.face.specimens.samples import chip, words

TOKENS = (
    "ink",
    "ink-soft",
    "line-strong",
    "line",
    "sunken",
    "paper",
    "tile",
    "tile-deep",
    "tile-line",
    "tile-wash",
    "saffron",
    "saffron-ink",
    "saffron-wash",
    "good",
    "good-wash",
    "bad",
    "bad-wash",
)


def specimens() -> dict[str, Any]:
    """Everything the style page needs."""
    now = clock.now()
    months = [
        words("تیر", "Jul"),
        words("مرداد", "Aug"),
        words("شهریور", "Sep"),
        words("مهر", "Oct"),
        words("آبان", "Nov"),
    ]
    measured = list(zip(months, (31, 27, 20, 15.5, 12), strict=True))
    page = Paginator(range(200), 10).get_page(4)
    return (
        {
            "tokens": TOKENS,
            "statuses": statuses(),
            "measured": measured,
            "page": page,
            "digest": "9f2c41d87be055a3c61e08fd93b72a4c" * 2,
        }
        | {
            "graph_rows": [{"label": label, "values": [value]} for label, value in measured],
            "graph_columns": [words("ماه", "Month"), words("درصد", "Percent")],
        }
        | {
            "district_counts": {n: n % 8 for n in range(1, 23)},
            "current_district": [12],
            "reached": chip("رسید", "reached", "check", "good"),
        }
        | {
            "facet_options": [
                {"value": "w", "label": words("پسماند", "Waste"), "count": 5, "checked": True},
                {"value": "a", "label": words("هوا", "Air"), "count": 4},
            ]
        }
        | {"trail": [{"label": words("چالش‌ها", "Challenges"), "url": "#"}, {"label": words("پسماند", "Waste")}]}
        | {
            "blockers": [{"label": words("اجماع پیشنهاد ۰۱", "Consensus on proposal 01"), "url": "#"}],
            "amount": 40_000_000_000,
        }
        | {
            "desk_items": [
                {"label": words("امروز", "Today"), "url": "#", "count": 3, "current": True},
                {"label": words("پیشنهادها", "Proposals"), "url": "#", "count": 4},
            ]
        }
        | {
            "actions": [{"label": words("دیدن چالش‌ها", "See challenges"), "url": "#"}],
            "sample_name": words("پاک شهر", "Pak Shahr"),
        }
        | forms_shown()
        | dates_shown(now)
        | lists_shown(now)
        | tables_shown()
        | explained()
    )

"""What the living style page shows: one sample of everything, in both languages. Nothing here is real, and nothing else may use it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import get_language

from marketplace import clock
from marketplace.forms import BahamForm, JalaliDateField, LegalIdField, RialField, WordsField

TOKENS = (
    "ink", "ink-soft", "line-strong", "line", "sunken", "paper", "tile", "tile-deep", "tile-line", "tile-wash",
    "saffron", "saffron-ink", "saffron-wash", "good", "good-wash", "bad", "bad-wash",
)  # fmt: skip


def words(persian: str, english: str) -> str:
    """Sample words in the reader's language. They are no part of the product, so they are in no catalogue."""
    return english if get_language() == "en" else persian


def chip(persian: str, english: str, icon: str, tone: str = "") -> dict[str, str]:
    """A status chip."""
    return {"label": words(persian, english), "icon": icon, "tone": tone}


class SpecimenForm(BahamForm):
    """One field of each shape."""

    name = forms.CharField()
    legal_id = LegalIdField()
    expires = JalaliDateField()
    ceiling = RialField(typed_in="toman", required=False)
    plan = WordsField(word_limit=30, required=False)
    kind = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "name": words("نام شرکت", "Name of the company"), "legal_id": words("شناسهٔ ملی", "Legal entity id"),
            "expires": words("پایان گواهی", "End of the certificate"), "ceiling": words("سقف بودجه", "Budget ceiling"),
            "plan": words("برنامهٔ اجرا", "Plan"), "kind": words("چه کسی نگهداری می‌کند؟", "Who does the upkeep?"),
            "agreed": words("شرط‌ها را خوانده‌ام", "I have read the terms"),
        }  # fmt: skip
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["legal_id"].help_text = words("۱۱ رقم، روی روزنامهٔ رسمی", "11 digits, on the official gazette")
        kinds = [("own", words("خود شرکت", "The company itself")), ("partner", words("شریک", "A partner"))]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


def forms_shown() -> dict[str, Any]:
    """A form with errors and nearly full texts."""
    text = " ".join([words("واژه", "word")] * 28)
    sent = {"name": "", "legal_id": "10380284792", "expires": "1404/12/30", "ceiling": "2500000", "plan": text, "kind": "own"}
    return {"form": SpecimenForm(sent), "file_hint": words("PDF تا ۱۰ مگابایت", "PDF up to 10 megabytes")}


def statuses() -> list[dict[str, str]]:
    """The states of a challenge."""
    return [
        chip("پیش‌نویس", "Draft", "pencil"), chip("باز برای پیشنهاد", "Open for proposals", "circle-dot", "live"),
        chip("بسته", "Closed", "lock"), chip("در حال ارزیابی", "Being evaluated", "scale"),
        chip("دورهٔ اعتراض", "Stand-still", "hourglass", "now"), chip("دارای برگزیده", "Awarded", "trophy", "good"),
        chip("بی‌برگزیده", "Unsuccessful", "circle-minus"), chip("لغوشده", "Cancelled", "circle-x", "bad"),
    ]  # fmt: skip


def dates_shown(now: datetime) -> dict[str, Any]:
    """Deadlines near and far, and promised dates."""
    return {
        "far": now + timedelta(days=14, hours=4, minutes=12), "near": now + timedelta(days=1, hours=4, minutes=1),
        "over": now - timedelta(days=2),
        "promises": [
            {"label": words("انتشار", "Published"), "date": now - timedelta(days=31), "state": "done"},
            {"label": words("پاسخ پرسش‌ها", "Answers"), "date": now - timedelta(days=3), "state": "late", "note": words("۳ روز دیر", "3 days late")},
            {"label": words("مهلت", "Deadline"), "date": now + timedelta(days=14), "time": True, "state": "next"},
            {"label": words("اعلام نتیجه", "Result"), "date": now + timedelta(days=140)},
        ],
    }  # fmt: skip


def lists_shown(now: datetime) -> dict[str, Any]:
    """Rows, cards and what waits."""
    meta = [
        {"icon": "building-community", "label": words("سازمان نوسازی", "Renovation Organization")},
        {"icon": "map-pin", "label": words("منطقهٔ ۱۵", "District 15")},
        {"icon": "category", "label": words("بافت فرسوده", "Worn-out fabric")},
    ]
    fits = [{"label": words("حوزه و توانمندی", "Field and capability"), "note": words("«حسگر فراصوت» در هر دو آمده است", "both name ultrasonic sensors")}]
    misses = [{"label": words("سابقهٔ نگهداری", "Record of upkeep"), "note": words("قرارداد قزوین را بیفزایید", "add the contract of Qazvin")}]
    title = words("اندازه‌گیری پرشدگی مخزن‌های پسماند", "Measuring how full waste bins are")
    text = words("روشی ارزان و کم‌نگهداری برای ۳۴۰ مخزن بازار.", "A cheap way for 340 bins in the bazaar.")
    waiting = [
        {"title": words("تأیید دوبارهٔ پیشنهاد", "Confirm the proposal again"), "note": text, "deadline": now + timedelta(days=1, hours=4),
         "url": "#", "action": words("دیدن تغییر", "See the change"), "tone": "now"},
        {"title": words("بخش ناتمام", "Unfinished section"), "deadline": now + timedelta(days=14), "url": "#", "action": words("ادامه", "Continue")},
    ]  # fmt: skip
    fit_title = words("چرا با شما جور است", "Why this fits you")
    return {"meta": meta, "fits": fits, "misses": misses, "fit_title": fit_title, "title": title, "text": text, "waiting": waiting}


def tables_shown() -> dict[str, Any]:
    """Tables, matrix, ranking, funnel, figures."""
    columns = [words("دستگاه", "Department"), words("وضع", "State"), words("سر وقت", "On time")]
    meter = {"value": 67, "label": words("۶۷ درصد", "67 percent"), "shown": words("۶۷٪", "67%"), "tone": "now"}
    rows = [{"cells": [{"value": words("سازمان پسماند", "Waste Organization"), "url": "#"}, {"chip": chip("سر وقت", "on time", "check", "good")}, {"meter": meter}]}]
    cells = [{"value": step, "heat": step, "outlier": step == 3} for step in range(1, 6)]  # noqa: PLR2004
    return {
        "table_columns": columns, "table_rows": rows,
        "matrix_columns": [{"label": words("معیار", "Criterion"), "note": weight} for weight in (35, 25, 15, 15, 10)],
        "matrix_rows": [{"label": words("حسگران پاک‌شهر", "Pakshahr Sensors"), "cells": cells, "total": 85, "spread": 0.4}],
        "ranking": [{"place": 1, "name": words("حسگران پاک‌شهر", "Pakshahr Sensors"), "score": 85, "note": words("بیشترین در کارایی", "best in performance")},
                    {"place": 2, "name": words("دیده‌بان راه", "Road Watch"), "score": 80}],
        "funnel": [{"count": 3, "label": words("پیش‌نویس", "drafts"), "url": "#"}, {"count": 2, "label": words("در انتظار", "waiting"), "url": "#", "tone": "now"},
                   {"count": 4, "label": words("باز", "open"), "url": "#", "tone": "live"}],
        "figures": [{"label": words("چالش باز", "open challenges"), "value": 37}, {"label": words("شرکت تأییدشده", "verified companies"), "value": 1248}],
    }  # fmt: skip


def explained() -> dict[str, Any]:
    """Facts, weights, documents, amendment, tasks."""
    criteria = [(words("کارایی در محل", "Performance on site"), 40), (words("اجرا", "Delivery"), 30), (words("سابقه", "Record"), 20), (words("قیمت", "Price"), 10)]
    return {
        "facts": [
            {"label": words("سقف بودجه", "Budget ceiling"), "value": words("۴ میلیارد تومان", "4 billion toman"), "note": words("برای پایلوت", "for the pilot")},
            {"label": words("آمادگی", "Readiness"), "value": words("TRL ۶ به بالا", "TRL 6 or more"), "trl": 6},
            {"label": words("پیشنهادها", "Proposals"), "value": words("مهرشده تا بازگشایی", "Sealed until the opening"), "icon": "lock"},
        ],
        "criteria": [{"name": name, "weight": weight, "note": ""} for name, weight in criteria],
        "documents": [
            {"name": "plan.pdf", "note": words("۱٫۸ مگابایت، بررسی شد", "1.8 megabytes, checked"), "url": "#"},
            {"name": "map.pdf", "note": words("در حال ویروس‌یابی", "being scanned"), "progress": 64, "icon": "file-search"},
            {"name": "map.dwg", "note": words("PDF آن را بفرستید", "send it as a PDF"), "tone": "bad"},
        ],
        "changes": [{"label": words("مهلت", "Deadline"), "before": words("۱۰ آذر", "1 Dec"), "after": words("۱۷ آذر", "8 Dec")}],
        "steps": [{"title": words("چالش را پیدا کنید", "Find a challenge"), "text": words("می‌گوییم کدام جور است.", "We show which ones fit.")},
                  {"title": words("پیشنهاد مهرشده بفرستید", "Send a sealed proposal"), "text": words("تا بازگشایی کسی نمی‌بیند.", "Nobody sees it before.")}],
        "tasks": [{"label": words("خلاصه", "Summary"), "url": "#", "chip": chip("آماده", "ready", "check", "good")},
                  {"label": words("اجرا", "Delivery"), "url": "#", "current": True, "chip": chip("در کار", "in work", "pencil", "live")},
                  {"label": words("بازبینی", "Review"), "chip": chip("آغازنشده", "not begun", "circle-dashed")}],
        "anchors": [{"score": score, "text": words("شاهد از محیط همانند", "evidence from a like place"), "checked": score == 3} for score in range(6)],  # noqa: PLR2004
    }  # fmt: skip


def specimens() -> dict[str, Any]:
    """Everything the style page needs."""
    now = clock.now()
    months = [words("تیر", "Jul"), words("مرداد", "Aug"), words("شهریور", "Sep"), words("مهر", "Oct"), words("آبان", "Nov")]
    measured = list(zip(months, (31, 27, 20, 15.5, 12), strict=True))
    page = Paginator(range(200), 10).get_page(4)
    return (
        {"tokens": TOKENS, "statuses": statuses(), "measured": measured, "page": page, "digest": "9f2c41d87be055a3c61e08fd93b72a4c" * 2}
        | {"graph_rows": [{"label": label, "values": [value]} for label, value in measured], "graph_columns": [words("ماه", "Month"), words("درصد", "Percent")]}
        | {"district_counts": {n: n % 8 for n in range(1, 23)}, "current_district": [12], "reached": chip("رسید", "reached", "check", "good")}
        | {"facet_options": [{"value": "w", "label": words("پسماند", "Waste"), "count": 5, "checked": True}, {"value": "a", "label": words("هوا", "Air"), "count": 4}]}
        | {"trail": [{"label": words("چالش‌ها", "Challenges"), "url": "#"}, {"label": words("پسماند", "Waste")}]}
        | {"blockers": [{"label": words("اجماع پیشنهاد ۰۱", "Consensus on proposal 01"), "url": "#"}], "amount": 40_000_000_000}
        | {"desk_items": [{"label": words("امروز", "Today"), "url": "#", "count": 3, "current": True}, {"label": words("پیشنهادها", "Proposals"), "url": "#", "count": 4}]}
        | {"actions": [{"label": words("دیدن چالش‌ها", "See challenges"), "url": "#"}], "sample_name": words("پاک شهر", "Pak Shahr")}
        | forms_shown() | dates_shown(now) | lists_shown(now) | tables_shown() | explained()
    )  # fmt: skip

"""Deadlines, rows, tables and explanations with invented content."""

from datetime import datetime, timedelta
from typing import Any

from marketplace.face.specimens.samples import chip, words


def statuses() -> list[dict[str, str]]:
    """The states of a challenge."""
    return [
        chip("پیش‌نویس", "Draft", "pencil"),
        chip("باز برای پیشنهاد", "Open for proposals", "circle-dot", "live"),
        chip("بسته", "Closed", "lock"),
        chip("در حال ارزیابی", "Being evaluated", "scale"),
        chip("دورهٔ اعتراض", "Stand-still", "hourglass", "now"),
        chip("دارای برگزیده", "Awarded", "trophy", "good"),
        chip("بی‌برگزیده", "Unsuccessful", "circle-minus"),
        chip("لغوشده", "Cancelled", "circle-x", "bad"),
    ]


def dates_shown(now: datetime) -> dict[str, Any]:
    """Deadlines near and far, and promised dates."""
    return {
        "far": now + timedelta(days=14, hours=4, minutes=12),
        "near": now + timedelta(days=1, hours=4, minutes=1),
        "over": now - timedelta(days=2),
        "promises": [
            {"label": words("انتشار", "Published"), "date": now - timedelta(days=31), "state": "done"},
            {
                "label": words("پاسخ پرسش‌ها", "Answers"),
                "date": now - timedelta(days=3),
                "state": "late",
                "note": words("۳ روز دیر", "3 days late"),
            },
            {"label": words("مهلت", "Deadline"), "date": now + timedelta(days=14), "time": True, "state": "next"},
            {"label": words("اعلام نتیجه", "Result"), "date": now + timedelta(days=140)},
        ],
    }


def lists_shown(now: datetime) -> dict[str, Any]:
    """Rows, cards and what waits."""
    meta = [
        {"icon": "building-community", "label": words("سازمان نوسازی", "Renovation Organization")},
        {"icon": "map-pin", "label": words("منطقهٔ ۱۵", "District 15")},
        {"icon": "category", "label": words("بافت فرسوده", "Worn-out fabric")},
    ]
    fits = [
        {
            "label": words("حوزه و توانمندی", "Field and capability"),
            "note": words("«حسگر فراصوت» در هر دو آمده است", "both name ultrasonic sensors"),
        }
    ]
    misses = [
        {
            "label": words("سابقهٔ نگهداری", "Record of upkeep"),
            "note": words("قرارداد قزوین را بیفزایید", "add the contract of Qazvin"),
        }
    ]
    title = words("اندازه‌گیری پرشدگی مخزن‌های پسماند", "Measuring how full waste bins are")
    text = words("روشی ارزان و کم‌نگهداری برای ۳۴۰ مخزن بازار.", "A cheap way for 340 bins in the bazaar.")
    waiting = [
        {
            "title": words("تأیید دوبارهٔ پیشنهاد", "Confirm the proposal again"),
            "note": text,
            "deadline": now + timedelta(days=1, hours=4),
            "url": "#",
            "action": words("دیدن تغییر", "See the change"),
            "tone": "now",
        },
        {
            "title": words("بخش ناتمام", "Unfinished section"),
            "deadline": now + timedelta(days=14),
            "url": "#",
            "action": words("ادامه", "Continue"),
        },
    ]
    fit_title = words("چرا با شما جور است", "Why this fits you")
    return {
        "meta": meta,
        "fits": fits,
        "misses": misses,
        "fit_title": fit_title,
        "title": title,
        "text": text,
        "waiting": waiting,
    }


def tables_shown() -> dict[str, Any]:
    """Tables, matrix, ranking, funnel, figures."""
    columns = [words("دستگاه", "Department"), words("وضع", "State"), words("سر وقت", "On time")]
    meter = {"value": 67, "label": words("۶۷ درصد", "67 percent"), "shown": words("۶۷٪", "67%"), "tone": "now"}
    rows = [
        {
            "cells": [
                {"value": words("سازمان پسماند", "Waste Organization"), "url": "#"},
                {"chip": chip("سر وقت", "on time", "check", "good")},
                {"meter": meter},
            ]
        }
    ]
    cells = [{"value": step, "heat": step, "outlier": step == 3} for step in range(1, 6)]
    return {
        "table_columns": columns,
        "table_rows": rows,
        "matrix_columns": [{"label": words("معیار", "Criterion"), "note": weight} for weight in (35, 25, 15, 15, 10)],
        "matrix_rows": [
            {"label": words("حسگران پاک‌شهر", "Pakshahr Sensors"), "cells": cells, "total": 85, "spread": 0.4}
        ],
        "ranking": [
            {
                "place": 1,
                "name": words("حسگران پاک‌شهر", "Pakshahr Sensors"),
                "score": 85,
                "note": words("بیشترین در کارایی", "best in performance"),
            },
            {"place": 2, "name": words("دیده‌بان راه", "Road Watch"), "score": 80},
        ],
        "funnel": [
            {"count": 3, "label": words("پیش‌نویس", "drafts"), "url": "#"},
            {"count": 2, "label": words("در انتظار", "waiting"), "url": "#", "tone": "now"},
            {"count": 4, "label": words("باز", "open"), "url": "#", "tone": "live"},
        ],
        "figures": [
            {"label": words("چالش باز", "open challenges"), "value": 37},
            {"label": words("شرکت تأییدشده", "verified companies"), "value": 1248},
        ],
    }


def explained() -> dict[str, Any]:
    """Facts, weights, documents, amendment, tasks."""
    criteria = [
        (words("کارایی در محل", "Performance on site"), 40),
        (words("اجرا", "Delivery"), 30),
        (words("سابقه", "Record"), 20),
        (words("قیمت", "Price"), 10),
    ]
    return {
        "facts": [
            {
                "label": words("سقف بودجه", "Budget ceiling"),
                "value": words("۴ میلیارد تومان", "4 billion toman"),
                "note": words("برای پایلوت", "for the pilot"),
            },
            {"label": words("آمادگی", "Readiness"), "value": words("TRL ۶ به بالا", "TRL 6 or more"), "trl": 6},
            {
                "label": words("پیشنهادها", "Proposals"),
                "value": words("مهرشده تا بازگشایی", "Sealed until the opening"),
                "icon": "lock",
            },
        ],
        "criteria": [{"name": name, "weight": weight, "note": ""} for name, weight in criteria],
        "documents": [
            {"name": "plan.pdf", "note": words("۱٫۸ مگابایت، بررسی شد", "1.8 megabytes, checked"), "url": "#"},
            {
                "name": "map.pdf",
                "note": words("در حال ویروس‌یابی", "being scanned"),
                "progress": 64,
                "icon": "file-search",
            },
            {"name": "map.dwg", "note": words("PDF آن را بفرستید", "send it as a PDF"), "tone": "bad"},
        ],
        "changes": [
            {"label": words("مهلت", "Deadline"), "before": words("۱۰ آذر", "1 Dec"), "after": words("۱۷ آذر", "8 Dec")}
        ],
        "steps": [
            {
                "title": words("چالش را پیدا کنید", "Find a challenge"),
                "text": words("می‌گوییم کدام جور است.", "We show which ones fit."),
            },
            {
                "title": words("پیشنهاد مهرشده بفرستید", "Send a sealed proposal"),
                "text": words("تا بازگشایی کسی نمی‌بیند.", "Nobody sees it before."),
            },
        ],
        "tasks": [
            {"label": words("خلاصه", "Summary"), "url": "#", "chip": chip("آماده", "ready", "check", "good")},
            {
                "label": words("اجرا", "Delivery"),
                "url": "#",
                "current": True,
                "chip": chip("در کار", "in work", "pencil", "live"),
            },
            {"label": words("بازبینی", "Review"), "chip": chip("آغازنشده", "not begun", "circle-dashed")},
        ],
        "anchors": [
            {"score": score, "text": words("شاهد از محیط همانند", "evidence from a like place"), "checked": score == 3}
            for score in range(6)
        ],
    }

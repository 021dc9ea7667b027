"""What the innovation office hands to departments that begin a challenge: templates, and limits of weights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the form; words is its limit."""

    text_fa: str
    hint_fa: str
    words: int
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with its weight."""

    group: str
    title_fa: str
    weight: int
    description_fa: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A template: when to use it, its texts by section, its questions and criteria."""

    name_fa: str
    name_en: str
    purpose_fa: str
    purpose_en: str
    pilot_days: int
    trl_min: int
    texts_fa: dict[str, str]
    questions: tuple[Asked, ...]
    criteria: tuple[Judged, ...]


TEMPLATES = (
    Template(
        name_fa="آزمون یک ابزار در میدان",
        name_en="A device tried in the field",
        purpose_fa="وقتی می‌خواهید حسگر، دستگاه یا سامانه‌ای را در چند نقطهٔ شهر بیازمایید و نتیجه را اندازه بگیرید.",
        purpose_en="For trying a sensor, a device or a system at a few places of the city and measuring what comes of it.",
        pilot_days=90,
        trl_min=6,
        texts_fa={
            "need": "امروز چه می‌شود و چرا بس نیست؟ با یک عدد از سال گذشته آغاز کنید: چند بار، چند نفر، چه هزینه‌ای.",
            "outcome": "پس از پایلوت کدام عدد باید تغییر کرده باشد، چقدر، و چگونه آن را می‌سنجیم؟",
            "data": "چه داده‌ای می‌دهیم، از چه زمانی، به چه شکلی؟ اگر چیزی محرمانه است بنویسید چگونه دیده می‌شود.",
            "site": "چند نقطه، کجا، با برق و اینترنت یا بی آن؟ چه کسی در محل همراه شرکت است؟",
        },
        questions=(
            Asked("راه‌حل شما چیست و چگونه کار می‌کند؟", "ساده بنویسید؛ ارزیاب شاید از رشتهٔ شما نباشد.", 500),
            Asked("تاکنون کجا آزموده شده و چه نتیجه‌ای داده است؟", "یک یا دو نمونه با عدد.", 300, takes_file=True),
            Asked("پایلوت را در چند گام و با چه کسانی پیش می‌برید؟", "زمان هر گام را بنویسید.", 400),
            Asked("چه چیزی ممکن است درست پیش نرود و آن‌گاه چه می‌کنید؟", "", 200),
        ),
        criteria=(
            Judged("technical", "کارایی در محل", 40, "درستی اندازه‌گیری و دوام، با شاهد میدانی"),
            Judged("delivery", "برنامهٔ اجرا", 20, "گام‌ها، آدم‌ها و خطرها"),
            Judged("impact", "اثر بر شهر", 20, "آنچه برای مردم یا کارکنان آسان‌تر می‌شود"),
            Judged("price", "قیمت", 20),
        ),
    ),
    Template(
        name_fa="کم‌کردن هدررفت یا هزینه",
        name_en="Less waste, less cost",
        purpose_fa="وقتی مصرف آب، برق، سوخت یا وقت باید کم شود و راه آن از پیش روشن نیست.",
        purpose_en="For using less water, power, fuel or time where the way is not known beforehand.",
        pilot_days=120,
        trl_min=5,
        texts_fa={
            "need": "چه چیزی هدر می‌رود، چقدر در ماه، و تا امروز چه کرده‌اید؟",
            "outcome": "دست‌کم چند درصد باید کم شود؟ مبنای سنجش کدام ماه یا سال است؟",
            "data": "قبض‌ها، دفترها یا داده‌های سامانه را از چه سالی می‌توانید بدهید؟",
            "site": "کدام ساختمان، ناوگان یا کارگاه در اختیار شرکت است و از چه روزی؟",
        },
        questions=(
            Asked("هدررفت را از کجا می‌شناسید و چگونه کم می‌کنید؟", "", 500),
            Asked("صرفه‌جویی را چگونه می‌سنجید که هر دو طرف آن را بپذیرند؟", "روش و مبنای سنجش را بنویسید.", 300),
            Asked("هزینهٔ نگهداری پس از پایلوت چقدر است؟", "مبلغ خود پیشنهاد را این‌جا ننویسید.", 200),
        ),
        criteria=(
            Judged("technical", "روش و شاهد آن", 35, "چرا این روش این‌جا جواب می‌دهد"),
            Judged("impact", "اندازهٔ صرفه‌جویی", 30, "سنجش‌پذیر و پذیرفته برای هر دو طرف"),
            Judged("delivery", "برنامهٔ اجرا", 15),
            Judged("price", "قیمت", 20),
        ),
    ),
)

WEIGHT_LIMITS = {"technical": (20, 80), "price": (0, 50)}

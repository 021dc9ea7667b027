"""Words every challenge shares: money units, who may apply, and the city's published ladders for scores 0 … 5.

A ladder is written once, so that a 4 means the same to every panel; what is specific to a challenge stands in the
title and the note of its criterion.
"""

from marketplace.management.demo.schema import CertificateClass, Criterion

MILLION_TOMAN = 10_000_000
BILLION_TOMAN = 10_000_000_000

ANY_FIRM: tuple[CertificateClass, ...] = ("emerging", "innovative", "technological", "creative")
KNOWLEDGE_BASED: tuple[CertificateClass, ...] = ("emerging", "innovative", "technological")
ESTABLISHED: tuple[CertificateClass, ...] = ("innovative", "technological")

EVIDENCE = (
    "به شرایط محل نپرداخته است",
    "ادعا دارد، شاهد ندارد",
    "شاهد از محیطی دیگر",
    "شاهد از محیط همانند، با یک کاستی مهم",
    "شاهد از محیط همانند، کاستی جزئی",
    "در همین شرایط آزموده و خطا سنجیده شده",
)
ACCURACY = (
    "راه سنجش خطا را نگفته است",
    "عددی گفته، بی‌آزمون",
    "آزمون درونی با دادهٔ کم",
    "آزمون بر دادهٔ واقعی، بی گزارش خطاهای بد",
    "آزمون بر دادهٔ واقعی با خطاهای بد و علت آن‌ها",
    "آزمون مستقل، با خطا در بدترین حالت",
)
DELIVERY = (
    "برنامه ندارد",
    "فقط سرفصل",
    "زمان‌بندی بی‌نام افراد",
    "زمان‌بندی با افراد، بی نگهداری",
    "از نصب تا نگهداری، با یک ابهام",
    "روشن تا سال دوم، با یدک و زمان رفع خرابی",
)
RECORD = (
    "سابقه‌ای نیاورده است",
    "کار نزدیک، بی نشانی کارفرما",
    "یک کار کوچک با نشانی",
    "یک کار هم‌اندازه، نتیجه ناروشن",
    "یک کار هم‌اندازه با نتیجهٔ سنجیده",
    "چند کار هم‌اندازه با نتیجهٔ سنجیده و کارفرمای راضی",
)
PEOPLE = (
    "به مردم و کارکنان نپرداخته است",
    "از سود کلی می‌گوید",
    "یک گروه را دیده، زیان را ندیده",
    "سود و زیان را می‌گوید، راه سنجش ندارد",
    "سود و زیان با راه سنجش",
    "با خود مردم آزموده و تغییر داده است",
)
UPKEEP = (
    "نگهداری را نگفته است",
    "نگهداری با شهر، بی عدد",
    "عدد دارد، پایه ندارد",
    "عدد با پایه، بی یدک",
    "عدد، یدک و آموزش؛ یک ابهام",
    "عدد از یک سال کار واقعی، با یدک و آموزش",
)
PRIVACY = (
    "به حریم خصوصی نپرداخته است",
    "قول کلی",
    "داده را نگه می‌دارد، زمان ندارد",
    "زمان نگهداری دارد، دسترسی ناروشن",
    "کمینهٔ داده، زمان و دسترسی روشن",
    "دادهٔ شخصی اصلاً گرفته نمی‌شود یا در دستگاه پاک می‌شود",
)
SAFETY = (
    "خطرها را نشناخته است",
    "خطرها را نام برده، چاره ندارد",
    "چارهٔ بخشی از خطرها",
    "چارهٔ همهٔ خطرها، بی آزمون",
    "چارهٔ آزموده، با یک کاستی",
    "چارهٔ آزموده و تأیید نهاد مسئول",
)
FITS_SYSTEMS = (
    "سامانه‌های شهر را ندیده است",
    "اتصال را وعده داده است",
    "اتصال دستی با پرونده",
    "واسط روشن، بی نمونه",
    "واسط روشن با نمونهٔ کارکرده",
    "به همین سامانه پیش‌تر وصل شده است",
)


def price(weight: int) -> Criterion:
    """The price criterion: no ladder, the cheapest acceptable price gets full marks and others in proportion."""
    return Criterion("price", "قیمت", "در پاکت جدا، پس از امتیاز فنی باز می‌شود", weight, "price")


INTELLECTUAL_PROPERTY: dict[str, tuple[str, str]] = {
    "vendor_keeps": (
        "مالکیت فکری نزد شرکت می‌ماند. دادهٔ شهر و دادهٔ پایلوت نزد شهر است.",
        "The firm keeps its intellectual property. City data and pilot data belong to the city.",
    ),
    "city_licence": (
        "مالکیت نزد شرکت می‌ماند و شهر حق استفادهٔ بی‌مدت از نتیجه را در همهٔ منطقه‌ها دارد.",
        "The firm keeps ownership; the city may use the result in all districts without limit of time.",
    ),
    "shared": (
        "آنچه در پایلوت ساخته می‌شود مشترک است؛ سهم هر سو در قرارداد پایلوت نوشته می‌شود.",
        "What is made in the pilot is shared; the shares are written in the pilot agreement.",
    ),
    "open_source": (
        "کد و طرح پایلوت با پروانهٔ آزاد منتشر می‌شود. آنچه شرکت از پیش داشته، از آن خود اوست.",
        "Code and designs of the pilot are published under a free licence; what the firm had before stays its own.",
    ),
}

# code, Persian, English, scheme year, rank: the scheme in force since Mordad 1402, and creative firms beside it
CERTIFICATE_CLASSES: tuple[tuple[CertificateClass, str, str, int, int], ...] = (
    ("creative", "خلاق", "Creative", 1402, 1),
    ("emerging", "نوپا", "Emerging", 1402, 2),
    ("innovative", "نوآور", "Innovative", 1402, 3),
    ("technological", "فناور", "Technological", 1402, 4),
)

SMALL_UP_TO = 2 * BILLION_TOMAN
"""Limits by which the demo challenges are classed; the real ones come yearly from the by-law."""
MEDIUM_UP_TO = 6 * BILLION_TOMAN

"""Startups that hear and see structures move: pits, tunnels, bridges, escalators."""

from marketplace.management.demo.people import address
from marketplace.management.demo.prose import paragraphs
from marketplace.management.demo.schema import Certificate, Member, Reference, Solution, Vendor

ZAMIN = Vendor(
    code="zamin",
    legal_id="14014541022",
    name_fa="پایش‌گر زمین",
    name_en="Zamin Monitoring",
    founded=1394,
    size="medium",
    city_fa="تهران",
    city_en="Tehran",
    website="https://zamin.example",
    tagline_fa="میلی‌مترهایی که پیش از ترک حرف می‌زنند.",
    about_fa=paragraphs("""
        پنجاه‌وهشت نفر، از نقشه‌بردار تا ریاضی‌دان. از پایش سد آغاز کردیم و از ۱۴۰۰ کارمان شهری شد: گود، تونل، پل
        و خانهٔ همسایهٔ گود.

        ایستگاه‌هایمان زیر خاک، زیر پل و در کانکس کارگاه زنده مانده‌اند. گزارش را برای ناظر می‌نویسیم، نه برای
        بایگانی.
    """),
    about_en=(
        "Fifty-eight people who measure millimetres: dams first, and since 2021 pits, tunnels, bridges and the "
        "house next to the pit."
    ),
    fields=("earthquake", "construction", "roads"),
    capabilities=(
        "structural-monitoring",
        "insar",
        "geotechnics",
        "excavation-safety",
        "early-warning",
        "fibre-sensing",
    ),
    districts=(1, 2, 3, 17, 18),
    solutions=(
        Solution(
            title_fa="گودبان",
            problem_fa="گودی که روز پس از باران می‌ریزد.",
            summary_fa="شیب‌سنج و دوربین منشور که هر ده دقیقه جابه‌جایی می‌خواند و خطای باران را جدا می‌کند.",
            trl=8,
            references=(
                Reference("برج مسکونی ولنجک", 1404, "هشدار چهار روز پیش از حرکت دیوار"),
                Reference("ایستگاه متروی کیانشهر", 1403, "۱۴ ماه پایش بی قطع"),
            ),
        ),
        Solution(
            title_fa="نشست‌نما",
            title_en="Neshastnama",
            problem_fa="زمینی که سالی ۱۷ سانتی‌متر می‌نشیند.",
            summary_fa="ترکیب تصویر راداری ماهواره و شیب‌سنج زمینی برای دیدن اختلاف نشست.",
            summary_en="Satellite radar and ground tiltmeters combined to show differential settlement.",
            trl=6,
            references=(Reference("بزرگراه آزادگان", 1404, "نقشهٔ ۳۰ کیلومتر"),),
        ),
    ),
    members=(
        Member(address("zamin"), "هرمز خاکپور", "Hormoz Khakpour"),
        Member(address("zamin.projects"), "سمیرا الوند", "Samira Alvand", "admin"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۴-۰۰۹۳", -300, 430),
)

AVA = Vendor(
    code="ava",
    legal_id="14001530817",
    name_fa="آوای پایش",
    name_en="Ava Monitoring",
    founded=1399,
    size="small",
    city_fa="تهران",
    city_en="Tehran",
    website="https://ava.example",
    tagline_fa="از صدا و لرزش می‌فهمیم چه چیزی دارد خسته می‌شود.",
    about_fa=paragraphs("""
        موتور، پل، پله‌برقی و تنهٔ درخت، همه پیش از شکستن صدایشان عوض می‌شود. کار ما شنیدن همین تغییر است و گفتنش
        به زبان تعمیرکار.

        دوازده نفریم، نیمی مهندس مکانیک و نیمی نوازنده. این را شوخی نمی‌کنیم؛ گوش تربیت‌شده برچسب داده را بهتر
        می‌زند.
    """),
    about_en=(
        "From sound and vibration we learn what is getting tired: an engine, a bridge, an escalator, the trunk of "
        "a tree."
    ),
    fields=("roads", "public-transport", "green", "noise"),
    capabilities=(
        "vibration-sensing",
        "acoustic-sensing",
        "bridge-inspection",
        "predictive-maintenance",
        "anomaly-detection",
        "noise-monitoring",
        "structural-monitoring",
    ),
    districts=(1, 3, 7),
    solutions=(
        Solution(
            title_fa="پل‌آوا",
            title_en="Polava",
            problem_fa="تکیه‌گاه قفل‌شده‌ای که دیده نمی‌شود.",
            summary_fa="یک حسگر در هر دهانه، مقایسهٔ دهانه با همسایه‌هایش و حذف اثر دما.",
            summary_en="One sensor per span, each span compared with its neighbours and the effect of heat removed.",
            trl=7,
            references=(Reference("پل میرزا کوچک‌خان، رشت", 1403, "دو تکیه‌گاه قفل‌شده پیدا شد"),),
        ),
        Solution(
            title_fa="نبض پله",
            problem_fa="پله‌برقی که بی‌خبر می‌ایستد.",
            summary_fa="حسگر آهن‌ربایی بر موتور و گیربکس؛ پیام به تعمیرکار با صدای ضبط‌شدهٔ خرابی.",
            trl=6,
            references=(Reference("مرکز خریدی در غرب تهران", 1404, "۹ خرابی از ۱۲ خرابی زودتر دیده شد"),),
        ),
        Solution(
            title_fa="تنه‌نوا",
            problem_fa="چناری که از درون پوک است.",
            summary_fa="ضربهٔ آرام به تنه و تحلیل صدای بازگشت، بی سوراخ.",
            trl=5,
        ),
    ),
    members=(
        Member(address("ava"), "رامین نواساز", "Ramin Navasaz"),
        Member(address("ava.eng"), "دنیا سپهری", "Donya Sepehri", "member"),
    ),
    certificate=Certificate("technological", "ف-۱۴۰۳-۱۹۴۰", -210, 520),
)
